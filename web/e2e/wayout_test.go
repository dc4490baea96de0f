package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

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
