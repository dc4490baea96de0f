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
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/protocol"
	"oneminuteguide/web/sitetest"
)

// What the network may say while a whole copy is on the phone. None of it makes
// the copy worse, and when it is over the new release is taken. The faults come
// one after another to the same phone, each with a release of its own.
func TestNothingTheNetworkSaysHarmsTheCopy(t *testing.T) {
	t.Parallel()
	var releases []*web.Site
	for i := range networkFaults {
		releases = append(releases, sitetest.With(t, func(p *content.Pack, _ *web.Client, _ *web.Options) {
			sitetest.ChangeNumber(p)
			p.Version = 2 + i
			p.Guides[0].Title += fmt.Sprint(" ", p.Version)
		}))
	}
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(browsertest.Options{})
		install(t, b, site)
		title := func() (text string) {
			b.Open(site.URL + "/guides/cse/")
			b.Eval(`document.querySelector("h1").textContent`, &text)
			return text
		}
		for i, fault := range networkFaults {
			passed := t.Run(fault.name, func(t *testing.T) {
				next, known, titleBefore := releases[i], askWorker(b, "offline()").Log, title()
				server.misbehave(func(w http.ResponseWriter, r *http.Request) bool { return fault.answer(next, w, r) })
				server.publish(next)
				after := askWorker(b, "update()")
				assert.True(t, after.Complete)
				assert.Equal(t, 1+i, after.Content, "the release on the phone is the one before")
				require.NotEmpty(t, after.Log)
				assert.NotContains(t, known, after.Log[0], "what was odd is written down, the newest first")
				lookForAnotherWorker(t, b)
				assert.Equal(t, titleBefore, title())
				assert.Zero(t, site.Served("/login/release.json"), "a redirect is not followed")
				site.Stop()
				assert.Equal(t, titleBefore, title())
				browsertest.WaitFor(t, b, "the app from the copy", mounted)

				site.Start()
				server.misbehave(nil)
				after = askWorker(b, "update()")
				require.Equal(t, 2+i, after.Content, "log: %v", after.Log)
				assert.Contains(t, title(), fmt.Sprint(" ", 2+i))
				assert.Equal(t, newTel, adviceNumber(b, site.URL+"/contacts/"))
			})
			if !passed {
				return // the phone is no longer as the next fault expects it
			}
		}
		var kept int
		b.Eval(`caches.open("one-minute-3").then((cache) => cache.keys()).then((keys) => keys.length)`, &kept)
		assert.LessOrEqual(t, kept, 2*copied(t)+2, "no more than two releases, and the state twice")
	})
}

var networkFaults = []struct {
	name   string
	answer func(next *web.Site, w http.ResponseWriter, r *http.Request) bool
}{
	{"a portal's page for every address", func(_ *web.Site, w http.ResponseWriter, _ *http.Request) bool {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, "<!doctype html><title>Welcome</title><h1>Accept the terms to go online</h1>")
		return true
	}},
	{"a redirect to a login", func(_ *web.Site, w http.ResponseWriter, r *http.Request) bool {
		if strings.HasPrefix(r.URL.Path, "/login/") {
			fmt.Fprint(w, "<!doctype html><title>Log in</title>")
			return true
		}
		http.Redirect(w, r, "/login"+r.URL.Path, http.StatusFound)
		return true
	}},
	{"503", func(_ *web.Site, w http.ResponseWriter, _ *http.Request) bool {
		w.WriteHeader(http.StatusServiceUnavailable)
		return true
	}},
	{"404", func(_ *web.Site, w http.ResponseWriter, _ *http.Request) bool {
		w.WriteHeader(http.StatusNotFound)
		return true
	}},
	{"a release in a format to come", func(next *web.Site, w http.ResponseWriter, r *http.Request) bool {
		pointer, found := next.Lookup(r.URL.Path)
		if !found || r.URL.Path != "/release.json" {
			return false
		}
		w.Write(bytes.Replace(pointer.Body(), []byte(protocol.Format), []byte("one-minute-release-9"), 1))
		return true
	}},
	{"one bit flipped in every file", spoiledFiles(func(body []byte) []byte {
		body[len(body)/2] ^= 1
		return body
	})},
	{"every file cut short with a clean end", spoiledFiles(func(body []byte) []byte { return body[:len(body)/2] })},
}

func spoiledFiles(spoil func([]byte) []byte) func(*web.Site, http.ResponseWriter, *http.Request) bool {
	return func(next *web.Site, w http.ResponseWriter, r *http.Request) bool {
		f, found := next.Lookup(r.URL.Path)
		body := []byte(nil)
		if found && strings.HasPrefix(r.URL.Path, "/_/") {
			body = f.Body()
		} else if p, isPart := next.Chunk(r.URL.Path); isPart {
			body = p.Body()
		} else {
			return false
		}
		w.Write(spoil(append([]byte(nil), body...)))
		return true
	}
}

func TestAChangedNumberCostsLittle(t *testing.T) {
	t.Parallel()
	next := sitetest.WithNewNumber(t)
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		shipped := sitetest.Shipped(t)
		server := &publisher{site: publish(t, shipped)}
		site := browsertest.ServeTLS(t, server) // as phones get it: WebKit takes Brotli over TLS only
		b := open(browsertest.Options{AnyCertificate: true})
		install(t, b, site)
		openMounted(t, b, site.URL+"/contacts/")
		askWorker(b, "update()") // after the page's own check
		server.publish(next)
		site.ForgetCounts()
		after := askWorker(b, "update()")
		require.Equal(t, 2, after.Content, "log: %v", after.Log)
		lookForAnotherWorker(t, b) // for the new fallback page
		t.Logf("%d bytes %v", site.Sent(), site.BytesByPath())
		assert.Less(t, site.Sent()-site.Bytes("/app-worker.js"), int64(5<<10))
		assert.Zero(t, site.SentFor(isWasm))

		site.Stop()
		for _, route := range routes(t) {
			assert.Equal(t, newTel, adviceNumber(b, site.URL+route.Path), route.Path)
		}
		openMounted(t, b, site.URL+"/contacts/")
		assert.Contains(t, b.Text(), sitetest.NewNumber, "in the app too")
	})
}

