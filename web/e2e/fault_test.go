package e2e

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web"
)

// What the network may say while a whole copy is on the phone. None of it makes
// the copy worse, and when it is over the new release is taken.
func TestNothingTheNetworkSaysHarmsTheCopy(t *testing.T) {
	next := siteWithNewNumber(t)
	everything := func(answer http.HandlerFunc) func(http.ResponseWriter, *http.Request) bool {
		return func(w http.ResponseWriter, r *http.Request) bool { answer(w, r); return true }
	}
	files := func(spoil func([]byte) []byte) func(http.ResponseWriter, *http.Request) bool {
		return func(w http.ResponseWriter, r *http.Request) bool {
			f, found := next.Lookup(r.URL.Path)
			body := []byte(nil)
			if found && strings.HasPrefix(r.URL.Path, "/_/") {
				body = f.Body
			} else if p, isPart := next.Part(r.URL.Path); isPart {
				body = p.Body
			} else {
				return false
			}
			w.Write(spoil(append([]byte(nil), body...)))
			return true
		}
	}
	for name, fault := range map[string]func(http.ResponseWriter, *http.Request) bool{
		"a portal's page for every address": everything(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, "<!doctype html><title>Welcome</title><h1>Accept the terms to go online</h1>")
		}),
		"a redirect to a login": everything(func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/login?"+r.URL.Path, http.StatusFound)
		}),
		"503": everything(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) }),
		"404": everything(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotFound) }),
		"one bit flipped in every file": files(func(body []byte) []byte {
			body[len(body)/2] ^= 1
			return body
		}),
		"a release in a format to come": func(w http.ResponseWriter, r *http.Request) bool {
			pointer, found := next.Lookup(r.URL.Path)
			if !found || r.URL.Path != "/release.json" {
				return false
			}
			w.Write(bytes.Replace(pointer.Body, []byte("one-minute-release-2"), []byte("one-minute-release-3"), 1))
			return true
		},
		"every file cut short with a clean end": files(func(body []byte) []byte { return body[:len(body)/2] }),
	} {
		t.Run(name, func(t *testing.T) {
			forEachEngine(t, func(t *testing.T, open func(options) browser) {
				server, site := servePublisher(t)
				b := open(options{})
				install(t, b, site)

				server.misbehave(fault)
				server.publish(next)
				after := askWorker(b, "update()")
				assert.True(t, after.Complete)
				assert.Equal(t, 1, after.Content, "the release on the phone is the one before")
				assert.NotEmpty(t, after.Log, "what was odd is written down")
				lookForAnotherWorker(t, b)
				assert.Equal(t, oldTel, adviceNumber(b, site.URL+"/guides/cse/"))
				site.Stop()
				assert.Equal(t, oldTel, adviceNumber(b, site.URL+"/contacts/"))
				waitFor(t, b, "the app from the copy", mounted)

				site.Start()
				server.misbehave(nil)
				after = askWorker(b, "update()")
				assert.Equal(t, 2, after.Content, "log: %v", after.Log)
				assert.Equal(t, newTel, adviceNumber(b, site.URL+"/contacts/"))
			})
		})
	}
}

func TestAChangedNumberCostsLittle(t *testing.T) {
	next := siteWithNewNumber(t)
	forEachEngine(t, func(t *testing.T, open func(options) browser) {
		shipped, err := theSite()
		require.NoError(t, err)
		server := &publisher{site: shipped}
		site := serveTLS(t, server) // as phones get it: WebKit takes Brotli over TLS only
		b := open(options{AnyCertificate: true})
		install(t, b, site)
		openMounted(t, b, site.URL+"/contacts/")
		askWorker(b, "update()") // after the page's own check
		server.publish(next)
		site.ForgetCounts()
		after := askWorker(b, "update()")
		require.Equal(t, 2, after.Content, "log: %v", after.Log)
		lookForAnotherWorker(t, b) // for the new emergency page
		t.Logf("%d bytes", site.sent())
		assert.Less(t, site.sent()-site.Bytes("/app-worker.js"), int64(5<<10))
		assert.Zero(t, site.sentFor(isWasm))

		site.Stop()
		for _, route := range routes(t) {
			assert.Equal(t, newTel, adviceNumber(b, site.URL+route.Path), route.Path)
		}
		openMounted(t, b, site.URL+"/contacts/")
		assert.Contains(t, b.Text(), newNumber, "in the app too")
	})
}

