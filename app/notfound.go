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
		goapp.Elem("h1").TabIndex(-1).Text("Page not found"),
		goapp.Elem("p").Body(goapp.Text("Go to "), goapp.Elem("a").Attr("href", "/").Text("the home page"), goapp.Text(", or call:")),
		contactList(p.Pack, visit.Visit{}),
	)
}
