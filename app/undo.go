package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// lastAnswer is the answer that led to the screen on show, and what it replaced.
type lastAnswer struct {
	item          string
	given, before visit.Answer
	next          string // the address that it led to
}

// canUndo reports whether the last answer led to the address, and still stands.
func (n *Notebook) canUndo(g *content.Guide, address string) bool {
	return n.last.next == address && n.visit.Answer(g.ID, n.last.item) == n.last.given
}

// undo puts the answer before back.
func (n *Notebook) undo(g *content.Guide) {
	n.Set(g.ID, n.last.item, n.last.before)
	n.last = lastAnswer{}
}

// undoButton takes the last answer back, and its screen leads back to the item.
func undoButton(last lastAnswer, undo goapp.EventHandler) goapp.UI {
	return goapp.Elem("button").Attr("type", "button").Class("text-button").OnClick(undo).Text("Undo “" + last.given.Label() + "”")
}
