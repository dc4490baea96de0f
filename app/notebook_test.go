package app

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// fakePhone is a storage and a clock that tests move by hand.
type fakePhone struct {
	stored  string
	refuses bool
	taps    []visit.Tap
	time    time.Time
}

func (p *fakePhone) Load() string { return p.stored }
func (p *fakePhone) Save(text string) bool {
	if !p.refuses {
		p.stored = text
	}
	return !p.refuses
}
func (p *fakePhone) Clear()            { p.stored = "" }
func (p *fakePhone) Taps() []visit.Tap { return p.taps }
func (p *fakePhone) ForgetTaps()       { p.taps = nil }
func (p *fakePhone) now() time.Time    { return p.time }

func (p *fakePhone) open() *Notebook {
	return NewNotebook(testPack(), p, p.now, func() string { return "a-reference" })
}

// testPack has one guide, cse, with the items indicator-1 to indicator-9.
func testPack() *content.Pack {
	var items []content.Item
	for n := range 9 {
		items = append(items, content.Item{ID: fmt.Sprintf("indicator-%d", n+1), Words: fmt.Sprintf("sign %d", n+1)})
	}
	return &content.Pack{Guides: []content.Guide{{ID: "cse", Checklist: content.Checklist{Parts: []content.Part{{ID: "indicators", Items: items}}}}}}
}

func newPhone() *fakePhone {
	return &fakePhone{time: time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)}
}

func TestNotebookSurvivesReload(t *testing.T) {
	phone := newPhone()
	phone.open().Set("cse", "indicator-1", visit.Noticed)

	again := phone.open()
	assert.Equal(t, visit.Noticed, again.Visit().Answer("cse", "indicator-1"))
	assert.Equal(t, "a-reference", again.Visit().Ref)
}

func TestNotebookForgetsAfterTwoHours(t *testing.T) {
	phone := newPhone()
	n := phone.open()
	n.Set("cse", "indicator-1", visit.Noticed)

	phone.time = phone.time.Add(visit.Life)
	n.Refresh()
	assert.Equal(t, visit.Visit{}, n.Visit(), "while open")
	assert.Empty(t, phone.stored, "and nothing stays on the phone")
}

func TestNotebookTakesOverWhatWasTappedBeforeTheAppRan(t *testing.T) {
	phone := newPhone()
	phone.open().Set("cse", "indicator-1", visit.Noticed)
	at := phone.time.Unix()
	phone.time = phone.time.Add(time.Hour)
	phone.taps = []visit.Tap{
		{Guide: "cse", Item: "indicator-2", Answer: visit.Noticed, At: at + 60},
		{Guide: "cse", Item: "indicator-2", Answer: visit.DontKnow, At: at + 61},
		{Guide: "cse", Item: "indicator-3", Answer: "not an answer", At: at + 62},
	}
	n := phone.open()
	assert.Equal(t, map[string]visit.Answer{"indicator-1": visit.Noticed, "indicator-2": visit.DontKnow}, n.Visit().Guides["cse"])
	assert.Equal(t, at+61, n.Visit().Touched, "the two hours count from the last tap, not from the start of the app")
	assert.Empty(t, phone.taps)
	assert.Equal(t, n.Visit(), phone.open().Visit(), "and they are kept")

	phone.taps = []visit.Tap{{Guide: "cse", Item: "indicator-4", Answer: visit.Noticed, At: at - int64(visit.Life.Seconds())}}
	n.Refresh()
	assert.Empty(t, n.Visit().Answer("cse", "indicator-4"), "its two hours are over")
	assert.Empty(t, phone.taps)
	assert.Equal(t, at+61, n.Visit().Touched)
}

