package e2e

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
)

// How many taps the things take that matter most. The icon leads to the manifest's
// start page; its own tap is not counted.
func TestTaps(t *testing.T) {
	t.Parallel()
	items := leedsChecklist(t).Part("indicators").Items
	site := servePages(t)
	c := browsertest.OpenChromium(t, browsertest.Options{Width: 360, Height: 640, Touch: true, CallsFrom: site.URL})
	c.Before(`navigator.share = async ({text}) => { window.shared = text; };`)
	taps := 0
	touch := func(selector string) { t.Helper(); taps++; tap(c, selector) }
	counted := func() int { n := taps; taps = 0; return n }

	var start string
	openMounted(t, c, site.URL+"/")
	c.Eval(`fetch(document.querySelector("link[rel=manifest]").href).then((r) => r.json()).then((m) => m.start_url)`, &start)
	require.Equal(t, "/", start)

	touch(".card[href$='/checklist/']")
	browsertest.WaitFor(t, c, "the checklist", `document.querySelector(".card--first")`)
	touch(".card--first")
	browsertest.WaitFor(t, c, "the first indicator", shows(items[0].Words))
	assert.Equal(t, 2, counted(), "from the icon to the first indicator")

	openItem(t, c, site.URL+"/guides/cse/checklist/#"+items[len(items)-1].ID)
	tap(c, noticed) // the last answer, and the one that takes the longest way
	browsertest.WaitFor(t, c, "the way on", `document.querySelector("`+nextItem+`")`)
	touch(nextItem)
	browsertest.WaitFor(t, c, "the notes", `document.querySelector(".summary__actions .button--brand")`)
	touch(".summary__actions .button--brand")
	browsertest.WaitFor(t, c, "the shared notes", `window.shared?.includes(`+browsertest.JS(items[len(items)-1].Words)+`)`)
	assert.LessOrEqual(t, counted(), 2, "from the last answer to shared notes")

	openMounted(t, c, site.URL+start)
	touch(".call--advice") // last: a call may take the browser's input away
	require.Eventually(t, func() bool { return len(c.Dialled()) == 1 }, browsertest.Patience, 20*time.Millisecond)
	assert.Equal(t, 1, counted(), "from the icon to a ringing phone")
}
