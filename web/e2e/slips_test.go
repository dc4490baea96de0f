package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/web/browsertest"
)

// The slips and mishaps of a visit: a thumb that taps twice, a phone that is
// laid aside, a browser that keeps nothing, a program that fails.

func TestDoubleTapAnswersOneItem(t *testing.T) {
	items := leedsChecklist(t).Part("indicators").Items
	site := servePages(t)
	c := browsertest.OpenChromium(t, browsertest.Options{Touch: true, Width: 360, Height: 640})
	openItem(t, c, site.URL+"/guides/cse/checklist/#indicator-1")
	browsertest.WaitFor(t, c, "the first item", shows(items[0].Words))
	twice := func(answer string) (stored string) {
		c.Eval(`new Promise((done) => {
			document.querySelector("`+answer+`").click();
			setTimeout(() => { document.querySelector("`+answer+`").click(); setTimeout(done, 350); }, 120);
		})`, nil)
		c.Eval(`JSON.stringify(JSON.parse(Object.values(localStorage)[0]).guides)`, &stored)
		return stored
	}
	assert.JSONEq(t, `{"cse":{"indicator-1":"not-noticed"}}`, twice(".answer:nth-child(2)"))
	browsertest.WaitFor(t, c, "the second item", shows(items[1].Words))
	assert.JSONEq(t, `{"cse":{"indicator-1":"not-noticed","indicator-2":"noticed"}}`, twice(".answer:nth-child(1)"), "not taken back")
}

func TestAnswersGoWhileAnotherPageIsOpen(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(browsertest.Options{Width: 360, Height: 640})
		openItem(t, b, site.URL+"/guides/cse/checklist/#indicator-1")
		b.Click(".answer")
		browsertest.WaitFor(t, b, "the answer on the phone", `localStorage.length === 1`)
		b.Click(`.place[href="/contacts/"]`)
		browsertest.WaitFor(t, b, "the contacts", `document.title.startsWith("Contacts")`)
		b.Eval(`(() => {
			const [key, text] = Object.entries(localStorage)[0], visit = JSON.parse(text);
			visit.touched -= 2 * 60 * 60 + 1;
			localStorage.setItem(key, JSON.stringify(visit));
			dispatchEvent(new PageTransitionEvent("pageshow"));
		})()`, nil)
		browsertest.WaitFor(t, b, "nothing on the phone", `localStorage.length === 0`)
	})
}

func TestBlockedStorage(t *testing.T) {
	t.Parallel()
	items := leedsChecklist(t).Part("indicators").Items
	site := browsertest.Serve(t, withScript(t, `for (const name of ["localStorage", "sessionStorage"])
		Object.defineProperty(window, name, {configurable: true, get() { throw new DOMException("blocked", "SecurityError"); }});`))
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		b := open(browsertest.Options{Width: 360, Height: 640})
		openMounted(t, b, site.URL+"/guides/cse/checklist/")
		b.Click(".card--first")
		browsertest.WaitFor(t, b, "the first item", shows(items[0].Words))
		b.Click(".answer:nth-child(3)")
		browsertest.WaitFor(t, b, "the second item", shows(items[1].Words))
		b.Click(`.step__also a[href$="/summary/"]`)
		browsertest.WaitFor(t, b, "the notes, with the answer and the truth about it",
			`document.querySelector(".noted li")?.textContent === `+browsertest.JS(items[0].Words)+` && document.querySelector("main").textContent.includes("Kept only while this is open")`)
	})
}

func TestSkipLinkKeepsTheItem(t *testing.T) {
	t.Parallel()
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(browsertest.Options{Width: 360, Height: 640})
		openItem(t, b, site.URL+"/guides/cse/checklist/#indicator-3")
		browsertest.WaitFor(t, b, "the item", `document.querySelector(".step__item")`)
		b.Eval(`document.querySelector(".skip-link").click()`, nil)
		browsertest.WaitFor(t, b, "the focus on the text of the same item",
			`document.activeElement.id === "main" && location.hash === "#indicator-3" && document.querySelector(".step__item")`)
	})
}

func TestAProgramThatFailsBeginsAnew(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(browsertest.Options{Width: 360, Height: 640})
		openItem(t, b, site.URL+"/guides/cse/checklist/#indicator-1")
		b.Click(dontKnow)
		browsertest.WaitFor(t, b, "the answer on the phone", `localStorage.length === 1`)
		b.Eval(`(history.pushState = () => { throw new Error("broken") }, window.sameDocument = true)`, nil)
		b.Eval(`new Promise((done) => setTimeout(done, 350))`, nil) // sooner, a tap belongs to the one before
		b.Eval(`document.querySelector("`+dontKnow+`").click()`, nil)
		browsertest.WaitFor(t, b, "the page as it was", stopped)
		var clicked []string
		b.Eval(recordTel, &clicked)
		assert.Contains(t, clicked, "tel:+441133760336 false")
		var shown bool
		b.Eval(`document.querySelector(".answer").checkVisibility({visibilityProperty: true})`, &shown)
		assert.False(t, shown, "no button stays that does nothing")
	})
}
