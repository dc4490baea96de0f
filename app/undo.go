package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
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
func undoButton(last *lastAnswer, undo goapp.EventHandler) goapp.UI {
	return goapp.Elem("button").Attr("type", "button").Class("text-button").OnClick(undo).Text("Undo “" + last.given.Label() + "”")
}

// shortUndoButton is for where the answer that it takes back is in view.
func shortUndoButton(last *lastAnswer, undo goapp.EventHandler) goapp.UI {
	return goapp.Elem("button").Attr("type", "button").Class("text-button").OnClick(undo).
		Body(goapp.Text("Undo"), unseen(" “"+last.given.Label()+"”"))
}
