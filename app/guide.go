package app

import (
	"strings"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// guide shows one guide's whole text, in its own order.
type guide struct {
	goapp.Compo

	Pack  *content.Pack
	Guide *content.Guide
}

func (p *guide) Render() goapp.UI {
	w := p.Pack.Words()
	var sections []goapp.UI
	for _, b := range p.Guide.Blocks {
		if b.Level > 0 {
			sections = append(sections, goapp.Elem("li").Body(goapp.Elem("a").Attr("href", "#"+b.ID).Text(b.Text())))
		}
	}
	return goapp.Elem("div").Class("page page--guide").Body(
		homeLink(p.Pack, guidePath(p.Guide), searchLink(p.Pack)),
		inLanguage(p.Guide.Lang, goapp.Elem("h1").TabIndex(-1)).Text(p.Guide.Title),
		goapp.If(p.Guide.Lang != "", note(w.Guide.NotTranslated)),
		p.toChecklist(),
		goapp.If(len(sections) > 0, goapp.Elem("details").Class("contents").Body(
			goapp.Elem("summary").Text(w.Guide.Contents),
			inLanguage(p.Guide.Lang, goapp.Elem("ul")).Body(sections...),
		)),
		inLanguage(p.Guide.Lang, goapp.Elem("article").Class("guide-text")).Body(guideText(p.Pack, p.Guide.ID, p.Guide.Blocks)...),
		guideContacts(p.Pack, p.Guide.Contacts, "h2", w.Notes.WhoToCall, visit.Visit{}),
		goapp.Elem("div").Class("after-text").Body(
			checklistCard(w, p.Guide),
			card(contactsPath(p.Pack), w.Home.Call, w.Home.CallAbout),
			notesBelow(p.Pack, p.Guide, note),
		),
	)
}

// toChecklist is at the top, too, unless a place at the bottom leads to the checklist.
func (p *guide) toChecklist() goapp.UI {
	if !p.Pack.Several() || p.Guide.Checklist.Empty() {
		return nil
	}
	return row(checklistPath(p.Guide), p.Pack.Words().Pages.Checklist)
}

// notesBelow are the app's own words on a guide: its links, where it comes from and
// how old it is.
func notesBelow(pack *content.Pack, g *content.Guide, note func(words string) goapp.UI) goapp.UI {
	var notes []goapp.UI
	for _, words := range append(linksNotes(pack, g), provenance(pack, g)) {
		notes = append(notes, note(words))
	}
	return goapp.Elem("div").Class("notes-below").Body(notes...)
}

// provenance says where the text comes from and how far it has been checked.
func provenance(pack *content.Pack, g *content.Guide) string {
	w := &pack.Words().Guide
	return w.Source.Fill("source", pack.Sentence(g.Source)) + " " + w.Publisher.Fill("publisher", pack.Sentence(g.Publisher)) + " " + dates(pack.Words(), g)
}

// dates are those of the text, each in a sentence.
func dates(w *words.Words, g *content.Guide) string {
	sentences := []string{w.Guide.Copied.Fill("day", g.CopiedOn.In(w)), w.Guide.NotChecked, w.Guide.ReviewDue.Fill("day", g.ReviewDue.In(w))}
	if !g.LastChecked.IsZero() {
		sentences[1] = w.Guide.Checked.Fill("day", g.LastChecked.In(w))
	}
	if !g.TextDate.IsZero() {
		sentences = append([]string{w.Guide.Dated.Fill("day", g.TextDate.In(w))}, sentences...)
	}
	return strings.Join(sentences, " ")
}
