package e2e

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

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

		b.Eval(`caches.open("one-minute-2").then(async (cache) => {
			const key = (await cache.keys()).find((r) => r.url.endsWith(".html")), answer = await cache.match(key);
			await cache.put(key, new Response((await answer.text()) + " ", {headers: answer.headers}));
		})`, nil)
		clickInView(b, verify)
		browsertest.WaitFor(t, b, "altered, and mended", outcome+` === "Complete. 1 file was missing or altered and repaired."`)

		server.publish(sitetest.WithNewNumber(t))
		clickInView(b, update)
		browsertest.WaitFor(t, b, "updated", outcome+` === "Updated. The next page that you open is the new one."`)
		site.Stop()
		clickInView(b, update)
		browsertest.WaitFor(t, b, "not reached", outcome+` === "Could not connect. Your saved copy has not changed."`)

		b.Eval(`caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))`, nil)
		clickInView(b, verify)
		browsertest.WaitFor(t, b, "no copy", fmt.Sprintf(`%s.match(/There is no copy|Not complete: 0 of %d/)`, outcome, copied(t)))
		var words string
		b.Eval(`document.querySelector(".offline").textContent`, &words)
		assert.NotContains(t, words, "Ready", "nor does the page say so any more")
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

func TestAgeIsTold(t *testing.T) {
	t.Parallel()
	site := browsertest.Serve(t, withScript(t, `Date = class extends Date { constructor(...a) { a.length ? super(...a) : super(Date.now()); } static now() { return super.now() + 365 * 86400e3; } };`))
	c := browsertest.OpenChromium(t, browsertest.Options{Width: 360, Height: 640})
	const notices = `[...document.querySelectorAll(".notices")].map((e) => e.textContent).join("")`
	for path, words := range map[string]string{
		"/":            "Past the review date: Child sexual exploitation.",
		"/guides/cse/": "Child sexual exploitation was due for review on 23 May 2027. Check a number before you rely on it.",
		checklistURL:   "Child sexual exploitation was due for review on 23 May 2027. Check a number before you rely on it.",
	} {
		openMounted(t, c, site.URL+path)
		browsertest.WaitFor(t, c, "the calm line on "+path, notices+`.includes(`+browsertest.JS(words)+`)`)
		assertReadsAndDials(t, c, path)
	}
	c.Click(`.place[href="/contacts/"]`)
	browsertest.WaitFor(t, c, "the contacts without it", `document.title.startsWith("Contacts") && !`+notices+`.includes("review")`)
	browsertest.WaitFor(t, c, "the server's absence beside it", notices+`.startsWith("This phone last reached the server on ")`)
}
