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
	return goapp.Elem("div").Class("page").Body(
		homeLink(),
		goapp.Elem("h1").TabIndex(-1).Text("About"),

		goapp.Elem("h2").ID("offline").Text("Ready offline?"),
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
			card(privacyPath, "Privacy", "What stays on this phone, and for how long"),
			card(accessibilityPath, "Accessibility", "What was tested and how, and who to tell"),
		),

		goapp.Elem("h2").ID("sources").Text("Sources and links"),
		goapp.Elem("ul").Class("links").Body(p.links()...),
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

// links lists every record with what is known of its address.
func (p *about) links() []goapp.UI {
	ui := make([]goapp.UI, len(p.Pack.Links))
	for i, link := range p.Pack.Links {
		switch link.Standing() {
		case content.Unknown:
			ui[i] = goapp.Elem("li").Body(goapp.Text(link.Words), note("No address is known: ask "+content.WithEnd(p.Pack.Partnership, ".")))
		case content.Unverified:
			ui[i] = goapp.Elem("li").Body(outsideLink(link, link.Words), note(sentence(unconfirmedWords)+"; needs signal."))
		default:
			ui[i] = goapp.Elem("li").Body(outsideLink(link, link.Words), note("Address confirmed "+link.Verified.String()+"; needs signal."))
		}
	}
	return ui
}
