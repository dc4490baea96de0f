package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// home is where the icon leads: one entry for each guide, and the contacts.
type home struct {
	goapp.Compo

	Pack    *content.Pack
	Changes int // of the notebook

	notebook *Notebook
}

func (h *home) OnNav(goapp.Context) { h.notebook.Refresh() }

func (h *home) Render() goapp.UI {
	dated := onlyDates(h.Pack)
	entries := make([]goapp.UI, 0, len(h.Pack.Guides))
	for i := range h.Pack.Guides {
		entries = append(entries, h.entry(&h.Pack.Guides[i]))
	}
	return goapp.Elem("div").Class("page").Body(
		goapp.Elem("h1").TabIndex(-1).Text(h.Pack.Title),
		goapp.Elem("p").Class("lead").Text("What to look for and who to call if you are worried about a child. Works without signal."),
		resumeCard(h.Pack, h.notebook.Visit()),
		&offline{},
		goapp.Elem("div").ID("guides").Class("entries").Body(entries...),
		card("/contacts/", "Call someone", "All numbers, for practitioners and the public, in and out of hours"),
		goapp.Elem("div").Class("note").Body(versionLine(h.Pack), goapp.If(dated != "", paragraph(dated))),
		&installCard{},
	)
}

func (h *home) entry(g *content.Guide) goapp.UI {
	return goapp.Elem("section").Class("entry").Aria("labelledby", "guide-"+g.ID).Body(
		goapp.Elem("h2").ID("guide-"+g.ID).Text(g.ShortTitle),
		card(guidePath(g), "Read the guide", "What it is, what to look for, what to do"),
		checklistCard(g),
	)
}

// checklistCard leads to the guide's checklist, if it has one.
func checklistCard(g *content.Guide) goapp.UI {
	if g.Checklist.Empty() {
		return nil
	}
	return card(checklistPath(g), "Checklist: "+g.Checklist.Part(g.Checklist.Start).Title, "One at a time. There is no score")
}
