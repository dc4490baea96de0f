package e2e

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// What may cut an installation, and what the next one costs.

func TestFirstVisitDownloadsEachFileOnce(t *testing.T) {
	t.Parallel()
	site := serveSite(t)
	built := sitetest.Shipped(t)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	install(t, c, site)
	var sum int64
	for address, f := range copyOf(t, built) {
		if f.Path == "/numbers.json" || !needsNoRequest(t, built)[address] { // the page asks for the numbers
			sum += int64(sentSize(f))
		}
	}
	for list := range listsIn(t, built) {
		sum += int64(sizeOf(list)(t, built))
	}
	sum += int64(sizeOf("/contacts/")(t, built)) // the first time; then it comes from the copy
	sent := site.SentFor(func(path string) bool {
		return path != "/release.json" && path != "/app-worker.js" && path != "/emergency.js"
	})
	assert.Equal(t, sum, sent, "each byte once: %v", site.BytesByPath())
}

func TestInstallCutAfterSomeFiles(t *testing.T) {
	t.Parallel()
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		contacts, _ := sitetest.Shipped(t).Lookup("/contacts/")
		page, lists := string(contacts.Body()), listsIn(t, sitetest.Shipped(t))
		var mu sync.Mutex
		var sent []string
		server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
			if !strings.HasPrefix(r.URL.Path, "/_/") || strings.Contains(page, r.URL.Path) || lists[r.URL.Path] { // the page asks for those that it names
				return false
			}
			mu.Lock()
			defer mu.Unlock()
			if len(sent) == 3 {
				panic(http.ErrAbortHandler)
			}
			sent = append(sent, r.URL.Path)
			return false
		})
		b := open(browsertest.Options{})
		b.Open(site.URL + "/contacts/")
		browsertest.WaitFor(t, b, "the cut", `oneMinute.offline().then((state) => state.log.length > 0)`)
		assert.False(t, askWorker(b, "offline()").Complete)
		server.misbehave(nil)
		site.ForgetCounts()
		browsertest.WaitFor(t, b, "a complete copy", `oneMinute.update().then((state) => state.complete)`)
		for _, address := range sent {
			assert.Zero(t, site.Served(address), "%s was there already", address)
		}
	})
}

func TestInstallCutInsideTheProgram(t *testing.T) {
	t.Parallel()
	built := sitetest.Shipped(t)
	wasm, found := built.Lookup("/client.wasm")
	require.True(t, found)
	half, err := gzip.NewReader(bytes.NewReader(wasm.Compressed().Gzip[:len(wasm.Compressed().Gzip)/2]))
	require.NoError(t, err)
	came, err := io.Copy(io.Discard, half)
	require.ErrorIs(t, err, io.ErrUnexpectedEOF)
	whole := (came - 64<<10) / (512 << 10) // a browser's own decoder may hold the last bytes back
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		cut := make(chan struct{})
		var requests atomic.Int32
		server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
			if r.URL.Path != wasm.Address() {
				return false
			}
			w.Header().Set("Content-Type", "application/wasm")
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(wasm.Compressed().Gzip[:len(wasm.Compressed().Gzip)/2])
			flush(w)
			if requests.Add(1) > 1 { // the page's own request comes first
				<-cut
			}
			panic(http.ErrAbortHandler)
		})
		b := open(browsertest.Options{})
		b.Open(site.URL + "/contacts/")
		browsertest.WaitFor(t, b, "the parts that came whole", fmt.Sprintf(
			`caches.open("one-minute-3").then(async (cache) => (await cache.keys()).filter((r) => r.url.endsWith(".part")).length >= %d)`, whole))
		close(cut)
		browsertest.WaitFor(t, b, "the cut", `oneMinute.offline().then((state) => state.log.length > 0)`)
		server.misbehave(nil)
		site.ForgetCounts()
		browsertest.WaitFor(t, b, "a complete copy", `oneMinute.update().then((state) => state.complete)`)
		all := int64(len(wasm.Compressed().Brotli))
		if b.Name() == "webkit" {
			all = int64(len(wasm.Compressed().Gzip)) // it takes Brotli over TLS only
		}
		sent := site.SentFor(func(path string) bool { return isWasm(path) || strings.HasSuffix(path, ".part") })
		t.Logf("%d of %d bytes the second time", sent, all)
		assert.Less(t, float64(sent), 0.6*float64(all))
	})
}

