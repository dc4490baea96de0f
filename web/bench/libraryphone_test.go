package bench

import (
	"cmp"
	"fmt"
	"io"
	"log"
	"maps"
	"net/http"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// librarySite is a library that phones reach, and that changes.
type librarySite interface {
	publish(*testing.B, sitetest.Library) // from now on
	origin() string                       // where it is served
	ways() ways
}

// ways are where things are on a site, and how to tell that they are so.
type ways struct {
	home, guide string // addresses; of the guide that changes
	search      string // address of the search page, if there is one
	mounted     string // is true once the program runs
	program     bool   // whether there is one
	copied      string // is true once the worker has the whole copy
}

// proxy is between a phone and any of the sites, so that all are as far away.
type proxy struct {
	*httputil.ReverseProxy
	refuseWorker bool // the page gets no worker, and so no copy begins
}

func newProxy(b *testing.B, origin string) *proxy {
	b.Helper()
	to, err := url.Parse(origin)
	require.NoError(b, err)
	through := httputil.NewSingleHostReverseProxy(to)
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DisableCompression, transport.MaxIdleConnsPerHost = true, 32
	through.Transport, through.FlushInterval = transport, -1
	through.ErrorLog = log.New(io.Discard, "", 0) // a browser that leaves is no news
	b.Cleanup(transport.CloseIdleConnections)
	return &proxy{ReverseProxy: through}
}

func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if p.refuseWorker && r.Header.Get("Service-Worker") == "script" {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	p.ReverseProxy.ServeHTTP(w, r)
}

// measureFirstPage is a visit to one page by a browser that keeps no copy.
func measureFirstPage(b *testing.B, t *table, column string, from librarySite) {
	b.Helper()
	through, w := newProxy(b, from.origin()), from.ways()
	through.refuseWorker = true
	site := browsertest.Serve(b, through)
	defer site.Stop()
	phone := benchPhone(b, contestant{mounted: w.mounted}, b.TempDir(), conditions[0])
	defer phone.Close()
	openAndTime(b, phone, site.URL+w.guide, true)
	settleFor(site, 2*time.Second)
	t.add("first visit to one page before the copy, bytes", column, float64(site.Sent()))
	t.add("first visit to one page before the copy, requests", column, float64(site.Asked()))
	t.add("the page itself, bytes", column, float64(site.Bytes(w.guide)))
	if !w.program {
		return
	}
	var content []struct {
		Name       string
		Sent, Size float64
	}
	phone.Eval(`performance.getEntriesByType("resource")
		.filter(({ name, startTime }) => startTime <= bench.mounted && !/\.(wasm|js|css|png|svg|ico|woff2|webmanifest)$/.test(name.replace(/\?.*/, "")))
		.map(({ name, encodedBodySize, decodedBodySize }) => ({ Name: name, Sent: encodedBodySize, Size: decodedBodySize }))`, &content)
	var sent, size float64
	for _, each := range content {
		b.Logf("content for the program's start: %s", strings.TrimPrefix(each.Name, site.URL))
		sent, size = sent+each.Sent, size+each.Size
	}
	t.add("content for the program's start, bytes", column, sent)
	t.add("content for the program's start, bytes before compression", column, size)
}

// awaitCopy opens the page, and returns after how long the worker says that the copy is
// complete. It asks only while nothing comes: to answer takes the worker's time.
func awaitCopy(b *testing.B, phone *browsertest.Chromium, site *browsertest.Server, page, copied string) time.Duration {
	b.Helper()
	began := time.Now()
	go phone.TryOpen(site.URL + page)
	for before := int64(-1); ; time.Sleep(100 * time.Millisecond) {
		require.Less(b, time.Since(began), 15*time.Minute, "no complete copy")
		now := site.Sent() + int64(site.Asked())
		if now != before {
			before = now
			continue
		}
		var at float64
		if err := phone.TryEval(`Promise.resolve(`+copied+`).then((yes) => yes ? Date.now() : 0)`, &at); err == nil && at > 0 {
			return time.UnixMilli(int64(at)).Sub(began)
		}
	}
}

// measureLibraryCopy is a phone that takes its copy, comes back, starts without the
// server, and takes two changes.
func measureLibraryCopy(b *testing.B, t *table, column string, from librarySite, library sitetest.Library) {
	b.Helper()
	w := from.ways()
	c := contestant{mounted: w.mounted}
	site := browsertest.Serve(b, newProxy(b, from.origin()))
	defer func() { site.Stop() }()
	profile := b.TempDir()
	for range 2 {
		phone := benchPhone(b, c, b.TempDir(), conditions[0])
		t.add("ready offline, no limit, s", column, awaitCopy(b, phone, site, w.guide, w.copied).Seconds())
		phone.Close()
	}
	phone := benchPhone(b, c, profile, conditions[0])
	site.ForgetCounts()
	t.add("ready offline, no limit, s", column, awaitCopy(b, phone, site, w.guide, w.copied).Seconds())
	settleFor(site, 3*time.Second)
	t.add("first install, requests", column, float64(site.Asked()))
	t.add("first install, KB", column, float64(site.Sent())/1000)
	used, bodies := kept(b, phone)
	t.add("kept on the phone, as the browser says, MB", column, used/1e6)
	t.add("kept on the phone, all bodies, MB", column, bodies/1e6)
	phone.Close()

	for range 3 {
		phone := benchPhone(b, c, profile, conditions[0])
		site.ForgetCounts()
		openAndTime(b, phone, site.URL+w.home, true)
		settleFor(site, 3*time.Second)
		logCounts(b, column, "an opening with nothing new", site)
		t.add("an opening with nothing new, bytes", column, float64(site.Sent()))
		t.add("an opening with nothing new, requests", column, float64(site.Asked()))
		phone.Close()
	}

	site.Stop()
	for range 5 {
		for _, page := range []struct{ name, address string }{{"home", w.home}, {"a guide", w.guide}} {
			phone := benchPhone(b, c, profile, conditions[1])
			times := openAndTime(b, phone, site.URL+page.address, true)
			phone.Close()
			t.add("offline start painted, "+page.name+", 4x CPU, ms", column, times.Painted)
			if w.program {
				t.add("offline start mounted, "+page.name+", 4x CPU, ms", column, times.Mounted)
			}
		}
	}
	if w.search != "" {
		phone := benchPhone(b, c, profile, conditions[1])
		measureSearch(b, t, column, phone, site.URL+w.search)
		phone.Close()
	}
	site.Start()

	phone = benchPhone(b, c, profile, conditions[0])
	defer phone.Close()
	phone.Open(site.URL + w.home)
	settleFor(site, 3*time.Second)
	library.NewNumber = true
	measureChange(b, t, column, "a changed number", phone, site, from, library, sitetest.LibraryNewNumber)
	library.NewWord = true
	measureChange(b, t, column, "a changed word", phone, site, from, library, sitetest.LibraryNewWord)
}

// measureChange publishes a change, opens the home page until the copy has it, and
// counts what that took. That the copy has it shows with the server away.
func measureChange(b *testing.B, t *table, column, what string, phone *browsertest.Chromium, site *browsertest.Server, from librarySite, library sitetest.Library, words string) {
	b.Helper()
	from.publish(b, library)
	site.ForgetCounts()
	for range 6 {
		phone.Open(site.URL + from.ways().home)
		settleFor(site, 3*time.Second)
		sent, asked := site.Sent(), site.Asked()
		logCounts(b, column, what, site)
		site.Stop()
		err := phone.TryOpen(site.URL + from.ways().guide)
		shown := err == nil && saysNow(phone, words)
		site.Start()
		if shown {
			t.add(what+", KB", column, float64(sent)/1000)
			t.add(what+", requests", column, float64(asked))
			return
		}
	}
	b.Errorf("%s: the copy does not get %q", column, words)
}

// logCounts tells what made up a figure.
func logCounts(b *testing.B, column, what string, site *browsertest.Server) {
	b.Helper()
	counts := site.BytesByPath()
	paths := slices.SortedFunc(maps.Keys(counts), func(x, y string) int { return cmp.Compare(counts[y], counts[x]) })
	for _, path := range paths[:min(len(paths), 12)] {
		b.Logf("%s, %s: %d bytes, %d requests: %s", column, what, counts[path], site.Served(path), path)
	}
}

// saysNow compares without spaces and capitals: numbers are written in several ways.
func saysNow(phone *browsertest.Chromium, words string) bool {
	plain := func(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), "")) }
	return strings.Contains(plain(phone.Text()), plain(words))
}

