package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

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
	return goapp.Elem("div").Class("page").Body(
		homeLink(),
		goapp.Elem("h1").TabIndex(-1).Text(p.Guide.Title),
		goapp.Elem("details").Class("contents").Body(
			goapp.Elem("summary").Text("In this guide"),
			goapp.Elem("ul").Body(sections...),
		),
		goapp.Elem("article").Class("guide-text").Body(guideText(p.Pack, p.Guide.Blocks, note)...),
		goapp.Elem("div").Class("after-text").Body(
			checklistCard(p.Guide),
			card("/contacts/", "Call someone", "All numbers, for practitioners and the public, in and out of hours"),
			note(provenance(p.Guide)),
		),
		printed(p.Pack, p.Guide),
	)
}

// provenance says where the text comes from and how far it has been checked.
func provenance(g *content.Guide) string {
	words := "Source: " + content.WithEnd(g.Source, ".") + " Publisher: " + content.WithEnd(g.Publisher, ".")
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
