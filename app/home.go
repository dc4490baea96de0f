package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// home is where the icon leads: the guide, or a library of guides, and the contacts.
type home struct {
	goapp.Compo

	Pack    *content.Pack
	Changes int // of the notebook

	notebook *Notebook
}

func (h *home) OnNav(goapp.Context) { h.notebook.Refresh() }

func (h *home) Render() goapp.UI {
	w, dated := h.Pack.Words(), onlyDates(h.Pack)
	body := []goapp.UI{
		h.head(),
		goapp.Elem("p").Class("lead").Text(w.Home.Lead),
	}
	visit, saved, news := resumeCard(h.Pack, h.notebook.Visit()), &offline{words: w}, newsLine(h.Pack)
	if h.Pack.Several() { // the contacts are above the guides, within reach
		body = append(body, searchCard(h.Pack), visit, saved, news, row(contactsPath(h.Pack), w.Home.Call), libraryContents(h.Pack), &guideList{pack: h.Pack})
	} else {
		body = append(body, visit, saved, news, h.only(), card(contactsPath(h.Pack), w.Home.Call, w.Home.CallAbout))
	}
	return goapp.Elem("div").Class("page").Body(append(body,
		goapp.Elem("div").Class("note").Body(versionLine(h.Pack), goapp.If(dated != "", paragraph(dated))),
		&installCard{words: w},
	)...)
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

// only is the pack's one guide, in its group if it has one.
func (h *home) only() goapp.UI {
	guides := goapp.Elem("div").ID("guides").Class("entries")
	if len(h.Pack.Groups) == 0 {
		return guides.Body(h.entry("h2"))
	}
	group, id := h.Pack.Groups[0], groupID(0)
	return guides.Body(goapp.Elem("section").Class("entries").Aria("labelledby", id).Body(
		inLanguage(group.Lang, goapp.Elem("h2").ID(id)).Text(group.Title),
		h.entry("h3"),
	))
}

func (h *home) entry(heading string) goapp.UI {
	w, g := h.Pack.Words(), &h.Pack.Guides[0]
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