func TestAnOpenTabGoesOnWithWhatItBeganWith(t *testing.T) {
	next := siteWith(t, func(p *content.Pack, c *web.Client, _ *web.Options) {
		changeNumber(p)
		c.Exec = append([]byte("// another app\n"), c.Exec...)
	})
	forEachEngine(t, func(t *testing.T, open func(options) browser) {
		server, site := servePublisher(t)
		b := open(options{})
		install(t, b, site)
		openMounted(t, b, site.URL+"/guides/cse/checklist/")
		server.publish(next)
		after := askWorker(b, "update()")
		require.Equal(t, 2, after.Content, "log: %v", after.Log)
		replaceWorker(t, b) // which knows nothing of this tab
		site.Stop()

		var kept []bool
		b.Eval(`Promise.all([...document.querySelectorAll("script[src], link[rel=stylesheet]")].map(async (e) => {
			const answer = await fetch(e.src ?? e.href);
			const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
			return (e.src ?? e.href).includes([...sum].map((x) => x.toString(16).padStart(2, "0")).join(""));
		}))`, &kept)
		assert.Equal(t, []bool{true, true, true}, kept, "the files that this tab began with are still there")
		b.NewTab()
		assert.Equal(t, newTel, adviceNumber(b, site.URL+"/contacts/"), "the new tab is new")
		waitFor(t, b, "its app", mounted)
		b.Tab(0)
		b.Click(".card--first")
		waitFor(t, b, "the old tab to go on", `document.querySelector(".step__item")`)
	})
}

func TestAnAppThatDiesIsLeftAgain(t *testing.T) {
	bad := siteWith(t, func(p *content.Pack, c *web.Client, _ *web.Options) { changeNumber(p); dying(c) })
	forEachEngine(t, func(t *testing.T, open func(options) browser) {
		server, site := servePublisher(t)
		b := open(options{})
		install(t, b, site)
		openMounted(t, b, site.URL+"/contacts/")
		good := askWorker(b, "offline()").App
		server.publish(bad)
		after := askWorker(b, "update()")
		require.NotEqual(t, good, after.App, "log: %v", after.Log)
		for range 3 {
			assert.Equal(t, newTel, adviceNumber(b, site.URL+"/contacts/"), "the numbers read at every visit")
			waitFor(t, b, "the app to give up", stopped)
		}
		waitFor(t, b, "the app before", `oneMinute.offline().then((state) => state.app === "`+good+`")`)
		openMounted(t, b, site.URL+"/contacts/")
		assert.Equal(t, newTel, adviceNumber(b, site.URL+"/contacts/"), "with the content that is newest")
		assert.Equal(t, good, askWorker(b, "update()").App, "and the bad one is never taken again")
	})
}

func TestAWithdrawnAppAndAnOlderContent(t *testing.T) {
	another := func(p *content.Pack, c *web.Client, _ *web.Options) {
		p.Version = 2
		c.Exec = append([]byte("// another app\n"), c.Exec...)
	}
	second := siteWith(t, another)
	forEachEngine(t, func(t *testing.T, open func(options) browser) {
		server, site := servePublisher(t)
		b := open(options{})
		install(t, b, site)
		first := askWorker(b, "offline()").App
		server.publish(second)
		withdrawn := askWorker(b, "update()").App
		require.NotEqual(t, first, withdrawn)

		server.publish(siteWith(t, func(p *content.Pack, c *web.Client, o *web.Options) {
			another(p, c, o)
			o.BadApps = []string{withdrawn}
		}))
		assert.Equal(t, first, askWorker(b, "update()").App)
		openMounted(t, b, site.URL+"/contacts/")

		older, err := theSite()
		require.NoError(t, err)
		server.publish(older)
		after := askWorker(b, "update()")
		assert.Equal(t, 2, after.Content, "an older content is not taken")
		assert.True(t, after.Complete)
		require.NotEmpty(t, after.Log)
		assert.Contains(t, after.Log[0], "older")
	})
}
