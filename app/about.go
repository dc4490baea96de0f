package app

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// about says what this is and is not, how far the copy and the text can be
// relied on, and what stays on the phone.
type about struct {
	app.Compo

	Pack *content.Pack
}

func (p *about) Render() app.UI {
	return app.Div().Class("page").Body(
		homeLink(),
		app.H1().TabIndex(-1).Text("About"),

		app.H2().ID("offline").Text("Ready offline?"),
		&copyReport{},

		app.H2().ID("install").Text("Put it on your phone"),
		&install{},

		app.H2().ID("versions").Text("Versions and dates"),
		app.Div().Body(p.versions()...),

		app.H2().ID("not").Text("What this is not"),
		paragraph("It is a guide to read and a list to think with. It is not a referral, not a risk assessment, and it gives no score and no result. If you are worried about a child, ring."),

		app.H2().ID("privacy").Text("Privacy"),
		paragraph("There is no place to type about a child, no account, no cookie, no analytics, and nothing is sent anywhere. Answers to a checklist stay on this phone, under one key in the browser’s storage: item numbers, answers, times and a random reference. They go two hours after the last tap, or at once with “Clear now”. They leave the phone only if you share, copy or print the notes yourself."),
		paragraph("Calls are made by your phone and stay in its call log."),

		app.H2().ID("accessibility").Text("Accessibility"),
		paragraph("This is a draft for the organisation that publishes it to complete. Every page is made to read and to dial without JavaScript, with a keyboard, with a screen reader, at 320 pixels wide, in light and dark. It has not yet been audited against WCAG 2.2 AA. If something does not work for you, tell "+p.Pack.Partnership+"."),

		app.H2().ID("sources").Text("Sources and links"),
		app.Ul().Class("links").Body(p.links()...),
	)
}

func (p *about) versions() []app.UI {
	var ui []app.UI
	for i := range p.Pack.Guides {
		g := &p.Pack.Guides[i]
		ui = append(ui, app.H3().Text(g.ShortTitle), paragraph(provenance(g)))
	}
	return ui
}

// links lists every record with what is known of its address.
func (p *about) links() []app.UI {
	ui := make([]app.UI, len(p.Pack.Links))
	for i, link := range p.Pack.Links {
		switch link.Standing() {
		case content.Unknown:
			ui[i] = app.Li().Body(app.Text(link.Words), note("No address is known: ask "+p.Pack.Partnership+"."))
		case content.Unverified:
			ui[i] = app.Li().Body(outsideLink(link, link.Words), note(sentence(unconfirmedWords)+"; needs signal."))
		default:
			ui[i] = app.Li().Body(outsideLink(link, link.Words), note("Address confirmed "+link.Verified.String()+"; needs signal."))
		}
	}
	return ui
}

func paragraph(words string) app.UI { return app.P().Text(words) }
