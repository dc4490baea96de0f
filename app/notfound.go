package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// notFound answers for an unknown address, and still has the numbers.
type notFound struct {
	goapp.Compo

	Pack *content.Pack
}

func (p *notFound) Render() goapp.UI {
	return goapp.Elem("div").Class("page").Body(
		goapp.Elem("h1").TabIndex(-1).Text("There is no page at this address"),
		goapp.Elem("p").Body(goapp.Text("Go to "), goapp.Elem("a").Attr("href", "/").Text("the beginning"), goapp.Text(", or ring:")),
		contactList(p.Pack, visit.Visit{}),
	)
}
