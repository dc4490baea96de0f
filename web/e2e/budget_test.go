package e2e

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/app"
	"oneminuteguide/web"
	"oneminuteguide/web/sitetest"
)

var update = flag.Bool("update", false, "write what is in testdata")

// budgets are in bytes as they are sent, with Brotli.
var budgets = []struct {
	name  string
	most  int
	count func(*testing.T, *web.Site) int
}{
	{"the program", 1_100_000, sizeOf("/client.wasm")},
	{"the first response, the largest of the pages", 14_000, largestPage},
	{"a first visit in all", 1_150_000, firstVisit},
	{"an update when a number changed", 5_000, changedNumber},
}

// TestBudgets counts bytes; what takes the phone's time is measured by the bench.
func TestBudgets(t *testing.T) {
	t.Parallel()
	site := sitetest.Shipped(t)
	if *update {
		require.NoError(t, os.WriteFile(sizesPath, []byte(sizes(site)), 0o644))
	}
	for _, budget := range budgets {
		got := budget.count(t, site)
		t.Logf("%s: %d bytes of %d", budget.name, got, budget.most)
		assert.LessOrEqual(t, got, budget.most, "%s takes %d bytes, and may take %d; what grew:\n%s", budget.name, got, budget.most, grown(t, site))
	}
}

// sentSize is what goes over the line for the file.
func sentSize(f *web.File) int {
	if compressed := f.Compressed(); compressed.Brotli != nil {
		return len(compressed.Brotli)
	}
	return f.Size
}

func sizeOf(path string) func(*testing.T, *web.Site) int {
	return func(t *testing.T, site *web.Site) int {
		f, found := site.Lookup(path)
		require.True(t, found, path)
		return sentSize(f)
	}
}

func largestPage(_ *testing.T, site *web.Site) (most int) {
	for _, f := range site.Files() {
		if strings.HasPrefix(f.Type, "text/html") && f.Path != app.PlainPath {
			most = max(most, sentSize(f))
		}
	}
	return most
}

// firstVisit is the whole copy, what keeps it, and the largest page; TestFirstVisitDownloadsEachFileOnce
// holds the server to it.
func firstVisit(t *testing.T, site *web.Site) (all int) {
	for address, f := range copyOf(t, site) {
		if f.Path == "/numbers.json" || !needsNoRequest(t, site)[address] { // the page asks for the numbers
			all += sentSize(f)
		}
	}
	for path := range listsIn(t, site) {
		all += sizeOf(path)(t, site)
	}
	for _, path := range []string{"/release.json", "/app-worker.js", "/emergency.js"} {
		all += sizeOf(path)(t, site)
	}
	return all + largestPage(t, site)
}

// changedNumber is what a phone fetches that has the copy before.
func changedNumber(t *testing.T, site *web.Site) (all int) {
	next := sitetest.WithNewNumber(t)
	had, lists := copyOf(t, site), listsIn(t, site)
	for address, f := range copyOf(t, next) {
		if had[address] == nil && !needsNoRequest(t, next)[address] {
			all += sentSize(f)
		}
	}
	for list := range listsIn(t, next) {
		if !lists[list] {
			all += sizeOf(list)(t, next)
		}
	}
	for _, path := range []string{"/release.json", "/emergency.js"} {
		all += sizeOf(path)(t, next)
	}
	return all
}

// sizesPath has the size of each file when it was last updated, to show what grew.
const sizesPath = "testdata/sizes.txt"

func sizes(site *web.Site) string {
	var out strings.Builder
	for _, f := range slices.SortedFunc(slices.Values(site.Files()), func(a, b *web.File) int {
		return cmp.Or(cmp.Compare(sentSize(b), sentSize(a)), strings.Compare(a.Path, b.Path))
	}) {
		fmt.Fprintf(&out, "%9d %s\n", sentSize(f), f.Path)
	}
	return out.String()
}

func grown(t *testing.T, site *web.Site) string {
	before := map[string]int{}
	text, err := os.ReadFile(sizesPath)
	require.NoError(t, err)
	for line := range strings.Lines(string(text)) {
		var size int
		var path string
		_, err := fmt.Sscan(line, &size, &path)
		require.NoError(t, err)
		before[path] = size
	}
	var out strings.Builder
	for _, f := range site.Files() {
		if more := sentSize(f) - before[f.Path]; more > 0 {
			fmt.Fprintf(&out, "%+9d %s\n", more, f.Path)
		}
	}
	return out.String()
}
