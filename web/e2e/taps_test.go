package e2e

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/app/visit"
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
	browsertest.WaitFor(t, c, "the checklist", shows("Checklist"))
	touch(".card--first")
	browsertest.WaitFor(t, c, "the first indicator", shows(items[0].Words))
	assert.Equal(t, 2, counted(), "from the icon to the first indicator")

	openItem(t, c, site.URL+"/guides/cse/checklist/#"+items[len(items)-1].ID)
	tap(c, noticed) // the last answer, and the one that takes the longest way
	browsertest.WaitFor(t, c, "the way on", `document.querySelector("`+nextItem+`")`)
	touch(nextItem)
	browsertest.WaitFor(t, c, "the notes", `document.querySelector(".summary__actions > .button")`)
	touch(".summary__actions > .button")
	browsertest.WaitFor(t, c, "the shared notes", `window.shared?.includes(`+browsertest.JS(items[len(items)-1].Words)+`)`)
	assert.LessOrEqual(t, counted(), 2, "from the last answer to shared notes")

	openMounted(t, c, site.URL+checklistURL+"summary/")
	touch(".noted .change")
	browsertest.WaitFor(t, c, "the last indicator", shows(items[len(items)-1].Words))
	touch(notNoticed)
	browsertest.WaitFor(t, c, "the notes again", shows("Notes for the call")+` && !document.querySelector(".noted")`)
	assert.LessOrEqual(t, counted(), 3, "an answer changed from the notes, and back")

	openItem(t, c, site.URL+checklistURL+"#"+items[0].ID)
	tap(c, noticed)
	browsertest.WaitFor(t, c, "what may be said of it", `document.querySelector(".chip")`)
	touch(notNoticed)
	browsertest.WaitFor(t, c, "the next item", shows(items[1].Words))
	assert.Equal(t, visit.NotNoticed, stored(c).Answer("cse", items[0].ID))
	assert.Equal(t, 1, counted(), `from "Noticed" to "Not noticed"`)

	openMounted(t, c, site.URL+start)
	touch("[data-resume]")
	browsertest.WaitFor(t, c, "the first item without an answer", shows(items[1].Words))
	assert.Equal(t, 1, counted(), "from the icon back into a visit")

	openMounted(t, c, site.URL+start)
	touch(".call--hours") // last: a call may take the browser's input away
	require.Eventually(t, func() bool { return len(c.Dialled()) == 1 }, browsertest.Patience, 20*time.Millisecond)
	assert.Equal(t, 1, counted(), "from the icon to the out-of-hours line ringing")
	assert.Equal(t, []string{"tel:+441135350600"}, c.Dialled())
}
