package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// callBar is the two calls, and the way out of sight, at the top of
// every screen, in the same place, away from the thumb's way to the answers.
// Hide is a link: early.js makes more of it, and without scripts it still leads
// to the neutral page.
func callBar(pack *content.Pack) goapp.UI {
	emergency, advice := pack.Contact(pack.Emergency), pack.Contact(pack.Advice)
	return goapp.Elem("header").Class("call-bar").Aria("label", "Emergency calls and hide").Body(
		goapp.Elem("a").Class("call call--emergency").Attr("href", emergency.Href()).Body(
			goapp.Elem("span").Class("call__label").Body(icon(phoneIcon), goapp.Text(emergency.Number)),
			goapp.Elem("span").Class("visually-hidden").Text(", "),
			goapp.Elem("span").Class("call__when").Text("immediate harm"),
		),
		goapp.Elem("a").Class("call call--advice").Attr("href", advice.Href()).Body(
			goapp.Elem("span").Class("call__label").Body(icon(phoneIcon), goapp.Elem("span").Class("call__name").Text(advice.BarName())),
			goapp.Elem("span").Class("visually-hidden").Text(", "+advice.Audience+", "),
			goapp.Elem("span").Class("call__when").Text(advice.Number),
		),
		goapp.Elem("a").Class("hide").Attr("href", ClosedPath).Text("Hide"),
	)
}
