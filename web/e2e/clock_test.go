package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
)

// The clocks change, or a train crosses a border, while the app is open.
func TestTimesAreThePhonesOwn(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	c := browsertest.OpenChromium(t, phone)
	zone := func(id string) {
		t.Helper()
		_, err := chromedp.Call(c.Context(), emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: id})
		require.NoError(t, err)
	}
	const until = `new Date(JSON.parse(localStorage.getItem("one-minute-visit")).touched * 1000 + 7200e3).toLocaleTimeString("en-GB", {hour: "2-digit", minute: "2-digit"})`
	zone("Europe/London")
	openItem(t, c, site.URL+"/guides/cse/checklist/#indicator-1")
	tap(c, noticed)
	c.Eval(`document.querySelector('.step__also a[href$="/summary/"]').click()`, nil)
	browsertest.WaitFor(t, c, "the notes", `document.querySelector(".kept").parentElement.textContent.includes(`+until+`)`)
	zone("Asia/Kolkata")
	c.Eval(`document.querySelector('.place[href$="/checklist/"]').click()`, nil)
	browsertest.WaitFor(t, c, "the time as the phone has it now", `document.querySelector(".resume")?.textContent.includes(`+until+`)`)
}