func TestAnOpenTabGoesOnWithWhatItBeganWith(t *testing.T) {
	t.Parallel()
	next := sitetest.With(t, func(p *content.Pack, c *web.Client, _ *web.Options) {
		sitetest.ChangeNumber(p)
		c.Exec = append([]byte("// another app\n"), c.Exec...)
	})
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(browsertest.Options{})
		install(t, b, site)
		openMounted(t, b, site.URL+"/guides/cse/checklist/")
		server.publish(next)
		after := askWorker(b, "update()")
		require.Equal(t, 2, after.Content, "log: %v", after.Log)
		replaceWorker(t, b) // which knows nothing of this tab
		site.Stop()

		var kept []bool
		b.Eval(`Promise.all([...document.querySelectorAll("script[src]")].map(async (e) => {
			const answer = await fetch(e.src);
			const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
			return e.src.includes([...sum].map((x) => x.toString(16).padStart(2, "0")).join(""));
		}))`, &kept)
		assert.Equal(t, []bool{true, true}, kept, "the files that this tab began with are still there")
		b.NewTab()
		assert.Equal(t, newTel, adviceNumber(b, site.URL+"/contacts/"), "the new tab is new")
		browsertest.WaitFor(t, b, "its app", mounted)
		b.Tab(0)
		b.Click(".card--first")
		browsertest.WaitFor(t, b, "the old tab to go on", `document.querySelector(".step__item")`)
	})
}

func TestAnAppThatDiesIsLeftAgain(t *testing.T) {
	t.Parallel()
	bad := sitetest.With(t, func(p *content.Pack, c *web.Client, _ *web.Options) { sitetest.ChangeNumber(p); dying(c) })
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(browsertest.Options{})
		install(t, b, site)
		openMounted(t, b, site.URL+"/contacts/")
		good := askWorker(b, "offline()").App
		server.publish(bad)
		after := askWorker(b, "update()")
		require.NotEqual(t, good, after.App, "log: %v", after.Log)
		for range 3 {
			assert.Equal(t, newTel, adviceNumber(b, site.URL+"/contacts/"), "the numbers read at every visit")
			browsertest.WaitFor(t, b, "the app to give up", stopped)
		}
		browsertest.WaitFor(t, b, "the app before", `oneMinute.offline().then((state) => state.app === "`+good+`")`)
		openMounted(t, b, site.URL+"/contacts/")
		assert.Equal(t, newTel, adviceNumber(b, site.URL+"/contacts/"), "with the content that is newest")
		assert.Equal(t, good, askWorker(b, "update()").App, "and the bad one is never taken again")
	})
}

// The numbers do not wait for an app, and half an app is never taken.
func TestAnAppThatDoesNotComeWhole(t *testing.T) {
	t.Parallel()
	next := sitetest.With(t, func(p *content.Pack, c *web.Client, _ *web.Options) {
		sitetest.ChangeNumber(p)
		c.Exec = append([]byte("// another app\n"), c.Exec...)
	})
	exec, found := next.Lookup("/wasm_exec.js")
	require.True(t, found)
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(browsertest.Options{})
		install(t, b, site)
		before := askWorker(b, "offline()").App
		server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
			if r.URL.Path != exec.Address() {
				return false
			}
			w.Write(exec.Body()[:len(exec.Body())/2])
			return true
		})
		server.publish(next)
		after := askWorker(b, "update()")
		assert.Equal(t, 2, after.Content, "log: %v", after.Log)
		assert.Equal(t, before, after.App)
		assert.True(t, after.Complete)
		site.Stop()
		assert.Equal(t, newTel, adviceNumber(b, site.URL+"/contacts/"))
		browsertest.WaitFor(t, b, "the app before", mounted)

		site.Start()
		server.misbehave(nil)
		assert.NotEqual(t, before, askWorker(b, "update()").App)
		openMounted(t, b, site.URL+"/contacts/")
	})
}

func TestAWithdrawnAppAndAnOlderContent(t *testing.T) {
	t.Parallel()
	another := func(p *content.Pack, c *web.Client, _ *web.Options) {
		p.Version = 2
		c.Exec = append([]byte("// another app\n"), c.Exec...)
	}
	second := sitetest.With(t, another)
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(browsertest.Options{})
		install(t, b, site)
		first := askWorker(b, "offline()").App
		server.publish(second)
		withdrawn := askWorker(b, "update()").App
		require.NotEqual(t, first, withdrawn)

		server.publish(sitetest.With(t, func(p *content.Pack, c *web.Client, o *web.Options) {
			another(p, c, o)
			o.BadApps = []string{withdrawn}
		}))
		assert.Equal(t, first, askWorker(b, "update()").App)
		openMounted(t, b, site.URL+"/contacts/")

		older := sitetest.Shipped(t)
		server.publish(older)
		after := askWorker(b, "update()")
		assert.Equal(t, 2, after.Content, "an older content is not taken")
		assert.True(t, after.Complete)
		require.NotEmpty(t, after.Log)
		assert.Contains(t, after.Log[0], "older")
	})
}
