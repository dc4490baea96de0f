package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// guide shows one guide's whole text, in its own order.
type guide struct {
	goapp.Compo

	Pack  *content.Pack
	Guide *content.Guide
}

func (p *guide) Render() goapp.UI {
	var sections []goapp.UI
	for _, b := range p.Guide.Blocks {
		if b.Level > 0 {
			sections = append(sections, goapp.Elem("li").Body(goapp.Elem("a").Attr("href", "#"+b.ID).Text(b.Text())))
		}
	}
	return goapp.Elem("div").Class("page page--guide").Body(
		homeLink(),
		goapp.Elem("h1").TabIndex(-1).Text(p.Guide.Title),
		goapp.If(len(sections) > 0, goapp.Elem("details").Class("contents").Body(
			goapp.Elem("summary").Text("In this guide"),
			goapp.Elem("ul").Body(sections...),
		)),
		goapp.Elem("article").Class("guide-text").Body(guideText(p.Pack, p.Guide.Blocks)...),
		guideContacts(p.Pack, p.Guide, "h2", whoToCall, visit.Visit{}),
		goapp.Elem("div").Class("after-text").Body(
			checklistCard(p.Guide),
			card("/contacts/", "Call someone", "All numbers, for practitioners and the public, in and out of hours"),
			notesBelow(p.Pack, p.Guide, note),
		),
	)
}

// notesBelow are the app's own words on a guide: its links, where it comes from and
// how old it is.
func notesBelow(pack *content.Pack, g *content.Guide, note func(words string) goapp.UI) goapp.UI {
	var notes []goapp.UI
	for _, words := range append(linksNotes(pack, g), provenance(g)) {
		notes = append(notes, note(words))
	}
	return goapp.Elem("div").Class("notes-below").Body(notes...)
}

// provenance says where the text comes from and how far it has been checked.
func provenance(g *content.Guide) string {
	words := "Source: " + content.WithEnd(g.Source, ".") + " Publisher: " + content.WithEnd(g.Publisher, ".")
	return words + dates(g)
}

// dates are those of the text, each in a sentence after a blank.
func dates(g *content.Guide) (words string) {
	if !g.TextDate.IsZero() {
		words += " Dated " + g.TextDate.String() + "."
	}
	words += " Text copied " + g.CopiedOn.String() + "."
	if g.LastChecked.IsZero() {
		words += " Not yet checked by the publisher."
	} else {
		words += " Last checked by the publisher " + g.LastChecked.String() + "."
	}
	return words + " Review due " + g.ReviewDue.String() + "."
}
