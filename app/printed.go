package app

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// printed stands at the end of a page on paper, where nothing is ever brought
// up to date. boot.js adds the day when it prints.
func printed(pack *content.Pack, guides ...*content.Guide) app.UI {
	words := ""
	for _, g := range guides {
		words += provenance(g) + " "
	}
	return app.Div().Class("printed").Body(
		app.P().Text(words+version(pack)+" Check a number before relying on it: paper does not update itself."),
		app.P().Class("printed__day").Text("Printed from "+pack.ShortName+"."),
	)
}
