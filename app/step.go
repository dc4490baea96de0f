package app

import (
	"fmt"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// step is one item alone on the screen: the guide's words large, the answers
// low where the thumb is. A noticed item stays, for what may be said of it; the
// other answers go on at once.
//
// It shares its root with the list. With a root of its own, as a component, the
// list would replace it as a whole and be seen only when all of it is drawn.
func (c *checklist) step(part content.Part, index int) goapp.UI {
	item := part.Items[index]
	links := stepLinksOf(c.Guide, part, index, c.changing)
	noticed := c.notebook.Visit().Answer(c.Guide.ID, item.ID) == visit.Noticed
	return goapp.Elem("div").Class("page step").Body(
		keyed("item", item.ID,
			goapp.Elem("div").Class("step__trail").Body(
				goapp.Elem("a").Class("trail__link").Attr("rel", "prev").Attr("href", links.back).Body(icon(backIcon), goapp.Text(links.backWords)),
				goapp.Elem("p").Class("step__place").Text(fmt.Sprintf("%s · item %d of %d", part.Title, index+1, len(part.Items))),
				goapp.Elem("a").Class("trail__link trail__link--skip").Attr("href", links.next).Body(goapp.Text("Skip"), icon(nextIcon)),
			),
			goapp.Elem("p").Class("step__lead guide-words").Text(content.WithEnd(part.Lead, "\u00a0…")),
			goapp.Elem("h1").Class("step__item").TabIndex(-1).Text(item.Words),
		),
		goapp.Elem("div").Class("detail-slot").Body(goapp.If(noticed, detail(c.notebook, c.Guide, item))),
		goapp.Elem("p").Class("step__also").Body(
			goapp.Elem("a").Attr("href", checklistPath(c.Guide)+"#"+onePageID).Text("Show all items"),
			goapp.Elem("a").Attr("href", summaryPath(c.Guide)).Text("Notes for the call"),
		),
		remember(c.Guide),
		&stepAnswers{Guide: c.Guide, Item: item.ID, Changing: c.changing, Changes: c.notebook.Changes(), notebook: c.notebook, last: c.last},
	)
}