// measureSlowCopy is a first install over a slow line.
func measureSlowCopy(b *testing.B, t *table, column, name string, from librarySite) {
	b.Helper()
	w, on := from.ways(), conditions[2]
	site := browsertest.Serve(b, newProxy(b, from.origin()))
	defer site.Stop()
	phone := benchPhone(b, contestant{mounted: w.mounted}, b.TempDir(), on)
	defer phone.Close()
	took := awaitCopy(b, phone, site, w.guide, w.copied)
	t.add(fmt.Sprintf("ready offline, %s%s, s", on.name, name), column, took.Seconds())
	t.add(fmt.Sprintf("what the line alone takes for these bytes%s, s", name), column, on.line.Latency/1000+float64(site.Sent())/on.line.Rate)
}

// kept is what the copy takes of the phone's storage, in bytes: as the browser says, and
// the bodies in it.
func kept(b *testing.B, phone *browsertest.Chromium) (used, bodies float64) {
	b.Helper()
	phone.Eval(`(async () => {
		let bodies = 0;
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) bodies += (await (await cache.match(request, { ignoreVary: true })).blob()).size;
		}
		window.benchKept = { Used: (await navigator.storage.estimate()).usage, Bodies: bodies };
	})() && true`, nil)
	require.NoError(b, browsertest.TryWait(phone, `window.benchKept`, 3*time.Minute))
	var found struct{ Used, Bodies float64 }
	phone.Eval(`benchKept`, &found)
	return found.Used, found.Bodies
}
