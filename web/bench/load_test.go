package bench

import (
	"bytes"
	"fmt"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/certificate/certificatetest"
	"oneminuteguide/web/protocol"
	"oneminuteguide/web/sitetest"
)

// loadLasts is how long a server is under load, in seconds.
const loadLasts = 30

// BenchmarkLoad asks the guide's own server for a dozen files in turn, for half a minute
// over HTTP/1.1 and another over HTTP/2, while each second brings a new version of the
// pack. It wants no error.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		const plain, overTLS = "64 connections, HTTP/1.1 (wrk)", "32 connections of 10 streams, HTTP/2 over TLS (h2load)"
		t := &table{title: fmt.Sprintf("%d s of %d files in turn, without an error", loadLasts, len(loadPaths)), columns: []string{plain, overTLS}}
		measureLoad(b, t, plain, place{port: browsertest.FreePort(b)}, func(origin string) (perSecond, p99 float64) {
			script := filepath.Join(b.TempDir(), "turns.lua")
			write(b, script, wrkScript(loadPaths))
			return wrk(b, "-c64", fmt.Sprintf("-d%ds", loadLasts), "-s", script, origin)
		})
		cert, key := certificatetest.Write(b, b.TempDir(), time.Now().AddDate(1, 0, 0), "localhost")
		measureLoad(b, t, overTLS, place{browsertest.FreePort(b), cert, key}, func(origin string) (perSecond, _ float64) {
			list := filepath.Join(b.TempDir(), "urls")
			write(b, list, []byte(origin+strings.Join(loadPaths, "\n"+origin)+"\n"))
			return h2load(b, "-c32", "-m10", "-D", fmt.Sprint(loadLasts), "-i", list), 0
		})
		t.write(b, "bench-load.md")
	}
}

// wrkScript asks for one path after the other.
func wrkScript(paths []string) []byte {
	var script strings.Builder
	fmt.Fprintln(&script, "local paths, requests, n = {}, {}, 0")
	for _, p := range paths {
		fmt.Fprintf(&script, "paths[#paths + 1] = %q\n", p)
	}
	fmt.Fprint(&script, `init = function()
	for i, path in ipairs(paths) do requests[i] = wrk.format("GET", path) end
end
request = function()
	n = n % #requests + 1
	return requests[n]
end
`)
	return []byte(script.String())
}

func measureLoad(b *testing.B, t *table, column string, at place, load func(origin string) (perSecond, p99 float64)) {
	b.Helper()
	pack := &changingPack{dir: filepath.Join(b.TempDir(), "pack")}
	pack.write(b)
	var log bytes.Buffer
	command := guide(at, "-content", pack.dir)
	command.Stderr = &log
	running := startServer(b, command, at, "/")
	b.Cleanup(running.End)
	requireEach(b, at, loadPaths)
	time.Sleep(2 * time.Second)
	atTheBeginning, inTheMiddle := memoryOf(b, running), 0.0
	type figures struct{ perSecond, p99 float64 }
	done := make(chan figures, 1)
	go func() {
		defer close(done) // also when the load fails, and ends this goroutine
		perSecond, p99 := load(at.origin())
		done <- figures{perSecond, p99}
	}()
	began, again := time.Now(), time.NewTicker(time.Second)
	defer again.Stop()
	for n := 1; ; n++ {
		select {
		case is, good := <-done:
			require.True(b, good, "the load has failed")
			t.add("requests per second", column, is.perSecond)
			if is.p99 > 0 { // h2load does not say
				t.add("p99, ms", column, is.p99)
			}
			t.add("memory at the beginning, MB", column, atTheBeginning/1e6)
			t.add("memory in the middle, MB", column, inTheMiddle/1e6)
			t.add("memory at the end, MB", column, memoryOf(b, running)/1e6)
			running.End()
			t.add("versions served meanwhile", column, float64(strings.Count(log.String(), "served now")))
			require.NotContains(b, log.String(), "ERROR")
			require.NotContains(b, log.String(), "panic")
			require.Greater(b, strings.Count(log.String(), "served now"), int(time.Since(began).Seconds())/3, "a pack each second: %s", &log)
			return
		case <-again.C:
			if n == loadLasts/2 {
				inTheMiddle = memoryOf(b, running)
			}
			pack.write(b)
			require.NoError(b, command.Process.Signal(syscall.SIGHUP))
		}
	}
}

// loadPaths are the pages that people open most, and what a first visit takes beside one.
var loadPaths = []string{
	"/", ourGuide, ourGuide + "checklist/", "/contacts/", "/search/",
	protocol.ReleasePath, protocol.NumbersPath, protocol.WorkerPath, protocol.BootPath, protocol.RuntimePath, protocol.ProgramPath, protocol.IconPath,
}

// requireEach makes sure that there is something at each of the paths.
func requireEach(b *testing.B, at place, paths []string) {
	b.Helper()
	client := visitor(b, at, "HTTP/1.1")
	for _, path := range paths {
		answer, err := client.Get(at.origin() + path)
		require.NoError(b, err)
		answer.Body.Close()
		require.Equal(b, http.StatusOK, answer.StatusCode, path)
	}
}

var packVersion = regexp.MustCompile(`(?m)^version: \d+$`)

// changingPack is a folder with a pack of one guide whose number changes with each version.
type changingPack struct {
	dir     string
	version int
	files   fstest.MapFS // of this version
}

// write writes the next version: the files that change, one after the other, as a copy does.
func (p *changingPack) write(b *testing.B) {
	b.Helper()
	p.version++
	next := sitetest.Library{Guides: 1, NewNumber: p.version%2 == 0}.Files(b)
	next["pack.yaml"].Data = packVersion.ReplaceAll(next["pack.yaml"].Data, fmt.Appendf(nil, "version: %d", p.version))
	for name, file := range next {
		if was, found := p.files[name]; !found || !bytes.Equal(was.Data, file.Data) {
			write(b, filepath.Join(p.dir, filepath.FromSlash(name)), file.Data)
		}
	}
	p.files = next
}
