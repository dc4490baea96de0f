package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// about says what this is and is not, how far the copy and the text can be
// relied on, and what stays on the phone.
type about struct {
	goapp.Compo

	Pack *content.Pack

	notebook *Notebook
}

func (p *about) Render() goapp.UI {
	w, links := p.Pack.Words(), p.links()
	return goapp.Elem("div").Class("page").Body(
		homeLink(p.Pack, aboutPath(p.Pack)),
		goapp.Elem("h1").TabIndex(-1).Text(w.Pages.About),

		goapp.Elem("h2").ID("offline").Text(w.About.Offline),
		&offlineReport{words: w},

		goapp.Elem("h2").ID("install").Text(w.Install.OnPhone),
		&install{words: w},

		&share{words: w},

		goapp.Elem("h2").ID("versions").Text(w.About.Versions),
		goapp.Elem("div").Body(p.versions()...),

		goapp.Elem("h2").ID("not").Text(w.About.Not),
		paragraph(w.About.NotWords),

		goapp.Elem("h2").ID("settings").Text(w.About.Settings),
		note(w.About.SettingsNote),
		&settings{Root: p.Pack.Root, Languages: p.Pack.Languages, words: w, notebook: p.notebook},

		goapp.Elem("h2").ID("hide").Text(w.About.Hide),
		paragraph(w.About.HideWords),

		goapp.Elem("div").Class("entries").Body(
			goapp.If(!p.Pack.Several(), card(searchPath(p.Pack), w.Pages.Search, w.Search.About)),
			card(changesPath(p.Pack), w.Pages.Changes, w.Changes.About),
			goapp.If(len(p.Pack.Privacy) > 0, card(privacyPath(p.Pack), w.Pages.Privacy, w.About.PrivacyAbout)),
			goapp.If(len(p.Pack.Accessibility) > 0, card(accessibilityPath(p.Pack), w.Pages.Accessibility, w.About.AccessibilityAbout)),
		),

		goapp.If(len(links) > 0, goapp.Elem("h2").ID("sources").Text(w.About.Links)),
		goapp.If(len(links) > 0, goapp.Elem("p").Class("note on-screen").Text(w.About.LinksNote)),
		goapp.If(len(links) > 0, goapp.Elem("ul").Class("links").Body(links...)),
	)
}

func (p *about) versions() []goapp.UI {
	if p.Pack.Several() { // there may be hundreds
		return []goapp.UI{versionLine(p.Pack), paragraph(p.Pack.Words().About.EachGuide)}
	}
	g := &p.Pack.Guides[0]
	return []goapp.UI{versionLine(p.Pack), goapp.Elem("h3").Text(g.ShortTitle), paragraph(provenance(p.Pack, g))}
}

// links lists every record that has an address, with what is known of it.
func (p *about) links() []goapp.UI {
	w := p.Pack.Words()
	var ui []goapp.UI
	for _, link := range p.Pack.Links {
		switch link.Standing() {
		case content.Unverified:
			ui = append(ui, goapp.Elem("li").Body(outsideLink(link, link.Words), note(w.About.LinkUnconfirmed)))
		case content.Verified:
			ui = append(ui, goapp.Elem("li").Body(outsideLink(link, link.Words), note(w.About.LinkConfirmed.Fill("day", link.Verified.In(w)))))
		}
	}
	return ui
}
