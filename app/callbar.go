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
	return app.Header().Class("call-bar").Aria("label", "Calls and Hide").Body(
		app.A().Class("call call--emergency").Href(emergency.Href()).Body(
			app.Span().Class("call__label").Body(icon(phoneIcon), app.Text(emergency.Number)),
			app.Span().Class("visually-hidden").Text(", "),
			app.Span().Class("call__when").Text("immediate harm"),
		),
		app.A().Class("call call--advice").Href(advice.Href()).Body(
			app.Span().Class("call__label").Body(icon(phoneIcon), app.Text(advice.Name)),
			app.Span().Class("visually-hidden").Text(", "+advice.Audience+", "),
			app.Span().Class("call__when").Text(advice.Number),
		),
		app.A().Class("hide").Href(ClosedPath).Text("Hide"),
	)
}
