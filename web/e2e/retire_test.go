package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// Copies that the server takes off the phones again.

// The README's way out when a version was set too high: retire the copies, then
// publish the version that was wanted.
func TestALowerVersionIsTakenAfterRetiring(t *testing.T) {
	t.Parallel()
	tooHigh := func(p *content.Pack, _ *web.Client, _ *web.Options) { p.Version = 999 }
	server, site := servePublisher(t)
	server.publish(sitetest.With(t, tooHigh))
	c := browsertest.OpenChromium(t, browsertest.Options{Alone: true})
	install(t, c, site)
	assert.Equal(t, 999, askWorker(c, "offline()").Content)

	server.publish(sitetest.With(t, func(p *content.Pack, client *web.Client, o *web.Options) {
		tooHigh(p, client, o)
		o.Retire = true
	}))
	browsertest.WaitFor(t, c, "the app", mounted)
	browsertest.WaitFor(t, c, "its own look at the server", `oneMinute.update().then(() => true)`)
	c.Eval(`navigator.serviceWorker.getRegistration().then((r) => r.update()).catch(() => {})`, nil)
	browsertest.WaitFor(t, c, "no copy, and no worker", `caches.keys().then(async (names) => !names.length && !(await navigator.serviceWorker.getRegistration()))`)

	shipped := sitetest.Shipped(t)
	server.publish(shipped)
	install(t, c, site)
	assert.Equal(t, 1, askWorker(c, "offline()").Content)
}

func TestRetireWorkerTakesEverythingAway(t *testing.T) {
	t.Parallel()
	retired := sitetest.With(t, func(_ *content.Pack, _ *web.Client, o *web.Options) { o.Retire = true })
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(browsertest.Options{})
		install(t, b, site)
		// Chromium may leave a worker waiting, for as long as a page is open, that comes while the page starts
		browsertest.WaitFor(t, b, "the app", mounted)
		browsertest.WaitFor(t, b, "its own look at the server", `oneMinute.update().then(() => true)`)
		b.Eval(`caches.open("another-app").then((cache) => cache.put("/x", new Response("theirs")))`, nil)
		server.publish(retired)
		b.Eval(`navigator.serviceWorker.getRegistration().then((r) => r.update()).catch(() => {})`, nil)
		browsertest.WaitFor(t, b, "no copy of ours, and no worker", retiredWhole)
	})
}

// retiredWhole is true once nothing of ours is left, and nothing else was touched.
const retiredWhole = `caches.keys().then(async (names) => names.join() === "another-app" && !(await navigator.serviceWorker.getRegistration()))`

// A page may register the worker when the retire worker has already come and
// gone: while the page is open, that takes the registration up again.
func TestRetiredWhileAPageStarts(t *testing.T) {
	t.Parallel()
	retired := sitetest.With(t, func(_ *content.Pack, _ *web.Client, o *web.Options) { o.Retire = true })
	server, site := servePublisher(t)
	c := browsertest.OpenChromium(t, browsertest.Options{Alone: true})
	install(t, c, site)
	c.Eval(`caches.open("another-app").then((cache) => cache.put("/x", new Response("theirs")))`, nil)
	c.Before(`{
		WebAssembly.compileStreaming = () => new Promise(() => {}); // a phone that takes long: the page then registers after four seconds
		const { register } = ServiceWorkerContainer.prototype;
		ServiceWorkerContainer.prototype.register = function (...args) { return (globalThis.registered = register.apply(this, args)); };
	}`)
	c.Open(site.URL + "/contacts/")
	server.publish(retired)
	c.Eval(`navigator.serviceWorker.getRegistration().then((r) => r.update())`, nil)
	browsertest.WaitFor(t, c, "no copy of ours, and no worker", retiredWhole)
	browsertest.WaitFor(t, c, "the page to register it", `globalThis.registered?.then(() => true)`)
	browsertest.WaitFor(t, c, "nothing again", retiredWhole)
}
