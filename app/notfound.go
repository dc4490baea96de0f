package app

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// notFound answers for an address that is none, with the numbers all the same.
type notFound struct {
	app.Compo

	Pack *content.Pack
}

func (p *notFound) Render() app.UI {
	return app.Elem("div").Class("page").Body(
		app.Elem("h1").TabIndex(-1).Text("There is no page at this address"),
		app.Elem("p").Body(app.Text("Go to "), app.Elem("a").Attr("href", "/").Text("the beginning"), app.Text(", or ring:")),
		contactList(p.Pack, visit.Visit{}),
	)
}
