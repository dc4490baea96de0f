package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
	"oneminuteguide/web/browsertest"
)

// What the tests of a checklist share.

func leedsChecklist(t testing.TB) *content.Checklist {
	t.Helper()
	p, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	return &p.Guide("cse").Checklist
}

// answerItem taps an answer and waits for the next screen.
func answerItem(t testing.TB, b browsertest.Browser, item content.Item, answer visit.Answer, next string) {
	t.Helper()
	browsertest.WaitFor(t, b, "item "+item.ID, shows(item.Words))
	tap(b, answerButton(answer))
	if answer == visit.Noticed { // which stays, for what may be said of it
		browsertest.WaitFor(t, b, "what may be said", `document.querySelector(".detail")`)
		tap(b, nextItem)
	}
	browsertest.WaitFor(t, b, "the screen after "+item.ID, shows(next))
}

// shows is true while the page's heading, or the item in it, says these words.
func shows(heading string) string {
	return "document.querySelector('h1 .step__words, h1:not(.step__item)').textContent === " + browsertest.JS(heading)
}

func answerButton(answer visit.Answer) string {
	for i, a := range visit.Answers {
		if a == answer {
			return fmt.Sprintf(".answer:nth-child(%d)", i+1)
		}
	}
	return ""
}

// pressed is the label of the answer that the screen shows as given.
func pressed(b browsertest.Browser) (label string) {
	b.Eval(`document.querySelector('.answer[aria-pressed="true"]')?.textContent ?? ""`, &label)
	return label
}

// phone is a browser of the size and the kind of a small phone.
var phone = browsertest.Options{Width: 360, Height: 640, Touch: true}

// tap taps as a person does, who does not tap an answer in the moment in which it comes.
func tap(b browsertest.Browser, selector string) {
	if strings.HasPrefix(selector, ".answer") || selector == nextItem { // sooner after it has come, a tap belongs to the one before
		browsertest.TryWait(b, "document.querySelector("+browsertest.JS(selector)+")", browsertest.Patience)
		b.Eval(`new Promise((done) => setTimeout(done, 350))`, nil)
	}
	browsertest.Tap(b, selector)
}

// The buttons of an item's screen.
const (
	noticed    = ".answer:nth-child(1)"
	notNoticed = ".answer:nth-child(2)"
	dontKnow   = ".answer:nth-child(3)"
	nextItem   = ".step__next .button"
)

// stored is the visit as the phone keeps it.
func stored(b browsertest.Browser) (v visit.Visit) {
	b.Eval(`JSON.parse(localStorage.getItem("one-minute-visit") ?? "{}")`, &v)
	return v
}

// on is the labels of the buttons that are pressed.
func on(b browsertest.Browser) (labels []string) {
	b.Eval(`[...document.querySelectorAll('main [aria-pressed="true"]')].map((e) => e.textContent)`, &labels)
	return labels
}

const checklistURL = "/guides/cse/checklist/"

// inList is the nth answer of an item in the list of all.
func inList(item, n string) string { return "#" + item + " .choice__answer:nth-child(" + n + ") input" }

// inDetail is the selector of the nth chip of a group in an item's block of the list.
func inDetail(item, group, n string) string {
	return "#" + item + ` .detail__chips:nth-of-type(` + group + `) .chip:nth-child(` + n + `)`
}
