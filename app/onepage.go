package app

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// onePageID is the anchor of the list of all items.
const onePageID = "all"

// onePage is the same answers as one list, for someone who knows the guide.
// Its items carry the anchors that the steps have as addresses. It answers before
// the app runs: early.js notes the taps, and knows the guide by the section, the
// item and the answer by the radio button.
func (c *checklist) onePage() app.UI {
	body := []app.UI{app.Elem("h2").ID(onePageID).TabIndex(-1).Text("All on one page")}
	for _, part := range c.Guide.Checklist.Parts {
		body = append(body,
			app.Elem("h3").Text(part.Title),
			app.Elem("p").Class("guide-words").Text(part.Lead+":"),
		)
		for _, item := range part.Items {
			body = append(body, c.choice(item))
		}
	}
	body = append(body,
		app.Elem("p").Body(app.Elem("a").Class("button").Attr("href", summaryPath(c.Guide)).Text("Notes for the call")),
		app.Elem("div").Class("either").Body(
			app.Elem("p").Class("kept until-app needs-early").Text("Answers stay on this phone until two hours after the last tap. “Hide” takes them away at once."),
			app.Elem("div").Class("needs-app").Body(keptLine(c.notes, c.clear)),
		),
	)
	return app.Elem("section").Class("one-page").Aria("labelledby", onePageID).DataSet("guide", c.Guide.ID).Body(body...)
}

// choice is one item with its three answers as radio buttons.
func (c *checklist) choice(item content.Item) app.UI {
	given := c.notes.Visit().Answer(c.Guide.ID, item.ID)
	labels := make([]app.UI, len(visit.Answers))
	for i, a := range visit.Answers {
		labels[i] = app.Elem("label").Class("choice__answer").Body(
			app.ElemSelfClosing("input").Attr("type", "radio").Attr("name", item.ID).Attr("value", string(a)).Attr("checked", a == given).
				OnChange(c.answer(item, a), c.Guide.ID, item.ID, string(a)),
			app.Elem("span").Text(a.Label()),
		)
	}
	return app.Elem("fieldset").ID(item.ID).Class("choice").Body(
		app.Elem("legend").Class("choice__words guide-words").Text(item.Words),
		app.Elem("div").Class("choice__answers needs-early").Body(labels...),
		app.Elem("div").Class("detail-slot").Body(app.If(given == visit.Noticed, c.detail(item))),
	)
}

// answer notes a choice in the list. Whoever hands it to an element gives the
// guide, the item and the answer as its scope: go-app compares handlers by
// their code, and would keep that of another item.
func (c *checklist) answer(item content.Item, a visit.Answer) app.EventHandler {
	return func(app.Context, app.Event) { c.notes.Set(c.Guide.ID, item.ID, a) }
}
