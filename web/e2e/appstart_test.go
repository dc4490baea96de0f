package e2e

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// How the app starts where the browser is unusual.

// WebKit tells of a paint that has been while observe is still being called,
// before the script that asks has come to its end.
func TestTheAppStartsOnceWhereThePageHasPaintedBefore(t *testing.T) {
	t.Parallel()
	built := sitetest.Shipped(t)
	boot, found := built.Lookup("/boot.js")
	require.True(t, found)
	site := browsertest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == boot.Address() {
			time.Sleep(700 * time.Millisecond) // the page paints meanwhile
		}
		built.Handler().ServeHTTP(w, r)
	}))
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		b := open(phone)
		if c, ok := b.(*browsertest.Chromium); ok { // WebKit's way, from the page's first script on
			c.Before(`window.PerformanceObserver = class {
				constructor(callback) { this.callback = callback; }
				observe() { this.callback([], this); }
				disconnect() {}
			}`)
		}
		openMounted(t, b, site.URL+"/")
		b.Eval(`(document.body.firstElementChild.begun = true)`, nil)
		time.Sleep(2 * time.Second) // the other occasions to start pass meanwhile
		var still bool
		b.Eval(`(document.body.firstElementChild.begun === true)`, &still)
		assert.True(t, still, "another program has put its own page in the place of the first one's")
		browsertest.WaitFor(t, b, "the worker", `navigator.serviceWorker.ready.then(() => true)`)
		if c, ok := b.(*browsertest.Chromium); ok {
			assert.Empty(t, c.Errors())
		}
	})
}

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

func TestPhoneWithBotInItsName(t *testing.T) {
	t.Parallel()
	site := browsertest.Serve(t, withScript(t, `Object.defineProperty(navigator, "userAgent", {value: "Mozilla/5.0 (Linux; Android 11; CUBOT X50) Chrome/120 Mobile"});`))
	c := browsertest.OpenChromium(t, browsertest.Options{})
	openMounted(t, c, site.URL+"/contacts/")
	assertReadsAndDials(t, c, "/contacts/")
}
