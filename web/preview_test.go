package web

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"oneminuteguide/content"
	"oneminuteguide/web/protocol"
)

func newPreview(t *testing.T) *Preview {
	t.Helper()
	p, err := NewPreview()
	require.NoError(t, err)
	return p
}

func previewSite(t *testing.T, p *content.Pack) *Site {
	t.Helper()
	site, err := NewSite(p, noClient, Options{Preview: true})
	require.NoError(t, err)
	return site
}

func ask(h http.Handler, target string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", target, nil)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

const here = "http://localhost:8080"

func TestPreviewShowsTheLastGoodSite(t *testing.T) {
	p := newPreview(t)
	p.Refuse([]string{`contacts.yaml:3: hub: number "<b>": want digits`})
	w := ask(p, here+"/contacts/")
	assert.Equal(t, http.StatusServiceUnavailable, w.Code, "there is no good one yet")
	assert.Contains(t, w.Body.String(), "contacts.yaml:3: hub: number &#34;&lt;b&gt;&#34;: want digits")

	p.Publish(previewSite(t, samplePack()))
	w = ask(p, here+"/contacts/")
	assert.Equal(t, http.StatusOK, w.Code)
	assert.Contains(t, w.Body.String(), "0113 496 0001")
	assert.Contains(t, ask(p, here+protocol.FaultsPath).Body.String(), "Nothing is wrong")

	p.Publish(previewSite(t, samplePack()), "pack.yaml:3: a <warning>")
	shown := ask(p, here+protocol.FaultsPath).Body.String()
	assert.Contains(t, shown, "<h2>Warnings</h2>\n<ul>\n<li><p>pack.yaml:3: a &lt;warning&gt;</p></li>\n</ul>")
	assert.Contains(t, shown, "<h1>It can be published, but see the warnings</h1>")

	p.Refuse([]string{"pack.yaml:1: a fault", "pack.yaml:2: another"}, "pack.yaml:3: a warning")
	assert.Contains(t, ask(p, here+protocol.FaultsPath).Body.String(), "pack.yaml:3: a warning")
	assert.Contains(t, ask(p, here+"/contacts/").Body.String(), "0113 496 0001", "the last good one")
	faults := ask(p, here+protocol.FaultsPath)
	assert.Equal(t, http.StatusOK, faults.Code)
	assert.Contains(t, faults.Body.String(), "<li><p>pack.yaml:1: a fault</p></li>\n<li><p>pack.yaml:2: another</p></li>")
}

// The policy of a preview is the site's own, also on what only a preview has.
func TestPreviewKeepsThePolicy(t *testing.T) {
	p := newPreview(t)
	site := previewSite(t, samplePack())
	p.Publish(site)
	p.Refuse([]string{"pack.yaml:1: a fault"})
	for _, path := range []string{"/contacts/", protocol.FaultsPath, protocol.WatchPath} {
		w := ask(p, here+path)
		assert.Equal(t, http.StatusOK, w.Code, path)
		for name, value := range site.headers() {
			assert.Equal(t, value, w.Header().Get(name), "%s: %s", path, name)
		}
	}
	doc, err := html.Parse(ask(p, here+protocol.FaultsPath).Body)
	require.NoError(t, err)
	for node := range doc.Descendants() {
		assert.NotEqual(t, "style", node.Data)
		if node.Data == "script" {
			assert.Nil(t, node.FirstChild, "no script inside the page")
		}
	}
}

func TestPreviewIsForItsOwnMachine(t *testing.T) {
	p := newPreview(t)
	p.Publish(previewSite(t, samplePack()))
	for host, want := range map[string]int{
		"localhost": 200, "localhost:8080": 200, "127.0.0.1:8080": 200, "[::1]:8080": 200, "[::1]": 200,
		"guide.example": 421, "localhost.guide.example:8080": 421, "192.0.2.7:8080": 421, "": 421,
	} {
		for _, path := range []string{"/", "/app-worker.js", "/release.json", protocol.FaultsPath, protocol.EventsPath} {
			r := httptest.NewRequestWithContext(ended(t), "GET", path, nil)
			r.Host = host
			w := httptest.NewRecorder()
			p.ServeHTTP(w, r)
			assert.Equal(t, want, w.Code, "%q: %s", host, path)
		}
	}
	assert.Equal(t, http.StatusMethodNotAllowed, func() int {
		w := httptest.NewRecorder()
		p.ServeHTTP(w, httptest.NewRequest("POST", here+protocol.FaultsPath, nil))
		return w.Code
	}())
}

// ended is a context that has ended, for an answer that would not.
func ended(t *testing.T) context.Context {
	ctx, end := context.WithCancel(t.Context())
	end()
	return ctx
}

// An open page of any language sees that it shows what it should.
func TestPreviewTellsPagesOfEveryLanguage(t *testing.T) {
	p := newPreview(t)
	wales := walesPack(t)
	site := previewSite(t, wales)
	p.Publish(site)
	for _, edition := range wales.EveryEdition() {
		home := bodyOf(t, site, edition.Base+"/")
		assert.Contains(t, string(home), `<meta name="content" content="`+p.now.Load().Shows+`"`, edition.Lang)
	}
}

// An open page is told at once, and as often as it connects.
func TestPreviewTellsOpenPages(t *testing.T) {
	p := newPreview(t)
	site := previewSite(t, samplePack())
	p.Publish(site)
	listener := loopback(t)
	started(t, listener, p, io.Discard, 500*time.Millisecond) // the stream outlives the time for a request
	connect := func() func() string {
		r, err := http.Get("http://" + listener.Addr().String() + protocol.EventsPath)
		require.NoError(t, err)
		t.Cleanup(func() { r.Body.Close() })
		assert.Equal(t, "text/event-stream", r.Header.Get("Content-Type"))
		lines := bufio.NewScanner(r.Body)
		return func() string {
			for lines.Scan() {
				if data, is := strings.CutPrefix(lines.Text(), "data: "); is {
					return data
				}
			}
			return "ended"
		}
	}
	good := `{"shows":"` + site.contentID() + `","faulty":false}`
	next := connect()
	assert.Equal(t, good, next())
	p.Refuse([]string{"pack.yaml:1: a fault"})
	bad := next()
	assert.Regexp(t, `^\{"shows":"faults-[0-9a-f]{12}","faulty":true\}$`, bad)
	assert.Equal(t, bad, connect()(), "a page that comes later")
	name, _, _ := strings.Cut(strings.TrimPrefix(bad, `{"shows":"`), `"`)
	assert.Contains(t, ask(p, here+protocol.FaultsPath).Body.String(), `<meta name="content" content="`+name+`">`, "the page knows which faults it shows")
	time.Sleep(time.Second) // longer than a request may take
	p.Publish(site)
	assert.Equal(t, good, next())
}

// What is for an editor alone is in no site that is published.
func TestOnlyAPreviewIsWatched(t *testing.T) {
	published, preview := siteOf(t, samplePack()), previewSite(t, samplePack())
	watched := 0
	for _, f := range published.Files() {
		assert.NotContains(t, string(f.Body()), "/-/", f.Path)
		assert.False(t, strings.HasPrefix(f.Path, "/-/"), f.Path)
	}
	for _, f := range preview.Files() {
		assert.False(t, strings.HasPrefix(f.Path, "/-/"), f.Path)
		if strings.Contains(string(f.Body()), `<script src="`+protocol.WatchPath+`" defer></script>`) {
			watched++
		}
	}
	assert.Greater(t, watched, 5, "each page that runs the app")
	assert.Equal(t, http.StatusNotFound, get(t, published, "GET", protocol.FaultsPath).StatusCode)
	worker, _ := preview.Lookup(protocol.WorkerPath)
	assert.NotContains(t, string(worker.Body()), "fetch", "the browser keeps no copy")
	assert.Contains(t, string(worker.Body()), "unregister")
}
