package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// onePageID is the anchor of the list of all items.
const onePageID = "all"

// onePage offers the same answers as one list, for someone who knows the guide.
// Its items carry the anchors that the steps have as addresses. It answers before
// the app runs: early.js records the taps, and knows the guide by the section, the
// words by the fieldset, the item and the answer by the radio button.
func (c *checklist) onePage() goapp.UI {
	w := c.Pack.Words()
	c.yielder.begin()
	body := []goapp.UI{goapp.Elem("h2").ID(onePageID).TabIndex(-1).Text(w.Checklist.AllItems)}
	for _, part := range c.Guide.Checklist.Parts {
		body = append(body,
			inLanguage(c.Guide.Checklist.Lang, goapp.Elem("h3")).Text(part.Title),
			inLanguage(c.Guide.Checklist.Lang, goapp.Elem("p").Class("guide-words")).Text(content.WithEnd(part.Lead, w.Marks.Colon)),
		)
		for _, item := range part.Items {
			body = append(body, &listItem{
				Guide: c.Guide, Item: item, Given: c.notebook.Visit().Answer(c.Guide.ID, item.ID), Detail: c.notebook.Visit().Detail(c.Guide.ID, item.ID),
				words: w, notebook: c.notebook, yielder: &c.yielder,
			})
		}
	}
	body = append(body,
		goapp.Elem("p").Body(goapp.Elem("a").Class("button").Attr("href", summaryPath(c.Guide)).Text(w.Pages.Notes)),
		goapp.Elem("div").Class("either").Body(
			goapp.Elem("p").Class("kept until-app needs-early").Text(w.Checklist.KeptTwoHours),
			goapp.Elem("div").Class("needs-app").Body(keptLine(w, c.notebook, c.clear)),
		),
	)
	return goapp.Elem("section").Class("one-page").Aria("labelledby", onePageID).DataSet("guide", c.Guide.ID).Body(body...)
}

// listItem is one item of the list with its three answers as radio buttons. Only
// the one that is answered is drawn again.
type listItem struct {
	goapp.Compo

	Guide  *content.Guide
	Item   content.Item
	Given  visit.Answer
	Detail visit.Detail

	words    *words.Words
	notebook *Notebook
	yielder  *yielder
}

func (i *listItem) Render() goapp.UI {
	i.yielder.yield()
	labels := make([]goapp.UI, len(visit.Answers))
	for j, a := range visit.Answers {
		labels[j] = goapp.Elem("label").Class("choice__answer").Body(
			goapp.ElemSelfClosing("input").Attr("type", "radio").Attr("name", i.Item.ID).Attr("value", string(a)).Attr("checked", a == i.Given).
				OnChange(i.answer(a), string(a)),
			goapp.Elem("span").Text(a.Label(i.words)),
		)
	}
	return goapp.Elem("fieldset").ID(i.Item.ID).Class("choice").DataSet("words", i.Item.Fingerprint()).Body(
		inLanguage(i.Guide.Checklist.Lang, goapp.Elem("legend").Class("choice__words guide-words")).Text(i.Item.Words),
		goapp.Elem("div").Class("choice__answers needs-early").Body(labels...),
		goapp.Elem("div").Class("detail-slot").Body(i.detail()...),
	)
}

// detail is made for the few items that were noticed alone: a list has dozens.
func (i *listItem) detail() []goapp.UI {
	if i.Given != visit.Noticed {
		return nil
	}
	return []goapp.UI{detail(i.words, i.notebook, i.Guide, i.Item)}
}

// answer records a choice for the guide and the item that are shown at the time of
// the tap: go-app compares handlers by their code and their scope, here the answer,
// and keeps them when another guide's list replaces this one.
func (i *listItem) answer(a visit.Answer) goapp.EventHandler {
	return func(goapp.Context, goapp.Event) { i.notebook.Set(i.Guide.ID, i.Item.ID, a) }
}
