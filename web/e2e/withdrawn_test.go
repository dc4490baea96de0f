package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

func appIDOf(t testing.TB, site *web.Site) string {
	t.Helper()
	return at(listsOf(t, site).pointer, "app")["hash"].(string)[:12]
}

// anApp is the shipped site with another app of that name.
func anApp(t testing.TB, name string, badApps ...string) *web.Site {
	t.Helper()
	return sitetest.With(t, func(_ *content.Pack, c *web.Client, o *web.Options) {
		c.Exec = append([]byte("// "+name+"\n"), c.Exec...)
		o.BadApps = badApps
	})
}

// What the server calls bad is so for as long as the server says it.
func TestAnAppIsTakenAgainOnceItIsNoLongerCalledBad(t *testing.T) {
	t.Parallel()
	a, b := anApp(t, "a"), anApp(t, "b")
	idA, idB := appIDOf(t, a), appIDOf(t, b)
	server, site := servePublisher(t)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	server.publish(a)
	install(t, c, site)
	require.Equal(t, idA, askWorker(c, "offline()").App)
	server.publish(anApp(t, "a", idA)) // the one that is served: there is no other to go back to
	after := askWorker(c, "update()")
	assert.Equal(t, idA, after.App)
	assert.Equal(t, "withdrawn", after.Check.App.Outcome)
	server.publish(b)
	assert.Equal(t, idB, askWorker(c, "update()").App)
	server.publish(a)
	assert.Equal(t, idA, askWorker(c, "update()").App)
	server.publish(anApp(t, "a", idA))
	assert.Equal(t, idB, askWorker(c, "update()").App, "back to the one before")
	server.publish(a)
	assert.Equal(t, idA, askWorker(c, "update()").App, "and forward again")
}

// A new phone gets the pages, and is told of the app.
func TestANewPhoneWhileTheServedAppIsCalledBad(t *testing.T) {
	t.Parallel()
	server, site := servePublisher(t)
	server.publish(anApp(t, "a", appIDOf(t, anApp(t, "a"))))
	c := browsertest.OpenChromium(t, browsertest.Options{})
	c.Open(site.URL + "/contacts/")
	browsertest.WaitFor(t, c, "the pages as a complete copy", complete)
	state := askWorker(c, "offline()")
	assert.Empty(t, state.App)
	assert.Equal(t, "withdrawn", state.Check.App.Outcome)
	c.Open(site.URL + "/contacts/")
	browsertest.WaitFor(t, c, "the worker's control", `navigator.serviceWorker.controller`)
	site.Stop()
	assert.Equal(t, oldTel, adviceNumber(c, site.URL+"/guides/cse/"))
}

// An app that died here and is published once more, after another, is tried once more and not again.
func TestAnAppThatDiedGetsOneMoreChance(t *testing.T) {
	t.Parallel()
	first := sitetest.Shipped(t)
	dead := sitetest.With(t, func(_ *content.Pack, c *web.Client, _ *web.Options) { dying(c) })
	id, good := appIDOf(t, dead), appIDOf(t, first)
	server, site := servePublisher(t)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	install(t, c, site)
	dies := func() {
		t.Helper()
		server.publish(dead)
		require.Equal(t, id, askWorker(c, "update()").App, "it is taken")
		for range 3 {
			c.Open(site.URL + "/contacts/")
			browsertest.WaitFor(t, c, "the app to give up", stopped)
		}
		browsertest.WaitFor(t, c, "the app before", `oneMinute.offline().then((state) => state.app === "`+good+`")`)
		assert.Equal(t, good, askWorker(c, "update()").App, "while nothing else is published it stays away")
		server.publish(first)
		assert.Equal(t, good, askWorker(c, "update()").App)
	}
	dies()
	dies()
	server.publish(dead)
	after := askWorker(c, "update()")
	assert.Equal(t, good, after.App, "not a third time")
	assert.Equal(t, "failed", after.Check.App.Outcome)
}