func TestNotebookTakesTapsOverWhereAVisitBeforeIsOver(t *testing.T) {
	for name, before := range map[string]func(*fakePhone){
		"expired": func(phone *fakePhone) {
			phone.open().Set("cse", "indicator-1", visit.Noticed)
			phone.time = phone.time.Add(visit.Life)
		},
		"damaged": func(phone *fakePhone) { phone.stored = "{half a vis" },
	} {
		t.Run(name, func(t *testing.T) {
			phone := newPhone()
			before(phone)
			phone.taps = []visit.Tap{{Guide: "cse", Item: "indicator-2", Answer: visit.DontKnow, At: phone.time.Unix()}}
			n := phone.open()
			assert.Equal(t, map[string]visit.Answer{"indicator-2": visit.DontKnow}, n.Visit().Guides["cse"])
			assert.Equal(t, n.Visit(), phone.open().Visit())
		})
	}
}

func TestNotebookTakesTapsOverThatThePhoneRefusesToKeep(t *testing.T) {
	phone := newPhone()
	phone.refuses = true
	phone.taps = []visit.Tap{{Guide: "cse", Item: "indicator-2", Answer: visit.Noticed, At: phone.time.Unix()}}
	n := phone.open()
	phone.taps = []visit.Tap{{Guide: "cse", Item: "indicator-3", Answer: visit.Noticed, At: phone.time.Unix()}}
	n.Refresh()
	assert.Len(t, n.Visit().Guides["cse"], 2)
	assert.False(t, n.Kept())
}

func TestNotebookClear(t *testing.T) {
	phone := newPhone()
	n := phone.open()
	n.Set("cse", "indicator-1", visit.Noticed)
	n.Clear()
	assert.Equal(t, visit.Visit{}, n.Visit())
	assert.Empty(t, phone.stored)
}

func TestTwoTabsKeepEachOthersAnswers(t *testing.T) {
	phone := newPhone()
	one, two := phone.open(), phone.open()
	one.Set("cse", "indicator-1", visit.Noticed)
	two.Set("cse", "indicator-2", visit.DontKnow)
	one.Refresh()
	assert.Equal(t, visit.Noticed, one.Visit().Answer("cse", "indicator-1"))
	assert.Equal(t, visit.DontKnow, one.Visit().Answer("cse", "indicator-2"))

	two.Clear()
	one.Refresh()
	assert.Equal(t, visit.Visit{}, one.Visit(), "cleared in one, cleared in both")
}

func TestAnswersThatWereClearedElsewhereComeBackWithTheirText(t *testing.T) {
	phone := newPhone()
	n := phone.open()
	n.Set("cse", "indicator-1", visit.Noticed)
	text := phone.stored
	phone.stored = ""
	n.Refresh()
	assert.Empty(t, n.Visit())

	phone.stored = text // another tab had it still, and has saved it
	n.Refresh()
	assert.Equal(t, visit.Noticed, n.Visit().Answer("cse", "indicator-1"))
}

func TestStorageThatRefuses(t *testing.T) {
	for name, from := range map[string]int{"from the start": 0, "in the middle": 1} {
		t.Run(name, func(t *testing.T) {
			phone := newPhone()
			n := phone.open()
			for i, item := range []string{"indicator-1", "indicator-2", "indicator-3"} {
				phone.refuses = i >= from
				n.Set("cse", item, visit.Noticed)
				n.Refresh()
			}
			assert.False(t, n.Kept(), "it says so")
			for _, item := range []string{"indicator-1", "indicator-2", "indicator-3"} {
				assert.Equal(t, visit.Noticed, n.Visit().Answer("cse", item), "and loses nothing on screen")
			}
			assert.Empty(t, phone.stored, "nothing older stays behind")

			phone.time = phone.time.Add(visit.Life)
			n.Refresh()
			assert.Equal(t, visit.Visit{}, n.Visit())
		})
	}
}

func TestChangesCountEveryChange(t *testing.T) {
	phone := newPhone()
	n, other := phone.open(), phone.open()
	step := func(what string, change func(), want int) {
		t.Helper()
		before := n.Changes()
		change()
		assert.Equal(t, want, n.Changes()-before, what)
	}
	step("an answer", func() { n.Set("cse", "indicator-1", visit.Noticed) }, 1)
	step("nothing new", n.Refresh, 0)
	step("an answer in another tab", func() { other.Set("cse", "indicator-2", visit.Noticed); n.Refresh() }, 1)
	step("expired", func() { phone.time = phone.time.Add(visit.Life); n.Refresh() }, 1)
}
