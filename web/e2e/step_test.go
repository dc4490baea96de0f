package e2e

import (
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/web/browsertest"
)

// What a tap does on an item's screen, and how it is taken back.

func TestANoticedItemTakesItsBasisAndTime(t *testing.T) {
	t.Parallel()
	items := leedsChecklist(t).Part("indicators").Items
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(phone)
		openItem(t, b, site.URL+"/guides/cse/checklist/#indicator-1")
		tap(b, noticed)
		browsertest.WaitFor(t, b, "the question, with the focus on it", `document.activeElement.matches(".detail__ask")`)
		var seen bool
		b.Eval(`(() => { const box = document.querySelector(".detail").getBoundingClientRect();
			return box.bottom <= document.querySelector(".step__answers").getBoundingClientRect().top && box.top >= document.querySelector(".call-bar").getBoundingClientRect().bottom; })()`, &seen)
		assert.True(t, seen, "all that can be said is in view")
		tap(b, nextItem)
		browsertest.WaitFor(t, b, "the next item: nothing had to be said", shows(items[1].Words))
		b.Back()
		browsertest.WaitFor(t, b, "the item again", shows(items[0].Words)+` && document.querySelector(".chip")`)

		for _, chip := range []string{"2", "4"} {
			tap(b, `.detail__chips:nth-of-type(1) .chip:nth-child(`+chip+`)`)
		}
		tap(b, `.detail__chips:nth-of-type(2) .chip:nth-child(1)`)
		browsertest.WaitFor(t, b, "the time", `document.querySelectorAll('.chip[aria-pressed="true"]').length === 3`)
		assert.Equal(t, []string{"The child said", "Professional concern", "Recently", "Noticed"}, on(b))
		tap(b, `.detail__chips:nth-of-type(1) .chip:nth-child(4)`)
		tap(b, `.detail__chips:nth-of-type(2) .chip:nth-child(2)`)
		browsertest.WaitFor(t, b, "the other time", `document.querySelectorAll('.chip[aria-pressed="true"]').length === 2`)
		b.Reload()
		browsertest.WaitFor(t, b, "the app again", mounted+` && document.querySelector(".chip")`)
		assert.Equal(t, []string{"The child said", "In the past", "Noticed"}, on(b))
		b.Eval(`document.querySelector('.step__also a[href$="/summary/"]').click()`, nil)
		browsertest.WaitFor(t, b, "the notes", `document.querySelector(".noted__detail")?.textContent === "the child said; in the past"`)

		b.Back()
		browsertest.WaitFor(t, b, "the item", shows(items[0].Words)+` && document.querySelector(".chip")`)
		tap(b, noticed)
		assert.Equal(t, []string{"The child said", "In the past", "Noticed"}, on(b), "a second tap takes nothing back")
		tap(b, notNoticed)
		browsertest.WaitFor(t, b, "the next item", shows(items[1].Words))
		assert.Equal(t, visit.NotNoticed, stored(b).Answer("cse", items[0].ID))
		assert.Empty(t, stored(b).Details["cse"])
	})
}

func TestAnAnswerCanBeUndone(t *testing.T) {
	t.Parallel()
	items := leedsChecklist(t).Part("indicators").Items
	const undo = ".step__undo .text-button"
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(phone)
		openMounted(t, b, site.URL+"/guides/cse/checklist/")
		tap(b, ".card--first")
		browsertest.WaitFor(t, b, "the first item", shows(items[0].Words))
		tap(b, dontKnow)
		browsertest.WaitFor(t, b, "the second item, with the focus on it", shows(items[1].Words)+` && document.activeElement.matches("h1")`)
		tap(b, undo)
		browsertest.WaitFor(t, b, "the first item, without an answer", shows(items[0].Words)+` && !document.querySelector('.answer[aria-pressed="true"]')`)
		assert.Empty(t, stored(b).Guides["cse"])

		tap(b, notNoticed)
		browsertest.WaitFor(t, b, "the second item", shows(items[1].Words))
		b.Back()
		browsertest.WaitFor(t, b, "the first item and its answer", shows(items[0].Words)+` && document.querySelector('.answer[aria-pressed="true"]')`)
		tap(b, dontKnow)
		browsertest.WaitFor(t, b, "the second item", shows(items[1].Words)+` && document.querySelector("`+undo+`")`)
		tap(b, undo)
		browsertest.WaitFor(t, b, "the answer before", shows(items[0].Words)+` && document.querySelector('.answer[aria-pressed="true"]')?.textContent === "Not noticed"`)
		tap(b, ".trail__link--skip")
		browsertest.WaitFor(t, b, "the second item", shows(items[1].Words))
		var offered bool
		b.Eval(`Boolean(document.querySelector("`+undo+`"))`, &offered)
		assert.False(t, offered, "there is nothing to undo")

		tap(b, noticed)
		browsertest.WaitFor(t, b, "what may be said of it", `document.querySelector(".chip")`)
		tap(b, ".step__next .text-button")
		browsertest.WaitFor(t, b, "the same item, without an answer", shows(items[1].Words)+` && !document.querySelector('.answer[aria-pressed="true"], .chip') && document.activeElement.matches("h1")`)

		openItem(t, b, site.URL+"/guides/cse/checklist/#"+items[len(items)-1].ID)
		tap(b, notNoticed)
		browsertest.WaitFor(t, b, "the notes", `document.querySelector(".summary")`)
		tap(b, `.summary .kept + .text-button`)
		browsertest.WaitFor(t, b, "the last item, without an answer", shows(items[len(items)-1].Words)+` && !document.querySelector('.answer[aria-pressed="true"]')`)
	})
}

