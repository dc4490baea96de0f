package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/web/browsertest"
)

// What a person has asked the phone for: fewer colours, or nothing that moves.

// unlike says how the chosen one of two controls differs to the eye when the
// phone picks all colours; empty, it does not.
func unlike(c *browsertest.Chromium, chosen, other string) (difference string) {
	c.Eval(`(() => {
		const [on, off] = [`+browsertest.JS(chosen)+`, `+browsertest.JS(other)+`].map((selector) => document.querySelector(selector));
		if (!on || !off) return "";
		const own = (e) => getComputedStyle(e).backgroundColor, ground = (e) => (/, 0\)$/.test(own(e)) && e.parentElement ? ground(e.parentElement) : own(e));
		const tick = (e) => e.querySelector("svg")?.checkVisibility() ?? false;
		return [ground(on) !== ground(off) && "ground", tick(on) && !tick(off) && "tick"].filter(Boolean).join();
	})()`, &difference)
	return difference
}

func TestWhatIsChosenShowsInForcedColours(t *testing.T) {
	t.Parallel()
	items := leedsChecklist(t).Part("indicators").Items
	site := servePages(t)
	c := browsertest.OpenChromium(t, phone)
	c.Colours("forced")
	openItem(t, c, site.URL+checklistURL+"#indicator-1")
	tap(c, noticed)
	tap(c, ".chip:nth-child(2)")
	browsertest.WaitFor(t, c, "the chip", `document.querySelector('.chip[aria-pressed="true"]')`)
	assert.NotEmpty(t, unlike(c, `.chip[aria-pressed="true"]`, `.chip[aria-pressed="false"]`), "a chip")
	tap(c, nextItem)
	tap(c, dontKnow)
	browsertest.WaitFor(t, c, "the third item", shows(items[2].Words))
	c.Back()
	browsertest.WaitFor(t, c, "the answer", shows(items[1].Words)+` && document.querySelector('.answer[aria-pressed="true"]')`)
	assert.NotEmpty(t, unlike(c, `.answer[aria-pressed="true"]`, `.answer[aria-pressed="false"]`), "an answer")
	c.Eval(`(location.hash = "all")`, nil)
	browsertest.WaitFor(t, c, "the list", `document.querySelector(".one-page :checked")`)
	assert.NotEmpty(t, unlike(c, ".choice__answer :checked + span", ".choice__answer :not(:checked) + span"), "an answer in the list")
	openMounted(t, c, site.URL+"/about/")
	browsertest.WaitFor(t, c, "what is chosen", `document.querySelector(".settings :checked")`)
	assert.NotEmpty(t, unlike(c, ".settings :checked + span", ".settings :not(:checked) + span"), "a setting")
}

// moving finds what moves although the phone was asked for less motion.
const moving = `["", "::before", "::after"].flatMap((part) => [...document.querySelectorAll("*")].flatMap((element) => {
	const style = getComputedStyle(element, part || null), faults = [];
	if (style.animationName !== "none") faults.push("animation");
	if (style.transitionDuration.split(",").some((time) => parseFloat(time) > 0)) faults.push("transition");
	if (style.scrollBehavior === "smooth") faults.push("smooth scrolling");
	return faults.map((fault) => fault + " of " + element.outerHTML.slice(0, 80) + part);
}))`

func TestNothingMovesWithReducedMotion(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	c := browsertest.OpenChromium(t, phone)
	c.Media("prefers-reduced-motion", "reduce")
	check := func(where string) {
		t.Helper()
		var asked bool
		var faults []string
		c.Eval(`matchMedia("(prefers-reduced-motion: reduce)").matches`, &asked)
		assert.True(t, asked, where)
		c.Eval(moving, &faults)
		assert.Empty(t, faults, where)
	}
	openItem(t, c, site.URL+checklistURL+"#indicator-1")
	check("an item")
	tap(c, noticed)
	browsertest.WaitFor(t, c, "its chips", `document.querySelector(".chip")`)
	check("a noticed item")
	for _, path := range []string{"/", checklistURL, checklistURL + "summary/", "/about/"} {
		openMounted(t, c, site.URL+path)
		check(path)
	}
}
