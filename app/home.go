package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
	"oneminuteguide/content/words"
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
	w, dated := h.Pack.Words(), onlyDates(h.Pack)
	return goapp.Elem("div").Class("page").Body(
		h.head(),
		goapp.Elem("p").Class("lead").Text(w.Home.Lead),
		resumeCard(h.Pack, h.notebook.Visit()),
		&offline{words: w},
		goapp.Elem("div").ID("guides").Class("entries").Body(h.entries()...),
		card(contactsPath(h.Pack), w.Home.Call, w.Home.CallAbout),
		goapp.Elem("div").Class("note").Body(versionLine(h.Pack), goapp.If(dated != "", paragraph(dated))),
		&installCard{words: w},
	)
}

// head is the title, with the other languages before it where the pack has some.
func (h *home) head() goapp.UI {
	title := goapp.Elem("h1").TabIndex(-1).Text(h.Pack.Title)
	links := languageLinks(h.Pack, homePath(h.Pack), "trail__link")
	if len(links) == 0 {
		return title
	}
	return goapp.Elem("div").Class("page__head").Body(goapp.Elem("p").Class("trail").Body(links...), title)
}

// entries are the guides, in the publisher's order and groups.
func (h *home) entries() []goapp.UI {
	var ui []goapp.UI
	grouped := 0 // guides come first that are in a group
	for i, group := range h.Pack.Groups {
		id := "group-" + strconv.Itoa(i+1)
		body := []goapp.UI{inLanguage(group.Lang, goapp.Elem("h2").ID(id)).Text(group.Title)}
		for _, guide := range group.Guides {
			body = append(body, h.entry(h.Pack.Guide(guide), "h3"))
			grouped++
		}
		ui = append(ui, goapp.Elem("section").Class("entries").Aria("labelledby", id).Body(body...))
	}
	for i := range h.Pack.Guides[grouped:] {
		ui = append(ui, h.entry(&h.Pack.Guides[grouped+i], "h2"))
	}
	return ui
}

func (h *home) entry(g *content.Guide, heading string) goapp.UI {
	w := h.Pack.Words()
	return goapp.Elem("section").Class("entry").Aria("labelledby", "guide-"+g.ID).Body(
		inLanguage(g.Lang, goapp.Elem(heading).ID("guide-"+g.ID)).Text(g.ShortTitle),
		card(guidePath(g), w.Home.ReadGuide, w.Home.ReadGuideAbout),
		checklistCard(w, g),
	)
}

// checklistCard leads to the guide's checklist, if it has one.
func checklistCard(w *words.Words, g *content.Guide) goapp.UI {
	if g.Checklist.Empty() {
		return nil
	}
	return card(checklistPath(g), w.Home.Checklist.Fill("part", g.Checklist.Part(g.Checklist.Start).Title), w.Home.ChecklistAbout)
}
