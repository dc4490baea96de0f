package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/app/visit"
	"oneminuteguide/web/browsertest"
)

// Each chip speaks of its own item, wherever it is. go-app compares handlers
// by their code alone, and would keep that of another item.

func TestChipsSpeakOfTheirOwnItem(t *testing.T) {
	t.Parallel()
	items := leedsChecklist(t).Part("indicators").Items
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(phone)
		openMounted(t, b, site.URL+checklistURL+"#all")
		for _, item := range []string{"indicator-1", "indicator-2"} {
			tap(b, inList(item, "1"))
			browsertest.WaitFor(t, b, "what may be said of "+item, `document.querySelector("#`+item+` .chip")`)
		}
		tap(b, inDetail("indicator-2", "1", "2"))
		tap(b, inDetail("indicator-1", "1", "1"))
		tap(b, inDetail("indicator-1", "2", "2"))
		tap(b, inDetail("indicator-2", "2", "1"))
		browsertest.WaitFor(t, b, "all four", `document.querySelectorAll('.chip[aria-pressed="true"]').length === 4`)
		said := map[string]visit.Detail{
			"indicator-1": {Basis: []visit.Basis{"seen"}, When: "earlier"},
			"indicator-2": {Basis: []visit.Basis{"child"}, When: "recent"},
		}
		assert.Equal(t, said, stored(b).Details["cse"], "in the list")

		// from the screen of one noticed item to that of the next the chips stay in the document
		b.Open("about:blank")
		openItem(t, b, site.URL+checklistURL+"#indicator-1")
		tap(b, nextItem)
		browsertest.WaitFor(t, b, "the second item, and what was said of it", shows(items[1].Words)+` && document.querySelector('.chip:nth-child(2)[aria-pressed="true"]')`)
		tap(b, `.detail__chips:nth-of-type(1) .chip:nth-child(4)`)
		tap(b, `.detail__chips:nth-of-type(2) .chip:nth-child(2)`)
		browsertest.WaitFor(t, b, "more of it", `[...document.querySelectorAll('.chip[aria-pressed="true"]')].map((e) => e.textContent).join() === "The child said,Professional concern,In the past"`)
		said["indicator-2"] = visit.Detail{Basis: []visit.Basis{"child", "concern"}, When: "earlier"}
		assert.Equal(t, said, stored(b).Details["cse"], "on the second item's screen")
	})
}

// The checklist offers it twice: where a visit can be gone on with, and at the list's end.
func TestClearNowOnTheChecklist(t *testing.T) {
	t.Parallel()
	const none = `localStorage.length === 0 && !document.querySelector("input:checked, .chip") &&
		document.querySelector(".one-page .kept[role=status]").textContent === "No answers saved."`
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(phone)
		openMounted(t, b, site.URL+checklistURL)
		for _, clear := range []string{".one-page .kept .text-button", ".resume .text-button"} {
			tap(b, inList("group-2", "1"))
			browsertest.WaitFor(t, b, "the answer", `document.querySelector("#group-2 .chip") && localStorage.length === 1`)
			if clear != ".one-page .kept .text-button" {
				b.Reload()
				browsertest.WaitFor(t, b, "the app again", mounted)
			}
			tap(b, clear)
			browsertest.WaitFor(t, b, "no answer, and the focus on the heading", none+` && document.activeElement.matches("h1")`)
			b.Reload()
			browsertest.WaitFor(t, b, "no answer after all", mounted+" && "+none)
		}
	})
}
