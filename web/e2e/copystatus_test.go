package e2e

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// What the app says of its copy, in each state that the copy can be in.

// clickInView scrolls first: WebKit's driver scrolls no further than under the bar.
func clickInView(b browsertest.Browser, selector string) {
	b.Eval(`document.querySelector(`+browsertest.JS(selector)+`).scrollIntoView({block: "center", behavior: "instant"})`, nil)
	b.Click(selector)
}

const outcome = `document.querySelector(".copy-report__outcome").textContent`

func TestAboutTellsTheTruth(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(browsertest.Options{Width: 360, Height: 640})
		keepCopy(t, b, site)
		verify, update := ".copy-report__actions .button:nth-child(1)", ".copy-report__actions .button:nth-child(2)"

		clickInView(b, verify)
		browsertest.WaitFor(t, b, "complete", fmt.Sprintf(`%s === "Complete: all %d files are correct."`, outcome, copied(t)))
		clickInView(b, update)
		browsertest.WaitFor(t, b, "up to date", outcome+` === "Up to date."`)

		b.Eval(`caches.open("one-minute-3").then(async (cache) => {
			const key = (await cache.keys()).find((r) => r.url.endsWith(".css")), answer = await cache.match(key);
			await cache.put(key, new Response((await answer.text()) + " ", {headers: answer.headers}));
		})`, nil)
		clickInView(b, verify)
		browsertest.WaitFor(t, b, "altered, and mended", outcome+` === "Complete. Files missing or altered, and repaired: 1."`)

		server.publish(sitetest.WithNewNumber(t))
		clickInView(b, update)
		browsertest.WaitFor(t, b, "updated", outcome+` === "Updated. The next page that you open is the new one."`)
		site.Stop()
		clickInView(b, update)
		browsertest.WaitFor(t, b, "not reached", outcome+` === "Could not connect. Your saved copy has not changed."`)

		b.Eval(`caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))`, nil)
		clickInView(b, verify)
		browsertest.WaitFor(t, b, "what the browser's own cache still has", fmt.Sprintf(`%s.match(/There is no copy|Not complete: \d+ of %d|repaired: %d/)`, outcome, copied(t), copied(t)))
		var kept int
		b.Eval(`caches.open("one-minute-3").then((cache) => cache.keys()).then((keys) => keys.filter((key) => key.url.includes("/_/")).length)`, &kept)
		said := askWorker(b, "offline()")
		assert.Equal(t, kept, said.Have, "as many as there are")
		assert.Equal(t, kept == said.Of, said.Complete)
	})
}

func TestAChangedNumberIsToldOnce(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(browsertest.Options{Width: 360, Height: 640})
		install(t, b, site)
		server.publish(sitetest.WithNewNumber(t))
		askWorker(b, "update()")
		openMounted(t, b, site.URL+"/guides/cse/")
		const notice = `document.querySelector(".notices").textContent`
		browsertest.WaitFor(t, b, "the change, in words", notice+`.includes("Duty and Advice, Practitioners: was 0113 376 0336, now 0113 378 0336.")`)
		b.Click(`.place[href="/contacts/"]`)
		browsertest.WaitFor(t, b, "it on every page", `document.title.startsWith("Contacts") && `+notice+`.includes("A number has changed")`)
		b.Eval(`document.querySelector(".notices .button").focus()`, nil)
		b.Click(".notices .button")
		browsertest.WaitFor(t, b, "the focus, which the button had, on the heading", `document.activeElement.matches("h1")`)
		browsertest.WaitFor(t, b, "nothing any more", notice+` === "" && oneMinute.offline().then((state) => state.changes.length === 0)`)
		openMounted(t, b, site.URL+"/contacts/")
		browsertest.WaitFor(t, b, "the worker's answer", `oneMinute.offline().then((state) => state.complete)`)
		var words string
		b.Eval(notice, &words)
		assert.Empty(t, words)
	})
}

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
		server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
			if strings.HasPrefix(r.URL.Path, "/_/") {
				w.WriteHeader(http.StatusServiceUnavailable)
			}
			return strings.HasPrefix(r.URL.Path, "/_/")
		})
		server.publish(next)
		asked("There is an update, version 2, but it was not saved. The server answered with an error (503). Your saved copy has not changed.")
		server.misbehave(func(_ http.ResponseWriter, r *http.Request) bool {
			if strings.HasPrefix(r.URL.Path, "/_/") {
				panic(http.ErrAbortHandler)
			}
			return false
		})
		asked("There is an update, version 2, but it was not saved. Could not connect. Your saved copy has not changed.")
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
			tap(c, ".copy-report__actions .button:nth-child(2)")
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
		assert.Contains(t, words, "Saved on this phone for now.")
		openMounted(t, b, site.URL+"/about/")
		browsertest.WaitFor(t, b, "how the copy is lost", `document.querySelector(".copy-report .note").textContent.includes("A private window deletes it")`)
		b.Eval(`Object.defineProperty(navigator, "storage", {value: {persisted: async () => true}})`, nil)
		assert.True(t, askWorker(b, "offline()").Lasting)
	})
}

// A button that is disabled loses the focus, and who uses a keyboard begins again at the top.
func TestCheckingKeepsTheFocus(t *testing.T) {
	t.Parallel()
	site := serveSite(t)
	c := browsertest.OpenChromium(t, phone)
	keepCopy(t, c, site)
	openMounted(t, c, site.URL+"/about/")
	for _, label := range []string{"Check this phone", "Check for an update"} {
		button := `[...document.querySelectorAll(".copy-report__actions button")].find((e) => e.textContent === ` + browsertest.JS(label) + `)`
		c.Eval(`(`+button+`.focus(), window.lost = 0, `+button+`.addEventListener("blur", () => { lost++; }))`, nil)
		c.Press("Enter")
		browsertest.WaitFor(t, c, "what came of it", `/^(Complete|Up to date)/.test(`+outcome+`)`)
		var kept bool
		c.Eval(`document.activeElement === `+button+` && lost === 0`, &kept)
		assert.True(t, kept, label)
	}
}
