package bench

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"oneminuteguide/web/sitetest"
)

// libraryTable is the table's file, written after each part: a run takes a while.
const libraryTable = "bench-library.md"

// slowLineGuides are as many guides as a copy over a slow line is measured with.
const slowLineGuides = 50

// BenchmarkLibrary puts libraries of 1, 20 and 200 guides side by side, and beside
// the largest of them what else people make of the same guides. The environment can
// name other sizes (BENCH_GUIDES=1,5), another program guide to measure as well, such as
// the one before a change (BENCH_BEFORE=path/to/guide), and have no others (BENCH_PEERS=none).
func BenchmarkLibrary(b *testing.B) {
	for b.Loop() {
		sizes := librarySizes(b)
		most := slices.Max(sizes)
		t := &table{title: "one run", bases: map[string]string{}}
		type program struct{ path, note string }
		programs := []program{{"../../bin/guide", ""}}
		if before := os.Getenv("BENCH_BEFORE"); before != "" {
			programs = append(programs, program{before, ", before"})
		}
		for _, p := range programs {
			for _, n := range sizes {
				t.columns = append(t.columns, columnOf(n, p.note))
				t.bases[columnOf(n, p.note)] = columnOf(sizes[0], p.note)
			}
		}
		peers := libraryPeers
		if os.Getenv("BENCH_PEERS") == "none" {
			peers = nil
		}
		for _, p := range peers {
			t.columns = append(t.columns, columnOf(most, ", "+p.name))
		}
		for _, p := range programs {
			path, err := filepath.Abs(p.path)
			require.NoError(b, err)
			for _, n := range sizes {
				b.Logf("%s%s", columnOf(n, ""), p.note)
				measureLibrary(b, t, columnOf(n, p.note), path, n)
			}
		}
		for _, p := range peers {
			b.Logf("%s", p.name)
			site := newPeerSite(b, p)
			site.publish(b, sitetest.Library{Guides: most})
			measureLibraryCopy(b, t, columnOf(most, ", "+p.name), site, sitetest.Library{Guides: most})
			t.write(b, libraryTable)
		}
	}
}

func librarySizes(b *testing.B) []int {
	b.Helper()
	listed := os.Getenv("BENCH_GUIDES")
	if listed == "" {
		return []int{1, 20, 200}
	}
	var sizes []int
	for field := range strings.SplitSeq(listed, ",") {
		n, err := strconv.Atoi(field)
		require.NoError(b, err, "BENCH_GUIDES: want numbers, such as 1,5")
		sizes = append(sizes, n)
	}
	return sizes
}

func columnOf(guides int, note string) string {
	if guides == 1 {
		return "1 guide" + note
	}
	return fmt.Sprintf("%d guides%s", guides, note)
}

// measureLibrary measures a program with a library of n guides.
func measureLibrary(b *testing.B, t *table, column, program string, n int) {
	b.Helper()
	library := sitetest.Library{Guides: n}
	server := &guideServer{program: program, dir: filepath.Join(b.TempDir(), "pack")}
	measureCommands(b, t, column, server, library)
	t.write(b, libraryTable)
	measureFirstPage(b, t, column, server)
	measureLibraryCopy(b, t, column, server, library)
	t.write(b, libraryTable)
	server.stop()

	slow := &guideServer{program: program, dir: filepath.Join(b.TempDir(), "pack")}
	slow.publish(b, sitetest.Library{Guides: min(n, slowLineGuides)})
	slow.waitUntilIdle(b)
	measureSlowCopy(b, t, column, fmt.Sprintf(" (with %d guides at most)", slowLineGuides), slow)
	t.write(b, libraryTable)
	slow.stop()
}
