package app

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// onePageID is the anchor of the list of all items.
const onePageID = "all"

// onePage is the same answers as one list, for someone who knows the guide.
// Its items carry the anchors that the steps have as addresses.
func (c *checklist) onePage() app.UI {
	body := []app.UI{app.H2().ID(onePageID).Text("All on one page")}
	for _, part := range c.Guide.Checklist.Parts {
		body = append(body,
			app.H3().Text(part.Title),
			app.P().Class("guide-words").Text(part.Lead+":"),
		)
		for _, item := range part.Items {
			body = append(body, c.choice(item))
		}
	}
	body = append(body, app.P().Body(app.A().Class("button").Href(summaryPath(c.Guide)).Text("Notes for the call")))
	return app.Section().Class("one-page").Aria("labelledby", onePageID).Body(body...)
}

// choice is one item with its three answers as radio buttons.
func (c *checklist) choice(item content.Item) app.UI {
	given := c.notes.Visit().Answer(c.Guide.ID, item.ID)
	labels := make([]app.UI, len(visit.Answers))
	for i, a := range visit.Answers {
		labels[i] = app.Label().Class("choice__answer").Body(
			app.Input().Type("radio").Name(item.ID).Value(string(a)).Checked(a == given).
				OnChange(c.answer(item, a), item.ID, string(a)),
			app.Span().Text(a.Label()),
		)
	}
	return app.FieldSet().ID(item.ID).Class("choice").Body(
		app.Legend().Class("choice__words guide-words").Text(item.Words),
		app.Div().Class("choice__answers needs-app").Body(labels...),
	)
}
