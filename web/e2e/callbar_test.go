package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/web/browsertest"
)

// onScreen finds the calls that are not wholly on the screen, too small for a
// thumb, or covered.
const onScreen = `[".call--emergency", ".call--advice", ".call--hours", ".hide"].flatMap((selector) => {
	const call = document.querySelector(selector), box = call.getBoundingClientRect();
	const faults = [];
	if (box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth) faults.push(selector + " is off the screen");
	if (box.width < 48 || box.height < 48) faults.push(selector + " is " + box.width + " by " + box.height);
	const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
	if (!call.contains(top)) faults.push(selector + " is covered");
	return faults;
})`

// hiddenFocus finds what takes the focus and is then under a bar.
const hiddenFocus = `(async () => {
	const hidden = [];
	for (const element of document.querySelectorAll("a[href], button, summary, input, [tabindex]")) {
		if (!element.checkVisibility({visibilityProperty: true})) continue;
		element.focus();
		await new Promise((done) => setTimeout(done));
		if (document.activeElement !== element) { hidden.push("no focus: " + element.outerHTML.slice(0, 100)); continue; }
		const box = (element.closest("label") ?? element).getBoundingClientRect();
		const tall = element.matches("main, h1"); // taller than the screen: its beginning must show
		for (const bar of document.querySelectorAll(".call-bar, .places, .step__answers")) {
			const b = bar.getBoundingClientRect();
			const meets = tall ? b.top < box.top + 8 && b.bottom > box.top + 1 : b.top < box.bottom - 1 && b.bottom > box.top + 1;
			if (!bar.contains(element) && meets) hidden.push(element.outerHTML.slice(0, 100) + " under " + bar.className);
		}
	}
	return hidden;
})()`

func TestCallBarIsAlwaysThere(t *testing.T) {
	t.Parallel()
	list := leedsChecklist(t)
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(browsertest.Options{Width: 320, Height: 568})
		check := func(where string) {
			t.Helper()
			var faults, hidden []string
			b.Eval(`[0, 0.5, 1].flatMap((part) => (scrollTo(0, part * document.documentElement.scrollHeight), `+onScreen+`))`, &faults)
			assert.Empty(t, faults, where)
			b.Eval("scrollTo(0, 0)", nil)
			b.Eval(hiddenFocus, &hidden)
			assert.Empty(t, hidden, where)
			var wide bool
			b.Eval("document.documentElement.scrollWidth > innerWidth", &wide)
			assert.False(t, wide, "%s scrolls sideways", where)
		}
		openMounted(t, b, site.URL+"/contacts/")
		for _, route := range routes(t) {
			goToRoute(t, b, route)
			check(route.Path)
		}
		goTo(b, checklistURL)
		steps := 0
		for _, part := range list.Parts {
			for i, item := range part.Items {
				if steps++; i > 0 && b.Name() != "chromium" {
					continue // the same screen with other words
				}
				b.Eval("(location.hash = '"+item.ID+"')", nil)
				browsertest.WaitFor(t, b, item.ID, "document.querySelector('.step__words')?.textContent === "+browsertest.JS(item.Words))
				check(item.ID)
			}
		}
		assert.Equal(t, 31, steps)
	})
}
