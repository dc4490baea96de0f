package e2e

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/content/words"
	"oneminuteguide/web/browsertest"
)

// A walk through the whole checklist, in which every screen is compared with the
// item in its address, and every answer with the screen on which it was tapped.

// soon is how long a screen may take to become what it should be.
const soon = 10 * time.Second

// itemScreen is what a person sees of an item, or of the notes.
type itemScreen struct {
	Address  string
	App      string // what has become of the program
	Headings int    // how many h1 there are
	Words    string // of the h1
	Place    string
	Lead     string
	Answers  []string
	Next     string   // the button below the answers of a noticed item
	Pressed  []string // of the answers and of what may be said of them
	Undo     string   // "?" where it is not compared
}

const readScreen = `(() => {
	const text = (selector) => document.querySelector(selector)?.textContent ?? "";
	const all = (selector) => [...document.querySelectorAll(".step " + selector)].map((e) => e.textContent);
	return {Address: location.pathname + location.search + location.hash, App: document.documentElement.dataset.app ?? "",
		Headings: document.querySelectorAll("h1").length, Words: text("h1 .step__words, h1:not(.step__item)"), Place: text(".step__place"), Lead: text(".step__lead"),
		Answers: all(".answer"), Next: text(".step__next .button"), Pressed: all('[aria-pressed="true"]'), Undo: text(".step__answers .text-button")};
})()`

// walk is a person with a phone who goes through the checklist.
type walk struct {
	t       testing.TB
	b       browsertest.Browser
	list    *content.Checklist
	say     func(string) string // how the page says something: as it is, or translated
	now     itemScreen
	answers map[string]visit.Answer
	bases   map[string]bool // items of which it was said how they are known
}

// walkChecklist answers every item in one of four ways, undoes, goes back, and
// reads and changes the notes.
func walkChecklist(t testing.TB, b browsertest.Browser, site *browsertest.Server, say func(string) string) {
	t.Helper()
	w := &walk{t: t, b: b, list: leedsChecklist(t), say: say, answers: map[string]visit.Answer{}, bases: map[string]bool{}}
	openMounted(t, b, site.URL+checklistURL)
	browsertest.WaitFor(t, b, "the checklist, as it is said here", shows(say("Checklist")))
	w.now = itemScreen{Address: checklistURL, App: "ready", Headings: 1, Words: say("Checklist")}
	for _, part := range w.list.Parts {
		w.tap(`.card[href$="#`+part.Items[0].ID+`"]`, w.item(part, 0, "?"))
		for i := range part.Items {
			w.answer(part, i)
		}
		w.assertNotes()
		w.tap(`.trail__link`, itemScreen{Address: checklistURL, App: "ready", Headings: 1, Words: say("Checklist")})
	}
	w.change()
}

// item is the screen of an item, as it should be.
func (w *walk) item(part content.Part, i int, undo string) itemScreen {
	item := part.Items[i]
	s := itemScreen{Address: checklistURL + "#" + item.ID, App: "ready", Headings: 1, Words: w.say(item.Words),
		Place: w.say(fmt.Sprintf("Item %d of %d", i+1, len(part.Items))), Lead: w.say(part.Lead + "\u00a0…"), Undo: undo}
	for _, a := range visit.Answers {
		s.Answers = append(s.Answers, w.say(a.Label(words.English())))
	}
	given := w.answers[item.ID]
	if given == visit.Noticed {
		s.Next = w.say("Next item")
		if i+1 == len(part.Items) {
			s.Next = w.say("Notes for the call")
		}
		if w.bases[item.ID] {
			s.Pressed = append(s.Pressed, w.say(visit.Bases[1].Label(words.English())))
		}
	}
	if given != "" {
		s.Pressed = append(s.Pressed, w.say(given.Label(words.English())))
	}
	return s
}

// after is the screen that follows an item.
func (w *walk) after(part content.Part, i int, undo string) itemScreen {
	if i+1 < len(part.Items) {
		return w.item(part, i+1, undo)
	}
	return itemScreen{Address: checklistURL + "summary/", App: "ready", Headings: 1, Words: w.say("Notes for the call"), Undo: "?"}
}

// answer gives one of the answers to the item on screen, and leaves it.
func (w *walk) answer(part content.Part, i int) {
	w.t.Helper()
	id := part.Items[i].ID
	undo := func(a visit.Answer) string { return w.say("Undo “" + a.Label(words.English()) + "”") }
	switch i % 4 {
	case 0:
		w.answers[id] = visit.Noticed
		w.tap(noticed, w.item(part, i, "?"))
		w.bases[id] = true
		w.tap(".chip:nth-child(2)", w.item(part, i, "?"))
		w.tap(nextItem, w.after(part, i, "?"))
	case 1:
		w.answers[id] = visit.NotNoticed
		w.tap(notNoticed, w.after(part, i, undo(visit.NotNoticed)))
		w.back(w.item(part, i, "?"))
		w.tap(".trail__link--skip", w.after(part, i, "?"))
	case 2:
		w.answers[id] = visit.DontKnow
		w.tap(dontKnow, w.after(part, i, undo(visit.DontKnow)))
		if i+1 < len(part.Items) {
			delete(w.answers, id)
			w.tap(".step__undo button", w.item(part, i, "?"))
			w.answers[id] = visit.DontKnow
			w.tap(dontKnow, w.after(part, i, undo(visit.DontKnow)))
		}
	case 3:
		w.tap(".trail__link--skip", w.after(part, i, "?"))
		if i+1 < len(part.Items) {
			w.tap(".trail__link", w.item(part, i, "?"))
			w.tap(".trail__link--skip", w.after(part, i, "?"))
		}
	}
}

