package e2e

import (
	"fmt"
	"net/http"
	"path"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// Hosts and portals that answer with something else than the site.

func TestAHostThatDoesNotKnowWasm(t *testing.T) {
	t.Parallel()
	built := sitetest.Shipped(t)
	site := browsertest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".wasm") {
			wasm, _ := built.Lookup("/client.wasm")
			w.Header().Set("Content-Type", "application/octet-stream")
			w.Write(wasm.Body())
			return
		}
		built.Handler().ServeHTTP(w, r)
	}))
	c := browsertest.OpenChromium(t, phone)
	openMounted(t, c, site.URL+"/contacts/")
	assertAlive(t, c)
}

// A host of files that knows no more types than it must, and sends no header of its own:
// all that a site needs without one.
func TestAPlainHostOfTheExport(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	require.NoError(t, sitetest.Shipped(t).Export(t.Context(), dir))
	files := http.FileServer(http.Dir(dir))
	types := map[string]string{".html": "text/html", "": "text/html", ".js": "application/x-javascript"}
	site := browsertest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		is, found := types[path.Ext(r.URL.Path)]
		if !found {
			is = "text/plain"
		}
		w.Header().Set("Content-Type", is)
		files.ServeHTTP(w, r)
	}))
	c := browsertest.OpenChromium(t, phone)
	openMounted(t, c, site.URL+"/contacts/")
	assertAlive(t, c)
	browsertest.WaitFor(t, c, "a complete copy", complete)
	site.Stop()
	for _, route := range routes(t) {
		c.Open(site.URL + route.Path)
		assertReadsAndDials(t, c, route.Path)
		assert.Equal(t, route.Title, c.Title(), route.Path)
	}
	openMounted(t, c, site.URL+"/guides/cse/")
	assertAlive(t, c)
	var policy string
	c.Eval(`fetch("/contacts/").then((answer) => answer.headers.get("Content-Security-Policy"))`, &policy)
	assert.Equal(t, sitetest.Shipped(t).Policy(), policy, "the copy has what the host does not send")
}

// A portal may let its own page be kept for a year under the addresses of the
// scripts, the program and the pack.
func TestAPortalsPageInTheBrowsersCache(t *testing.T) {
	t.Parallel()
	built := sitetest.Shipped(t)
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		var portal atomic.Bool
		portal.Store(true)
		site := browsertest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if portal.Load() && (strings.HasPrefix(r.URL.Path, "/_/") || r.URL.Path == "/app-worker.js") {
				w.Header().Set("Content-Type", "text/html")
				w.Header().Set("Cache-Control", "max-age=31536000")
				w.Write([]byte("<!doctype html><p>Accept the terms to go on."))
				return
			}
			built.Handler().ServeHTTP(w, r)
		}))
		b := open(phone)
		b.Open(site.URL + "/contacts/")
		// the portal answers for these too
		b.Eval(`Promise.all([...document.querySelectorAll("script[src]")].flatMap((s) => [s.src, s.dataset.exec, s.dataset.client])
			.concat(Object.values(document.querySelector('meta[name="content"]').dataset)).map((url) => fetch(url).then((r) => r.text()).catch(() => {})))`, nil)
		assertReadsAndDials(t, b, "/contacts/")
		portal.Store(false)
		b.Open(site.URL + "/contacts/")
		browsertest.WaitFor(t, b, "the app", mounted)
		assertAlive(t, b)
	})
}

// A script that something in the browser refuses is not asked for in a circle.
func TestARefusedScriptIsNotAskedForInACircle(t *testing.T) {
	t.Parallel()
	built := sitetest.Shipped(t)
	boot, _ := built.Lookup("/boot.js")
	site := browsertest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == boot.Address() && r.Header.Get("Sec-Fetch-Dest") == "script" {
			http.Error(w, "refused", http.StatusForbidden)
			return
		}
		built.Handler().ServeHTTP(w, r)
	}))
	c := browsertest.OpenChromium(t, browsertest.Options{})
	c.Open(site.URL + "/contacts/")
	time.Sleep(3 * time.Second)
	assertReadsAndDials(t, c, "/contacts/")
	assert.Equal(t, 2, site.Served("/contacts/"), "once more, and then no more")
}

// A host may rewrite every page that it sends: a copy has no pages of the host's.
func TestACopyIsWholeWhereTheHostRewritesPages(t *testing.T) {
	t.Parallel()
	built := sitetest.Shipped(t)
	server, site := servePublisher(t)
	server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
		f, found := built.Lookup(r.URL.Path)
		rewritten := found && strings.HasPrefix(f.Type, "text/html")
		if rewritten {
			w.Header().Set("Content-Type", f.Type)
			w.Write(append(f.Body(), "<!-- accelerated -->"...))
		}
		return rewritten
	})
	c := browsertest.OpenChromium(t, browsertest.Options{})
	c.Open(site.URL + "/contacts/")
	browsertest.WaitFor(t, c, "a complete copy", complete)
	site.Stop()
	assert.Equal(t, oldTel, adviceNumber(c, site.URL+"/guides/cse/"))
	var page string
	c.Eval(`fetch("/guides/cse/").then((answer) => answer.text())`, &page)
	own, _ := built.Lookup("/guides/cse/")
	assert.Equal(t, string(own.Body()), page)
}

// Where files are altered, this is said, and not that more is to come.
func TestAHostThatAltersEverythingIsNamed(t *testing.T) {
	t.Parallel()
	built := sitetest.Shipped(t)
	server, site := servePublisher(t)
	server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
		spoiled := spoiledFiles(func(body []byte) []byte { return append(body, "<!-- accelerated -->"...) })
		starts := strings.HasSuffix(r.URL.Path, ".js") || strings.HasSuffix(r.URL.Path, ".json") || strings.HasSuffix(r.URL.Path, ".piece") || isWasm(r.URL.Path)
		return !starts && spoiled(built, w, r)
	})
	c := browsertest.OpenChromium(t, browsertest.Options{Width: 360, Height: 640})
	openMounted(t, c, site.URL+"/about/")
	browsertest.WaitFor(t, c, "the reason", `document.querySelector(".offline").textContent.includes("Not saved on this phone. The files were altered on the way")`)
	tap(c, ".copy-report__actions .button:nth-child(2)")
	browsertest.WaitFor(t, c, "the reason again", outcome+fmt.Sprintf(`.includes(%q)`, "it was not saved. The files were altered on the way"))
}
