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
	links := p.links()
	return goapp.Elem("div").Class("page").Body(
		homeLink(),
		goapp.Elem("h1").TabIndex(-1).Text("About"),

		goapp.Elem("h2").ID("offline").Text("Saved on this phone?"),
		&offlineReport{},

		goapp.Elem("h2").ID("install").Text("Install it on your phone"),
		&install{},

		goapp.Elem("h2").ID("versions").Text("Versions and dates"),
		goapp.Elem("div").Body(p.versions()...),

		goapp.Elem("h2").ID("not").Text("What this is not"),
		paragraph("This is a guide to read and a checklist to help you think. It is not a referral or a risk assessment. It gives no score or result. If you are worried about a child, call."),

		goapp.Elem("h2").ID("settings").Text("Settings"),
		note("Settings stay on this phone after answers are cleared."),
		&settings{notebook: p.notebook},

		goapp.Elem("h2").ID("hide").Text("Hide"),
		paragraph("Hide, or Shift three times on a keyboard, shows a plain page at once and deletes the answers, with or without signal. The app then opens at the home page. Hide cannot remove calls from your call history, or earlier pages from your browser history."),

		goapp.Elem("div").Class("entries").Body(
			goapp.If(len(p.Pack.Privacy) > 0, card(privacyPath, "Privacy", "What stays on this phone, and for how long")),
			goapp.If(len(p.Pack.Accessibility) > 0, card(accessibilityPath, "Accessibility", "What was tested and how, and who to tell")),
		),

		goapp.If(len(links) > 0, goapp.Elem("h2").ID("sources").Text("Links")),
		goapp.If(len(links) > 0, goapp.Elem("p").Class("note on-screen").Text("You need a connection to open them.")),
		goapp.If(len(links) > 0, goapp.Elem("ul").Class("links").Body(links...)),
	)
}

func (p *about) versions() []goapp.UI {
	ui := []goapp.UI{versionLine(p.Pack)}
	for i := range p.Pack.Guides {
		g := &p.Pack.Guides[i]
		ui = append(ui, goapp.Elem("h3").Text(g.ShortTitle), paragraph(provenance(g)))
	}
	return ui
}

// links lists every record that has an address, with what is known of it.
func (p *about) links() []goapp.UI {
	var ui []goapp.UI
	for _, link := range p.Pack.Links {
		switch link.Standing() {
		case content.Unverified:
			ui = append(ui, goapp.Elem("li").Body(outsideLink(link, link.Words), note(sentence(unconfirmedWords)+".")))
		case content.Verified:
			ui = append(ui, goapp.Elem("li").Body(outsideLink(link, link.Words), note("Address confirmed "+link.Verified.String()+".")))
		}
	}
	return ui
}
