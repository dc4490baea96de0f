package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
)

// Text grows by every means that a person has: WCAG 2.2, success criterion 1.4.4.

// textSizes are the sizes, in pixels, of all text that shows, each under its words
// and how often they came before. They are measured, not computed: what a browser's
// settings do to small text is not in the computed style.
const textSizes = `(() => {
	const sizes = {}, walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node; node = walker.nextNode();) {
		const parent = node.parentElement, words = node.data.trim();
		if (!words || !parent.checkVisibility({visibilityProperty: true}) || parent.closest("script, style, .visually-hidden, .skip-link")) continue;
		const range = document.createRange();
		range.selectNodeContents(node);
		const line = [...range.getClientRects()].find((line) => line.width > 0);
		if (!line) continue;
		let times = 0;
		while (words + "|" + times in sizes) times++;
		sizes[words + "|" + times] = line.height;
	}
	return sizes;
})()`

// textMeans is a way in which a person makes text larger.
type textMeans struct {
	name  string
	grown float64 // at least, as a factor
	zoom  float64 // of the whole page
	use   func(c *browsertest.Chromium)
	end   func(c *browsertest.Chromium)
}

func osTextScale(t *testing.T, scale float64) func(*browsertest.Chromium) {
	return func(c *browsertest.Chromium) {
		_, err := chromedp.Call(c.Context(), emulation.SetEmulatedOSTextScale, emulation.SetEmulatedOSTextScaleParams{Scale: scale})
		require.NoError(t, err)
	}
}

func textSetting(value string) func(*browsertest.Chromium) {
	return func(c *browsertest.Chromium) { c.Eval(`oneMinute.choose("text", "`+value+`")`, nil) }
}

func zoomTo(t *testing.T, zoom float64) func(*browsertest.Chromium) {
	return func(c *browsertest.Chromium) {
		require.NoError(t, c.ResizeTo(int(float64(narrow.Width)/zoom), int(float64(narrow.Height)/zoom)))
	}
}

// TestTextGrowsByEveryMeans goes through every state, and keeps its HTML for the
// validator: to come there takes longer than to look.
func TestTextGrowsByEveryMeans(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	c := browsertest.OpenChromium(t, narrow)
	means := []textMeans{
		{"zoom 150 %", 1.4, 1.5, zoomTo(t, 1.5), zoomTo(t, 1)},
		{"zoom 200 %", 1.9, 2, zoomTo(t, 2), zoomTo(t, 1)},
		{"the phone's text at 150 %", 1.4, 1, osTextScale(t, 1.5), osTextScale(t, 1)},
		{"the phone's text at 200 %", 1.9, 1, osTextScale(t, 2), osTextScale(t, 1)},
		{"the setting 150 %", 1.4, 1, textSetting("150"), textSetting("")},
		{"the setting 200 %", 1.9, 1, textSetting("200"), textSetting("")},
	}
	usual := map[string]map[string]float64{}
	pages := newHTMLPages(t)
	everyState(t, c, site, func(where string) {
		t.Helper()
		pages.keepMounted(t, c, where)
		var sizes, larger map[string]float64
		c.Eval(textSizes, &sizes)
		usual[where] = sizes
		for _, m := range means {
			at := where + ", " + m.name
			m.use(c)
			c.Eval(`new Promise((done) => requestAnimationFrame(() => setTimeout(done)))`, nil)
			var faults []string
			c.Eval(spilled, &faults)
			c.Eval(textSizes, &larger)
			if m.zoom == 1 { // zoomed so far, the screen is smaller than any phone
				var calls []string
				c.Eval(onScreen, &calls)
				faults = append(faults, calls...)
			}
			m.end(c)
			assert.Empty(t, append(faults, notGrown(sizes, larger, m.grown/m.zoom)...), at)
		}
	})
	pages.assertValid(t)

	// Text alone at 200 %, in Firefox: its usual sizes are those of Chromium, with the same font.
	b := browsertest.OpenFirefox(t, browsertest.Options{Width: narrow.Width, Height: narrow.Height, TextZoom: 200})
	everyState(t, b, site, func(where string) {
		t.Helper()
		var larger map[string]float64
		var faults []string
		b.Eval(textSizes, &larger)
		b.Eval(spilled, &faults)
		assert.Empty(t, append(faults, notGrown(usual[where], larger, 1.9)...), "%s, in Firefox", where)
	})
}

// notGrown finds text that is less than so many times as large as usual. Some texts
// may give way to others, but not many.
func notGrown(usual, larger map[string]float64, times float64) (faults []string) {
	for words, size := range usual {
		if now, shows := larger[words]; shows && now+0.5 < times*(size-0.5) { // some browsers round each
			faults = append(faults, fmt.Sprintf("%q is %.1f pixels high, and was %.1f", words, now, size))
		}
	}
	if len(larger) < len(usual)*8/10 {
		faults = append(faults, fmt.Sprintf("of %d texts, %d are there", len(usual), len(larger)))
	}
	return faults
}