// flush sends what was written so far.
func flush(w http.ResponseWriter) {
	if err := http.NewResponseController(w).Flush(); err != nil {
		panic(err)
	}
}

func TestADownloadThatFailsIsTriedOnceMore(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		var failed atomic.Int32
		server.misbehave(func(_ http.ResponseWriter, r *http.Request) bool {
			if isWasm(r.URL.Path) && failed.Add(1) == 1 {
				panic(http.ErrAbortHandler)
			}
			return false
		})
		openMounted(t, open(browsertest.Options{}), site.URL+"/contacts/")
		assert.Greater(t, failed.Load(), int32(1))
	})
}

func TestStalledDownloadIsGivenUp(t *testing.T) {
	t.Parallel()
	built := sitetest.Shipped(t)
	wasm, _ := built.Lookup("/client.wasm")
	server, site := servePublisher(t)
	release := make(chan struct{})
	defer close(release)
	var stalled atomic.Int64 // when the last download began to stall: the page's own, then the worker's
	server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path != wasm.Address() {
			return false
		}
		w.Header().Set("Content-Type", "application/wasm")
		w.Write(wasm.Body()[:len(wasm.Body())/2])
		flush(w)
		stalled.Store(time.Now().UnixNano())
		select {
		case <-release:
		case <-r.Context().Done():
		}
		return true
	})
	c := browsertest.OpenChromium(t, browsertest.Options{})
	c.Open(site.URL + "/contacts/")
	assert.Contains(t, c.Text(), "0113 376 0336", "the page reads meanwhile")
	browsertest.WaitFor(t, c, "the worker's word", `oneMinute.offline().then((state) => state.content === 1)`)
	browsertest.WaitUntil(t, "the worker to give up", func() bool { return len(askWorker(c, "offline()").Log) > 0 })
	assert.Less(t, time.Since(time.Unix(0, stalled.Load())), 15*time.Second)
	assert.Contains(t, askWorker(c, "offline()").Log[0], "stalled")
	server.misbehave(nil)
	c.Open(site.URL + "/contacts/")
	browsertest.WaitFor(t, c, "a complete copy on the next load", complete)
}

func TestWorkerKilledWhileInstalling(t *testing.T) {
	t.Parallel()
	built := sitetest.Shipped(t)
	wasm, _ := built.Lookup("/client.wasm")
	server, site := servePublisher(t)
	asked := make(chan struct{}, 10)
	server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path != wasm.Address() {
			return false
		}
		asked <- struct{}{}
		<-r.Context().Done()
		return true
	})
	c := browsertest.OpenChromium(t, browsertest.Options{Alone: true})
	c.Open(site.URL + "/contacts/")
	<-asked
	browsertest.WaitFor(t, c, "the content, which comes first", `oneMinute.offline().then((state) => state.content === 1)`)
	c.Kill()
	server.misbehave(nil)
	c.Restart()
	site.ForgetCounts()
	install(t, c, site)
	pages := site.SentFor(func(path string) bool { return strings.HasSuffix(path, ".piece") || strings.HasSuffix(path, ".css") })
	assert.Zero(t, pages, "the content that was there is not fetched again")
}

func TestReopenedWithTheServerGone(t *testing.T) {
	t.Parallel()
	site := serveSite(t)
	c := browsertest.OpenChromium(t, browsertest.Options{Alone: true})
	install(t, c, site)
	site.Stop()
	c.Restart()
	openMounted(t, c, site.URL+"/guides/cse/")
	c.Kill()
	c.Restart()
	openMounted(t, c, site.URL+"/contacts/?from=icon")
}
