package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// printed stands at the end of a page on paper, where nothing is ever brought
// up to date. boot.js adds the day and the time when it prints.
func printed(pack *content.Pack, guides ...*content.Guide) app.UI {
	var body []app.UI
	for _, g := range guides {
		body = append(body, app.Elem("p").Text(provenance(g)))
	}
	return app.Elem("div").Class("printed").Body(append(body,
		versionLine(pack), // the same on every page, so that phones fetch a new one once
		app.Elem("p").Class("printed__check").Text("Check a number before relying on it: paper does not update itself."),
		app.Elem("p").Class("printed__day").Text("Printed from "+content.WithEnd(pack.ShortName, ".")),
	)...)
}

func versionLine(pack *content.Pack) app.UI {
	return app.Elem("p").Class("content-version").Text("Content version " + strconv.Itoa(pack.Version) + ".")
}