// tap makes sure that the screen is still what it was, taps, waits for the screen
// that should follow, and compares what the phone has kept.
func (w *walk) tap(selector string, want itemScreen) {
	w.t.Helper()
	w.act(`document.querySelector(`+browsertest.JS("main "+selector)+`).click()`, "tap "+selector, want)
}

func (w *walk) back(want itemScreen) {
	w.t.Helper()
	w.act(`history.back()`, "back", want)
}

func (w *walk) act(action, name string, want itemScreen) {
	w.t.Helper()
	var seen struct{ Before, After itemScreen }
	w.b.Eval(`(async () => {
		const before = `+readScreen+`, want = `+browsertest.JS(want)+`;
		`+action+`;
		let after;
		for (const end = performance.now() + `+fmt.Sprint(soon.Milliseconds())+`; performance.now() < end; await new Promise((done) => setTimeout(done, 10))) {
			after = `+readScreen+`;
			if (Object.entries(want).every(([name, value]) => value === "?" || JSON.stringify(after[name]) === JSON.stringify(value ?? []))) break;
		}
		return {Before: before, After: after};
	})()`, &seen)
	where := fmt.Sprintf("%s at %s", name, seen.Before.Address)
	require.Equal(w.t, w.now.comparable(seen.Before), seen.Before.comparable(seen.Before), "before %s", where)
	require.Equal(w.t, want.comparable(seen.After), seen.After.comparable(seen.After), "after %s", where)
	w.now = want
	w.assertKept(where)
}

// comparable is the screen with empty lists in one form, and without what is not compared.
func (s itemScreen) comparable(seen itemScreen) itemScreen {
	s.Answers, s.Pressed = append([]string{}, s.Answers...), append([]string{}, s.Pressed...)
	if s.Undo == "?" {
		s.Undo = seen.Undo
	}
	return s
}

// assertKept compares the answers that the phone has kept with those that were tapped.
func (w *walk) assertKept(where string) {
	w.t.Helper()
	v := stored(w.b)
	for _, part := range w.list.Parts {
		for _, item := range part.Items {
			require.Equal(w.t, w.answers[item.ID], v.Answer("cse", item.ID), "%s: the answer kept for %s", where, item.ID)
			require.Equal(w.t, w.bases[item.ID], len(v.Detail("cse", item.ID).Basis) > 0, "%s: what is kept of %s", where, item.ID)
		}
	}
}

// assertNotes compares the notes on screen with what was tapped.
func (w *walk) assertNotes() {
	w.t.Helper()
	want := []string{}
	for _, answer := range []visit.Answer{visit.Noticed, visit.DontKnow} {
		for _, part := range w.list.Parts {
			for _, item := range part.Items {
				if w.answers[item.ID] == answer {
					want = append(want, w.say(item.Words))
				}
			}
		}
	}
	const noted = `[...document.querySelectorAll(".noted li .guide-words")].map((e) => e.textContent)`
	browsertest.TryWait(w.b, `JSON.stringify(`+noted+`) === JSON.stringify(`+browsertest.JS(want)+`)`, soon)
	var got []string
	w.b.Eval(noted, &got)
	require.Equal(w.t, want, got, "the notes")
}

// change turns the answer of the first item from the notes, and then clears all.
func (w *walk) change() {
	w.t.Helper()
	part := w.list.Parts[0]
	notes := w.after(part, len(part.Items), "?")
	item := func() itemScreen {
		s := w.item(part, 0, "?")
		s.Address = checklistURL + "?change#" + part.Items[0].ID
		if w.answers[part.Items[0].ID] == visit.Noticed {
			s.Next = w.say("Back to the notes")
		}
		return s
	}
	w.tap(`.resume a[href$="/summary/"]`, notes)
	w.tap(".noted .change", item())
	w.tap(noticed, item()) // a second tap changes nothing
	w.answers[part.Items[0].ID] = visit.DontKnow
	delete(w.bases, part.Items[0].ID)
	w.tap(dontKnow, notes)
	w.assertNotes()

	clear(w.answers)
	clear(w.bases)
	w.tap(".kept .text-button", notes)
	w.assertNotes()
	browsertest.WaitFor(w.t, w.b, "no answers", `document.querySelector(".nothing.needs-app")?.textContent === `+browsertest.JS(w.say(words.English().Notes.Nothing)))
}
