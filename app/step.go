package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// step is one item alone on the screen: the guide's words large, the answers
// low where the thumb is. A noticed item stays, for what may be said of it; the
// other answers go on at once.
//
// The links come before the words, and are shown below them: from the words, which
// take the focus, the next stop is an answer.
//
// It shares its root with the list. With a root of its own, as a component, the
// list would replace it as a whole and be seen only when all of it is drawn.
func (c *checklist) step(part content.Part, index int) goapp.UI {
	w, item := c.Pack.Words(), part.Items[index]
	links := stepLinksOf(w, c.Guide, part, index, c.changing)
	class, place := "page step", w.Step.Place.Fill("number", w.Number(index+1), "total", w.Number(len(part.Items)))
	noticed := c.notebook.Visit().Answer(c.Guide.ID, item.ID) == visit.Noticed
	if noticed {
		class += " step--noticed"
	}
	return goapp.Elem("div").Class(class).Body(
		keyed("item", item.ID,
			goapp.Elem("div").Class("step__trail").Body(
				goapp.Elem("a").Class("trail__link").Attr("rel", "prev").Attr("href", links.back).Body(icon(backIcon), goapp.Text(links.backWords)),
				goapp.Elem("p").Class("step__place").Aria("hidden", true).Text(place), // heard with the words
				goapp.Elem("a").Class("trail__link trail__link--skip").Attr("href", links.next).Body(goapp.Text(w.Step.Skip), icon(nextIcon)),
			),
			goapp.Elem("div").Class("step__also").Body(append([]goapp.UI{
				remember(w, c.Guide),
				goapp.Elem("a").Attr("href", checklistPath(c.Guide)+"#"+onePageID).Text(w.Step.ShowAll),
				goapp.Elem("a").Attr("href", summaryPath(c.Guide)).Text(w.Step.Notes),
			}, languageLinks(c.Pack, checklistPath(c.Guide), "language")...)...),
			inLanguage(c.Guide.Checklist.Lang, goapp.Elem("p").Class("step__lead guide-words")).Text(leadIn(c.Pack, part)),
			goapp.Elem("h1").Class("step__item").TabIndex(-1).Body(unseen(place+w.Marks.Colon+" "), inLanguage(c.Guide.Checklist.Lang, goapp.Elem("span").Class("step__words")).Text(item.Words)),
		),
		goapp.Elem("div").Class("detail-slot").Body(goapp.If(noticed, detail(w, c.notebook, c.Guide, item))),
		&stepAnswers{words: w, Guide: c.Guide, Item: item.ID, Changing: c.changing, Changes: c.notebook.Changes(), notebook: c.notebook, last: c.last},
	)
}
