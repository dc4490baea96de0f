package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
)

// What must fit when the page is enlarged or the screen has a notch, and what must be
// large enough for a thumb.

// spaced is the wider text that WCAG 2.2 asks a page to bear (success criterion 1.4.12).
const spaced = `(() => { const sheet = new CSSStyleSheet();
	sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
	document.adoptedStyleSheets = [sheet]; })()`

// cutOff finds text that its own box does not show, and a page that scrolls sideways.
const cutOff = `(() => {
	const cut = [...document.querySelectorAll("main *, .call-bar *, .places *")].filter((e) => !e.closest(".visually-hidden, svg") && e.checkVisibility() &&
		e.clientWidth > 0 && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1) && getComputedStyle(e).overflow !== "visible");
	const wide = [...document.querySelectorAll("main *, .call-bar *, .places *")].filter((e) => !e.closest(".visually-hidden, svg") && e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1);
	return [...cut, ...wide].map((e) => e.outerHTML.slice(0, 120)).concat(document.documentElement.scrollWidth > innerWidth ? ["the page"] : []);
})()`

// small finds what is tapped and is less than 48 by 48; links within sentences are exempt.
const small = `[...document.querySelectorAll("a[href], button, summary, label")].filter((e) => e.checkVisibility({visibilityProperty: true}) && !e.closest(".skip-link") &&
	!(e.matches("a") && e.closest(".guide-text p, .guide-text li, .links, p:not(.also):not(.step__also):not(.trail)") && !e.matches(".button"))).flatMap((e) => {
	const box = e.getBoundingClientRect();
	return box.width < 48 || box.height < 48 ? [e.outerHTML.slice(0, 100) + " is " + box.width + " by " + box.height] : [];
})`

// 1280 by 1024 at 400 % is 320 by 256.
func TestZoomAndSpacing(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	c := browsertest.OpenChromium(t, browsertest.Options{Width: 320, Height: 568})
	check := func(where string) {
		t.Helper()
		for _, way := range []string{"narrow", "narrow and spaced", "at 400 %"} {
			switch way {
			case "narrow and spaced":
				c.Eval(spaced, nil)
			case "at 400 %":
				c.Eval(`(document.adoptedStyleSheets = [])`, nil)
				require.NoError(t, c.Resize(256))
			}
			var faults []string
			c.Eval(cutOff, &faults)
			assert.Empty(t, faults, "%s, %s", where, way)
			c.Eval(small, &faults)
			assert.Empty(t, faults, "%s, %s", where, way)
		}
		require.NoError(t, c.Resize(568))
	}
	for _, route := range routes(t) {
		openMounted(t, c, site.URL+route.Path)
		check(route.Path)
	}
	// the item with the most words; TestCallBarIsAlwaysThere goes through all of them
	openItem(t, c, site.URL+"/guides/cse/checklist/#indicator-6")
	check("an item")
	tap(c, noticed)
	browsertest.WaitFor(t, c, "the question", `document.querySelector(".chip")`)
	check("noticed")
	openMounted(t, c, site.URL+"/guides/cse/checklist/summary/")
	check("the notes of a visit")
}

func TestPagesKeepClearOfTheNotch(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	c := browsertest.OpenChromium(t, browsertest.Options{Width: 640, Height: 360, Touch: true})
	left, right := int64(47), int64(34)
	_, err := chromedp.Call(c.Context(), emulation.SetSafeAreaInsetsOverride, emulation.SetSafeAreaInsetsOverrideParams{Insets: &emulation.SafeAreaInsets{Left: &left, Right: &right}})
	require.NoError(t, err)
	check := func(where string) {
		t.Helper()
		var faults []string
		c.Eval(`[...document.querySelectorAll(".call-bar *, .page > *, .notices > *, .places *")].filter((e) => e.checkVisibility() && !e.closest(".visually-hidden")).flatMap((e) => {
			const box = e.getBoundingClientRect();
			return box.width > 1 && (box.left < 47 || box.right > innerWidth - 34) ? [e.outerHTML.slice(0, 80)] : [];
		})`, &faults)
		assert.Empty(t, faults, where)
	}
	for _, route := range routes(t) {
		openMounted(t, c, site.URL+route.Path)
		c.Eval(`document.querySelector(".notices").append(Object.assign(document.createElement("p"), {textContent: "A notice."}))`, nil)
		check(route.Path)
	}
	openItem(t, c, site.URL+checklistURL+"#indicator-6")
	check("an item")
}
