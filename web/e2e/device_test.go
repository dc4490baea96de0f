package e2e

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// Browsers that lack something, hosts that do not know a type, portals that
// answered in the place of the server.

func TestTheAppStartsWithoutWhatSomeBrowsersLack(t *testing.T) {
	t.Parallel()
	for name, script := range map[string]string{
		"storage that is null":         `for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, {get: () => null});`,
		"no channel to other tabs":     `window.BroadcastChannel = class { constructor() { throw new DOMException("refused", "SecurityError"); } };`,
		"no compiling of streams":      `delete WebAssembly.compileStreaming; delete WebAssembly.instantiateStreaming;`,
		"no ResizeObserver":            `delete window.ResizeObserver;`,
		"no matchMedia":                `window.matchMedia = undefined;`,
		"no worker":                    ``, // there is none in an altered page
		"no idle callbacks and frames": `delete window.requestIdleCallback; delete window.PerformanceObserver;`,
	} {
		t.Run(name, func(t *testing.T) {
			site := altered(t, script)
			c := browsertest.OpenChromium(t, phone)
			openMounted(t, c, site.URL+"/contacts/")
			assertAlive(t, c)
		})
	}
}

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
			.concat(document.querySelector('meta[name="pack"]').content).map((url) => fetch(url).then((r) => r.text()).catch(() => {})))`, nil)
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
