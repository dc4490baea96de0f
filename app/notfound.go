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
	w := &p.Pack.Words().Pages
	before, after := w.NotFoundWords.Around("home_page")
	return goapp.Elem("div").Class("page").Body(
		goapp.Elem("h1").TabIndex(-1).Text(w.NotFoundTitle),
		goapp.Elem("p").Body(aroundUI(before, goapp.Elem("a").Attr("href", homePath(p.Pack)).Text(w.HomePage), after, plainText)...),
		contactList(p.Pack, visit.Visit{}),
	)
}
