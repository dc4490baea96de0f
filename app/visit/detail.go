package visit

import (
	"slices"
	"time"

	"oneminuteguide/content/words"
)

// Detail is what may be said of a noticed item, and never has to be.
type Detail struct {
	Basis []Basis `json:"basis,omitempty"` // in the order of Bases
	When  When    `json:"when,omitempty"`
}

// Basis is how something came to be known.
type Basis string

// Bases lists what can be tapped, in the order in which it is offered. Several
// can be true of one item.
var Bases = [...]Basis{"seen", "child", "someone", "concern"}

// Label is the basis as its button says it.
func (b Basis) Label(w *words.Words) string { label, _ := b.texts(w); return label }

// texts are the basis on its button and in the notes.
func (b Basis) texts(w *words.Words) (label, inNotes string) {
	a := &w.Answers
	switch b {
	case "seen":
		return a.Seen, a.SeenInNotes
	case "child":
		return a.Child, a.ChildInNotes
	case "someone":
		return a.Someone, a.SomeoneInNotes
	case "concern":
		return a.Concern, a.ConcernInNotes
	default:
		return "", ""
	}
}

// When is how long ago it was, as far as that is known.
type When string

// Whens lists what can be tapped.
var Whens = [...]When{"recent", "earlier"}

// Label is the time as its button says it.
func (w When) Label(words *words.Words) string { label, _ := w.texts(words); return label }

func (w When) texts(words *words.Words) (label, inNotes string) {
	switch a := &words.Answers; w {
	case "recent":
		return a.Recent, a.RecentInNotes
	case "earlier":
		return a.Earlier, a.EarlierInNotes
	default:
		return "", ""
	}
}

// Words puts the detail after an item: "I saw it, the child said; recently".
func (d Detail) Words(w *words.Words) string {
	bases := make([]string, len(d.Basis))
	for i, b := range d.Basis {
		_, bases[i] = b.texts(w)
	}
	how := w.List(bases)
	_, when := d.When.texts(w)
	if how == "" || when == "" {
		return how + when
	}
	return w.Answers.HowAndWhen.Fill("how", how, "when", when)
}

func (d Detail) empty() bool { return len(d.Basis) == 0 && d.When == "" }

// known reports whether all of the detail is in Bases and Whens.
func (d Detail) known() bool {
	w := words.English()
	return (d.When == "" || d.When.Label(w) != "") &&
		!slices.ContainsFunc(d.Basis, func(b Basis) bool { return b.Label(w) == "" })
}

// Detail returns what is said of a noticed item.
func (v Visit) Detail(guide, item string) Detail { return v.Details[guide][item] }

// ToggleBasis adds the basis to a noticed item, or takes it away again.
func (v *Visit) ToggleBasis(guide, item string, b Basis, now time.Time) {
	v.edit(guide, item, now, func(d *Detail) {
		var basis []Basis // a new one: the old one may be in a copy of the visit
		for _, each := range Bases {
			if slices.Contains(d.Basis, each) != (each == b) {
				basis = append(basis, each)
			}
		}
		d.Basis = basis
	})
}

// ToggleWhen says when it was, or takes that back.
func (v *Visit) ToggleWhen(guide, item string, w When, now time.Time) {
	v.edit(guide, item, now, func(d *Detail) {
		if d.When == w {
			w = ""
		}
		d.When = w
	})
}

// edit changes the detail of an item that is noticed; others have none.
func (v *Visit) edit(guide, item string, now time.Time, change func(*Detail)) {
	if v.Answer(guide, item) != Noticed {
		return
	}
	d := v.Detail(guide, item)
	change(&d)
	put(&v.Details, guide, item, d)
	v.Touched = now.Unix()
}
