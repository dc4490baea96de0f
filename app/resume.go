package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// resumeCard leads from the first page back into a visit that is under way. It is
// always there, hidden without one: early.js shows it before the app runs, so that
// nothing moves when it does.
func resumeCard(pack *content.Pack, v visit.Visit) goapp.UI {
	w, home := pack.Words(), homePath(pack)
	href := home
	if g := begun(pack, v); g != nil {
		href = resumePath(g, v)
	}
	return goapp.Elem("a").Class("card card--first").Attr("href", href).Attr("hidden", href == home).DataSet("resume", "visit").Body(
		goapp.Elem("span").Class("card__title").Text(w.Home.Continue),
		goapp.Elem("span").Class("card__about").Text(w.Home.ContinueAbout),
		icon(nextIcon),
	)
}

// begun is the guide that was answered last, or else the first with an answer.
func begun(pack *content.Pack, v visit.Visit) *content.Guide {
	if g := pack.FindGuide(v.Last); g != nil && !v.Empty(g.ID) {
		return g
	}
	for i := range pack.Guides {
		if g := &pack.Guides[i]; !v.Empty(g.ID) {
			return g
		}
	}
	return nil
}

// resumePath is where the answers stop: an item, or the notes where every item of
// what was begun has its answer.
func resumePath(g *content.Guide, v visit.Visit) string {
	if g.Outlined { // its checklist knows the item
		return checklistPath(g)
	}
	if next, found := nextOpen(g, v); found {
		return itemPath(g, next)
	}
	return summaryPath(g)
}

// nextOpen is the first item without an answer in the first part that has been begun.
func nextOpen(g *content.Guide, v visit.Visit) (content.Item, bool) {
	for _, part := range g.Checklist.Parts {
		begun, open := false, content.Item{}
		for _, item := range part.Items {
			if v.Answer(g.ID, item.ID) != "" {
				begun = true
			} else if open.ID == "" {
				open = item
			}
		}
		if begun && open.ID != "" {
			return open, true
		}
	}
	return content.Item{}, false
}
