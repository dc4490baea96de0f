package e2e

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/web/browsertest"
)

// How an item's screen looks on the smallest phones: the guide's words are the
// largest, the answers lie under the thumb, and nothing that matters is covered.

// smallest are phones on which there is hardly room.
var smallest = []browsertest.Options{phone, narrow}

// chosenBefore puts the settings on the phone before it sees the first page: a
// picture has the site's storage too, and no scripts.
func chosenBefore(b browsertest.Browser, site *browsertest.Server, settings string) {
	b.Open(site.URL + "/icons/icon.svg")
	b.Eval(`localStorage.setItem("one-minute-settings", `+browsertest.JS(settings)+`)`, nil)
}

// firstLine finds what keeps the beginning of the item's words from being read.
const firstLine = `(() => {
	const words = document.querySelector(".step__words"), range = document.createRange();
	range.selectNodeContents(words);
	const line = range.getClientRects()[0], faults = [];
	const edge = (selector) => document.querySelector(selector).getBoundingClientRect();
	if (line.top < edge(".call-bar").bottom) faults.push("the words begin under the calls");
	if (line.bottom > Math.min(edge(".step__answers").top, edge(".places").top)) faults.push("the words begin under the answers");
	if (!words.contains(document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2))) faults.push("the first line is covered");
	if (document.documentElement.scrollWidth > innerWidth) faults.push("the page scrolls sideways");
	return faults;
})()`

// lowAnswers finds words that are not the largest, and answers that are not low.
const lowAnswers = `(() => {
	const size = (element) => parseFloat(getComputedStyle(element).fontSize), faults = [];
	const words = document.querySelector(".step__words"), text = (e) => [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim());
	if (size(words) < 20) faults.push("the words are small: " + size(words));
	for (const other of document.querySelectorAll("main *"))
		if (other !== words && !other.matches(".visually-hidden") && text(other) && other.checkVisibility() && size(other) >= size(words)) faults.push("as large as the words: " + other.outerHTML.slice(0, 100));
	const answers = [...document.querySelectorAll(".answer")].map((e) => e.getBoundingClientRect());
	const places = document.querySelector(".places").getBoundingClientRect().top, under = places - Math.max(...answers.map((box) => box.bottom));
	if (answers.some((box) => box.top < innerHeight / 2)) faults.push("an answer in the upper half");
	if (under < 0 || under > 24) faults.push("the answers end " + under + " above the places");
	return faults;
})()`

func TestTheWordsStandOutAndTheAnswersAreLow(t *testing.T) {
	t.Parallel()
	list := leedsChecklist(t)
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		for _, size := range smallest {
			b := open(size)
			for _, text := range []string{"", "150"} {
				chosenBefore(b, site, `{"text":"`+text+`"}`)
				openMounted(t, b, site.URL+checklistURL)
				for _, id := range []string{"indicator-1", "indicator-6", "group-2"} { // the sixth has the most words
					where := fmt.Sprintf("%s at %d by %d, text %q", id, size.Width, size.Height, text)
					part, i, _ := list.Find(id)
					b.Eval(`(location.hash = "`+id+`")`, nil)
					browsertest.WaitFor(t, b, where, shows(part.Items[i].Words)+` && document.activeElement.matches(".step__item")`)
					var faults []string
					b.Eval(firstLine, &faults)
					assert.Empty(t, faults, where)
					if text == "" {
						b.Eval(lowAnswers, &faults)
						assert.Empty(t, faults, where)
					}
				}
			}
		}
	})
}

// A slip of the thumb is seen at once, or never: what takes it back is there to be seen.
func TestUndoIsInViewAfterAnAnswer(t *testing.T) {
	t.Parallel()
	items := leedsChecklist(t).Part("indicators").Items
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		for _, size := range smallest {
			b := open(size)
			for _, i := range []int{0, 4} { // after the fifth comes the one with the most words
				openItem(t, b, site.URL+checklistURL+"#"+items[i].ID)
				tap(b, dontKnow)
				browsertest.WaitFor(t, b, "the next item", shows(items[i+1].Words)+` && document.activeElement.matches("h1")`)
				var fault string
				b.Eval(`(() => {
					const undo = [...document.querySelectorAll("main button")].find((e) => e.textContent.startsWith("Undo"));
					if (!undo) return "there is none";
					const { top, bottom, left, right } = undo.getBoundingClientRect(), at = " at " + [scrollY, top, bottom, left, right].join();
					for (const y of [top + 2, bottom - 2]) for (const x of [left + 2, right - 2])
						if (!undo.contains(document.elementFromPoint(x, y))) return "covered or off the screen" + at;
					return scrollY === 0 ? "" : "the page has moved" + at;
				})()`, &fault)
				assert.Empty(t, fault, "Undo after %s at %d by %d", items[i].ID, size.Width, size.Height)
			}
		}
	})
}

// A link to one item, sent by a colleague, leads to the beginning of its words:
// not to where the list had it, which stood there before the app.
func TestAnItemByItsAddressStartsAtItsTop(t *testing.T) {
	t.Parallel()
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		for size, settings := range map[browsertest.Options]string{smallest[1]: `{}`, phone: `{"text":"150"}`} {
			for item, whole := range map[string]bool{"indicator-1": false, "indicator-10": true} { // the first is longer than the screen
				where := fmt.Sprintf("%s at %d by %d, %s", item, size.Width, size.Height, settings)
				b := open(size)
				chosenBefore(b, site, settings)
				openItem(t, b, site.URL+checklistURL+"#"+item)
				var y, end, answers float64
				var faults []string
				b.Eval(`scrollY`, &y)
				assert.Zero(t, y, where)
				b.Eval(firstLine, &faults)
				assert.Empty(t, faults, where)
				b.Eval(`document.querySelector("h1").getBoundingClientRect().bottom`, &end)
				b.Eval(`document.querySelector(".step__answers").getBoundingClientRect().top`, &answers)
				assert.True(t, !whole || end <= answers, "%s: the words end at %v, the answers begin at %v", where, end, answers)
				b.Close()
			}
		}
	})
}
