package e2e

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// A worker that takes over what another one has kept.

// replaceWorker lets a newer worker take over, which it does out of sight and not before.
func replaceWorker(t testing.TB, b browsertest.Browser) {
	t.Helper()
	lookForAnotherWorker(t, b)
	browsertest.WaitFor(t, b, "a worker that waits", `navigator.serviceWorker.getRegistration().then((r) => r.waiting)`)
	var waits bool
	b.Eval(`navigator.serviceWorker.getRegistration().then((r) => new Promise((done) => {
		const channel = new MessageChannel();
		channel.port1.onmessage = () => done(Boolean(r.waiting));
		r.waiting.postMessage("takeOver", [channel.port2]);
	}))`, &waits)
	require.True(t, waits, "while the page is seen")
	b.Hide()
	if c, ok := b.(*browsertest.Chromium); ok {
		c.StopWorkers() // it waits for the old one to be idle, which takes a while
	}
	browsertest.WaitFor(t, b, "the other worker", `navigator.serviceWorker.getRegistration().then((r) => !r.waiting && r.active.state === "activated")`)
	b.Show()
}

func TestANewerEngineKeepsTheState(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(browsertest.Options{})
		install(t, b, site)
		before := askWorker(b, "offline()")
		built := sitetest.Shipped(t)
		worker, _ := built.Lookup("/app-worker.js")
		server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
			if r.URL.Path != "/app-worker.js" {
				return false
			}
			w.Header().Set("Content-Type", worker.Type)
			w.Write(append([]byte("self.newer = true;\n"), worker.Body()...))
			return true
		})
		b.Eval(`Promise.all([caches.open("one-minute-1"), caches.open("another-app")]).then(() => {})`, nil)
		site.ForgetCounts()
		replaceWorker(t, b)
		browsertest.WaitFor(t, b, "its answer", `oneMinute.offline().then((state) => state.complete)`)
		after := askWorker(b, "offline()")
		assert.Equal(t, before.App, after.App)
		assert.Equal(t, before.Verified, after.Verified)
		assert.Zero(t, site.SentFor(func(path string) bool { return strings.HasPrefix(path, "/_/") }), "nothing is fetched again")
		browsertest.WaitFor(t, b, "the caches that are ours and others'", `oneMinute.update().then(() => caches.keys()).then((names) => names.sort().join() === "another-app,one-minute-3")`)
		site.Stop()
		openMounted(t, b, site.URL+"/guides/cse/")
	})
}

// An engine before this one kept the server's word for good: such a phone comes back.
func TestAnAppThatAnOlderEngineHeldForBad(t *testing.T) {
	t.Parallel()
	a := anApp(t, "a")
	server, site := servePublisher(t)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	install(t, c, site)
	c.Eval(`oneMinute.update().then(() => caches.open("one-minute-3")).then(async (cache) => {
		for (const at of ["/state-2", "/state-3"]) {
			const state = await (await cache.match(at)).json();
			state.bad = [`+browsertest.JS(appIDOf(t, a))+`];
			delete state.chances;
			state.turn += 10;
			await cache.put(at, new Response(JSON.stringify(state)));
		}
	})`, nil)
	server.publish(a)
	assert.Equal(t, appIDOf(t, a), askWorker(c, "update()").App)
}
