package app

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// callBar is the two calls, and the way out of sight, that stand at the top of
// every screen, in the same place, away from the thumb's way to the answers.
// Hide is a link: early.js makes more of it, and without scripts it still leads
// to the neutral page.
func callBar(pack *content.Pack) app.UI {
	emergency, advice := pack.Contact(pack.Emergency), pack.Contact(pack.Advice)
	return app.Elem("header").Class("call-bar").Aria("label", "Calls and Hide").Body(
		app.Elem("a").Class("call call--emergency").Attr("href", emergency.Href()).Body(
			app.Elem("span").Class("call__label").Body(icon(phoneIcon), app.Text(emergency.Number)),
			app.Elem("span").Class("visually-hidden").Text(", "),
			app.Elem("span").Class("call__when").Text("immediate harm"),
		),
		app.Elem("a").Class("call call--advice").Attr("href", advice.Href()).Body(
			app.Elem("span").Class("call__label").Body(icon(phoneIcon), app.Elem("span").Class("call__name").Text(advice.BarName())),
			app.Elem("span").Class("visually-hidden").Text(", "+advice.Audience+", "),
			app.Elem("span").Class("call__when").Text(advice.Number),
		),
		app.Elem("a").Class("hide").Attr("href", ClosedPath).Text("Hide"),
	)
}
