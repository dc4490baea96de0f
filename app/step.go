package app

import (
	"fmt"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// step is one item alone on the screen: the guide's words large, the answers
// low where the thumb is.
func (c *checklist) step(part content.Part, index int) app.UI {
	item := part.Items[index]
	back, next := checklistPath(c.Guide), summaryPath(c.Guide)
	if index > 0 {
		back = itemPath(c.Guide, part.Items[index-1])
	}
	if index+1 < len(part.Items) {
		next = itemPath(c.Guide, part.Items[index+1])
	}
	given := c.notes.Visit().Answer(c.Guide.ID, item.ID)
	buttons := make([]app.UI, len(visit.Answers))
	for i, a := range visit.Answers {
		buttons[i] = app.Button().Type("button").Class("answer").Aria("pressed", a == given).
			OnClick(c.answerAndGo(item, a, next), c.Guide.ID, item.ID, string(a)).
			Body(icon(tickIcon), app.Span().Text(a.Label()))
	}
	return app.Div().Class("page step").Body(
		app.Div().Class("step__trail").Body(
			app.A().Class("trail__link").Href(back).Body(icon(backIcon), app.Text("Back")),
			app.P().Class("step__place").Text(fmt.Sprintf("%s · item %d of %d", part.Title, index+1, len(part.Items))),
			app.A().Class("trail__link trail__link--skip").Href(next).Body(app.Text("Skip"), icon(nextIcon)),
		),
		app.P().Class("step__lead guide-words").Text(part.Lead+"\u00a0…"),
		app.H1().Class("step__item").TabIndex(-1).Text(item.Words),
		app.P().Class("step__also").Body(
			app.A().Href(checklistPath(c.Guide)+"#"+onePageID).Text("All on one page"),
			app.A().Href(summaryPath(c.Guide)).Text("Notes for the call"),
		),
		app.Div().Class("step__answers needs-app").Role("group").Aria("label", "Your answer").Body(buttons...),
	)
}

// doubleTap is how soon after one tap a second one, in milliseconds, belongs to
// it: nobody has read the next item by then.
const doubleTap = 300

// answerAndGo notes the tap and moves on to the next item, or to the notes.
func (c *checklist) answerAndGo(item content.Item, a visit.Answer, next string) app.EventHandler {
	return func(ctx app.Context, e app.Event) {
		now := e.Get("timeStamp").Float()
		if c.tap > 0 && now-c.tap < doubleTap {
			return
		}
		c.tap = now
		c.notes.Set(c.Guide.ID, item.ID, a)
		ctx.Navigate(next)
	}
}
