package e2e

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// What About says of a check, where "Up to date." would not be true.
func TestAboutNamesWhatWasNotTaken(t *testing.T) {
	t.Parallel()
	next := sitetest.WithNewNumber(t)
	reworded := sitetest.With(t, func(p *content.Pack, _ *web.Client, _ *web.Options) {
		sitetest.ChangeNumber(p)
		p.Guides[0].Title += " reworded"
	})
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(browsertest.Options{Width: 360, Height: 640})
		keepCopy(t, b, site)
		asked := func(want string) {
			t.Helper()
			b.Eval(`document.querySelector(".copy-report__actions .button:nth-child(2)").click()`, nil)
			browsertest.WaitFor(t, b, want, outcome+" === "+browsertest.JS(want))
		}
		asked("Up to date.")
		server.publish(next)
		server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
			if strings.HasPrefix(r.URL.Path, "/_/") {
				w.WriteHeader(http.StatusServiceUnavailable)
			}
			return strings.HasPrefix(r.URL.Path, "/_/")
		})
		asked("There is an update, version 2, but it was not saved: the server answered with an error (503). Your saved copy has not changed.")
		server.misbehave(func(_ http.ResponseWriter, r *http.Request) bool {
			if strings.HasPrefix(r.URL.Path, "/_/") {
				panic(http.ErrAbortHandler)
			}
			return false
		})
		asked("There is an update, version 2, but it was not saved: could not connect. Your saved copy has not changed.")
		server.misbehave(nil)
		asked("Updated. The next page that you open is the new one.")
		asked("Up to date.")
		server.publish(reworded)
		asked("Updated. The next page that you open is the new one.") // although the version is the same
		first := sitetest.Shipped(t)
		server.publish(first)
		asked("The server has version 1, older than version 2 on this phone, so nothing has changed. Tell the people who publish this guide.")
	})
}

func TestAClockThatWasAheadIsRightAgain(t *testing.T) {
	t.Parallel()
	site := serveSite(t)
	c := browsertest.OpenChromium(t, browsertest.Options{Width: 360, Height: 640})
	keepCopy(t, c, site)
	site.Stop()
	c.Eval(`caches.open("one-minute-2").then(async (cache) => {
		for (const at of ["/state-0", "/state-1"]) {
			const state = await (await cache.match(at)).json();
			state.reached += 3 * 365 * 86400e3;
			state.verified = state.reached;
			await cache.put(at, new Response(JSON.stringify(state)));
		}
	})`, nil)
	openMounted(t, c, site.URL+"/about/")
	browsertest.WaitFor(t, c, "the notice", `document.querySelector(".notices").textContent.includes("It is not known when this phone last checked for updates")`)
	site.Start()
	c.Click(".copy-report__actions .button:nth-child(2)")
	browsertest.WaitFor(t, c, "the answer", outcome+` === "Up to date."`)
}

func TestABrowserThatRefusesTheWorkerSaysSo(t *testing.T) {
	t.Parallel()
	for name, refusal := range map[string]string{
		"register": `ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("denied", "SecurityError"));`,
		"none":     `delete Navigator.prototype.serviceWorker;`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			site := serveSite(t)
			c := browsertest.OpenChromium(t, browsertest.Options{Width: 360, Height: 640, Alone: true})
			c.Before(refusal)
			openMounted(t, c, site.URL+"/about/")
			const words = "This browser cannot save the app. You need a connection each time."
			browsertest.WaitFor(t, c, "the state", `document.querySelector(".offline").textContent === `+browsertest.JS(words))
			c.Click(".copy-report__actions .button:nth-child(2)")
			browsertest.WaitFor(t, c, "the outcome", outcome+` === `+browsertest.JS(words))
		})
	}
}

// No browser promises to keep what a private window stores, and only what is promised is said to last.
func TestReadyForNowWhereNothingIsPromised(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(browsertest.Options{Width: 360, Height: 640})
		keepCopy(t, b, site)
		var words string
		b.Eval(`document.querySelector(".offline").textContent`, &words)
		assert.Contains(t, words, "Ready offline for now.")
		assert.Contains(t, words, "a private window does")
		b.Eval(`Object.defineProperty(navigator, "storage", {value: {persisted: async () => true}})`, nil)
		assert.True(t, askWorker(b, "offline()").Lasting)
	})
}