func TestAnAnswerIsChangedFromTheNotes(t *testing.T) {
	t.Parallel()
	items := leedsChecklist(t).Part("indicators").Items
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(phone)
		openItem(t, b, site.URL+"/guides/cse/checklist/#indicator-1")
		tap(b, dontKnow)
		browsertest.WaitFor(t, b, "the second item", shows(items[1].Words))
		tap(b, notNoticed)
		browsertest.WaitFor(t, b, "the third item", shows(items[2].Words))
		tap(b, `.step__also a[href$="/summary/"]`)
		browsertest.WaitFor(t, b, "the notes", shows("Notes for the call"))
		// the first was not known, the second not noticed: each gets the other's answer
		tap(b, ".noted .change")
		browsertest.WaitFor(t, b, "the first item", shows(items[0].Words))
		tap(b, notNoticed)
		browsertest.WaitFor(t, b, "the notes again", shows("Notes for the call")+` && !document.querySelector(".noted")`)
		tap(b, ".change-slot summary")
		tap(b, `.change-slot li:nth-child(2) a`)
		browsertest.WaitFor(t, b, "the second item", shows(items[1].Words))
		tap(b, dontKnow)
		browsertest.WaitFor(t, b, "what was changed", shows("Notes for the call")+` && document.querySelector(".noted li .guide-words")?.textContent === `+browsertest.JS(items[1].Words))
		tap(b, ".change-slot summary")
		tap(b, `.change-slot li:nth-child(1) a`)
		browsertest.WaitFor(t, b, "the first item", shows(items[0].Words))
		tap(b, noticed)
		browsertest.WaitFor(t, b, "the way back", `document.querySelector("`+nextItem+`")?.textContent === "Back to the notes"`)
		tap(b, nextItem)
		browsertest.WaitFor(t, b, "the notes", shows("Notes for the call")+` && document.querySelector(".noted h2").textContent === "Noticed"`)
		b.Back()
		browsertest.WaitFor(t, b, "what was there before the notes", shows(items[2].Words))
	})
}

func TestTheGuidesRemindersAreAtHand(t *testing.T) {
	t.Parallel()
	list := leedsChecklist(t)
	site := servePages(t)
	c := browsertest.OpenChromium(t, phone)
	openItem(t, c, site.URL+"/guides/cse/checklist/#indicator-1")
	tap(c, ".remember summary")
	var shown []string
	c.Eval(`[...document.querySelectorAll(".remember li")].filter((e) => e.checkVisibility()).map((e) => e.textContent)`, &shown)
	for i, words := range list.Remember {
		assert.Equal(t, content.WithEnd(words, "."), shown[i])
	}
	for _, about := range []string{"boys too", "any background", "16 and 17", "use of technology", "rarely self-report"} {
		assert.Contains(t, c.Text(), about)
	}
}

// Chromium's highlight of a tap is on the button that was tapped, and the next
// item has the same buttons: it looked as if the item had that answer already.
func TestTheNextItemLooksUnanswered(t *testing.T) {
	t.Parallel()
	items := leedsChecklist(t).Part("indicators").Items
	c := browsertest.OpenChromium(t, phone)
	openMounted(t, c, servePages(t).URL+"/guides/cse/checklist/")
	tap(c, ".card--first")
	browsertest.WaitFor(t, c, "the first item", shows(items[0].Words))
	tap(c, dontKnow)
	browsertest.WaitFor(t, c, "the second item", shows(items[1].Words))
	path := filepath.Join(t.TempDir(), "next.png")
	c.Screenshot(path, false)

	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	picture, err := png.Decode(file)
	require.NoError(t, err)
	ground := func(selector string) color.Color { // beside the button's words
		var at [2]float64
		c.Eval(`(({left, top, width}) => [(left + width / 2) * devicePixelRatio, (top + 5) * devicePixelRatio])(document.querySelector("`+selector+`").getBoundingClientRect())`, &at)
		return picture.At(int(at[0]), int(at[1]))
	}
	assert.Equal(t, ground(noticed), ground(notNoticed))
	assert.Equal(t, ground(notNoticed), ground(dontKnow))
}

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
