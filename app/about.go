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

		goapp.Elem("h2").ID("install").Text("Put it on your phone"),
		&install{},

		goapp.Elem("h2").ID("versions").Text("Versions and dates"),
		goapp.Elem("div").Body(p.versions()...),

		goapp.Elem("h2").ID("not").Text("What this is not"),
		paragraph("It is a guide to read and a list to think with. It is not a referral, not a risk assessment, and it gives no score and no result. If you are worried about a child, ring."),

		goapp.Elem("h2").ID("settings").Text("Settings"),
		note("They stay on this phone, and outlive the answers."),
		&settings{notebook: p.notebook},

		goapp.Elem("h2").ID("hide").Text("Hide"),
		paragraph("“Hide”, or Shift three times on a keyboard, shows a plain page at once, without signal too, and wipes the answers. Opened again, the app starts at its beginning. It cannot take a call out of the phone’s own call log, or the pages before it out of the browser’s history."),

		goapp.Elem("div").Class("entries").Body(
			card(privacyPath, "Privacy", "What stays on this phone, and for how long"),
			card(accessibilityPath, "Accessibility", "What was tested and how, and whom to tell"),
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
