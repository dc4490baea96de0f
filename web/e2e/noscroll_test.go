package e2e

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
)

// sideways are phones that lie on their side; the second has a notch.
var sideways = []browsertest.Options{{Width: 640, Height: 360, Touch: true}, {Width: 812, Height: 375, Touch: true}}

// outOfSight finds what of these elements is not wholly on the screen as it is, or is
// covered by something else.
func outOfSight(selector string) string {
	return `[...document.querySelectorAll(` + browsertest.JS(selector) + `)].flatMap((e) => {
		const { left, top, right, bottom } = e.getBoundingClientRect(), say = (fault) => [e.textContent + " " + fault];
		if (top < 0 || left < 0 || bottom > innerHeight || right > innerWidth) return say("is off the screen at " + [top, bottom].map(Math.round));
		return [[left + 4, top + 4], [right - 4, top + 4], [left + 4, bottom - 4], [right - 4, bottom - 4], [(left + right) / 2, (top + bottom) / 2]].some(([x, y]) => {
			const on = document.elementFromPoint(x, y);
			return !e.contains(on) && !on?.contains(e);
		}) ? say("is covered") : [];
	})`
}

// All contacts are on one screen, and each item is answered there.
func TestNothingThatMattersNeedsAScroll(t *testing.T) {
	t.Parallel()
	list := leedsChecklist(t)
	site := servePages(t)
	for _, size := range append([]browsertest.Options{phone}, sideways...) {
		c := browsertest.OpenChromium(t, size)
		openMounted(t, c, site.URL+"/contacts/")
		if size == phone {
			var faults []string
			var rows int
			c.Eval(outOfSight(".contact__number, .round"), &faults)
			assert.Empty(t, faults)
			c.Eval(`document.querySelectorAll(".contact").length`, &rows)
			assert.Equal(t, 4, rows)
		}
		goTo(c, checklistURL+"#group-1")
		for _, part := range list.Parts {
			for _, item := range part.Items {
				where := fmt.Sprintf("%s at %d by %d", item.ID, size.Width, size.Height)
				c.Eval(`(location.hash = "`+item.ID+`")`, nil)
				browsertest.WaitFor(t, c, where, shows(item.Words)+` && document.activeElement.matches(".step__item")`)
				var faults []string
				var answers, y int
				c.Eval(outOfSight(".answer"), &faults)
				assert.Empty(t, faults, where)
				c.Eval(`document.querySelectorAll(".answer").length`, &answers)
				require.Equal(t, 3, answers, where)
				c.Eval(`scrollY`, &y)
				assert.Zero(t, y, where)
				c.Eval(outOfSight(".step__trail > *"), &faults)
				assert.Empty(t, faults, where)
			}
		}
		// The answers stay with a noticed item, and what leads on is beside them.
		var faults []string
		tap(c, noticed)
		browsertest.WaitFor(t, c, "what may be said of it", `document.querySelector(".chip")`)
		c.Eval(outOfSight(".answer, .step__next .button"), &faults)
		assert.Empty(t, faults, "noticed, at %d by %d", size.Width, size.Height)
		c.Close()
	}
}
