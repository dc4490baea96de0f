package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// closed does not say what this is, nor that anything was closed. It has no calls
// and no places: they would give it away.
type closed struct {
	goapp.Compo

	Pack *content.Pack
}

func (p *closed) Render() goapp.UI {
	return goapp.Elem("div").Class("page closed").Body(
		goapp.Elem("h1").TabIndex(-1).Text(p.Pack.ShortName),
		goapp.Elem("p").Body(goapp.Elem("a").Class("button").Attr("href", homePath(p.Pack)).Text(p.Pack.Words().Pages.Open)),
	)
}
