package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content/words"
)

// lastAnswer is the last answer of an item's screen, for Undo on the screen that
// it led to. The zero lastAnswer led nowhere.
type lastAnswer struct {
	guide, item   string
	given, before visit.Answer
	next          string // the address that it led to
}

// ledTo reports whether the answer led to the address, and has not changed since.
func (l *lastAnswer) ledTo(address string, v visit.Visit) bool {
	return l.next == address && v.Answer(l.guide, l.item) == l.given
}

// takeBack puts the answer before back.
func (l *lastAnswer) takeBack(n *Notebook) {
	n.Set(l.guide, l.item, l.before)
	*l = lastAnswer{}
}

// undoButton takes the last answer back, and its screen leads back to the item.
func undoButton(w *words.Words, last *lastAnswer, undo goapp.EventHandler) goapp.UI {
	return goapp.Elem("button").Attr("type", "button").Class("text-button").OnClick(undo).Text(w.Step.UndoAnswer.Fill("undo", w.Step.Undo, "answer", last.given.Label(w)))
}

// shortUndoButton is for where the answer that it takes back is in view.
func shortUndoButton(w *words.Words, last *lastAnswer, undo goapp.EventHandler) goapp.UI {
	return goapp.Elem("button").Attr("type", "button").Class("text-button").OnClick(undo).
		Body(withUnseen(words.Pattern(w.Step.UndoAnswer.Fill("answer", last.given.Label(w))), "undo", w.Step.Undo)...)
}
