package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// moved is at the address that a page had before its guide was renamed. It leads on at
// once where the app runs; elsewhere by a tap.
type moved struct {
	goapp.Compo

	Pack *content.Pack
	To   string
}

func (m *moved) OnNav(ctx goapp.Context) {
	to := m.To
	if place := ctx.Page().URL().Fragment; place != "" {
		to += "#" + place
	}
	goapp.Window().Get("location").Call("replace", to)
}

func (m *moved) Render() goapp.UI {
	w := m.Pack.Words()
	return goapp.Elem("div").Class("page").Body(
		homeLink(m.Pack, m.To),
		goapp.Elem("h1").TabIndex(-1).Text(w.Pages.Guide),
		card(m.To, w.Home.ReadGuide, w.Pages.Moved),
	)
}
