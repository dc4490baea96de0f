package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

const accessibilityPath = "/about/accessibility/"

// accessibility is a draft of the statement that the Public Sector Bodies
// (Websites and Mobile Applications) Accessibility Regulations 2018 ask of the
// organisation that publishes the pack.
type accessibility struct {
	goapp.Compo

	Pack *content.Pack
}

func (p *accessibility) Render() goapp.UI {
	return goapp.Elem("div").Class("page").Body(
		aboutLink(),
		goapp.Elem("h1").TabIndex(-1).Text("Accessibility"),
		note("A draft for the organisation that publishes this app. Words in square brackets are for it to complete."),

		goapp.Elem("h2").Text("What you should be able to do"),
		lines([]string{
			"Read and dial with JavaScript off, and before the app has loaded.",
			"Zoom to 400 %, or read at 320 pixels wide, without scrolling sideways.",
			"Make the text larger with the phone’s own setting, or under Settings.",
			"Use everything with a keyboard or a switch, and with a screen reader.",
			"Use your own colours, contrast and text spacing, and ask for less motion.",
		}),

		goapp.Elem("h2").Text("How far it conforms"),
		paragraph("It is built to the Web Content Accessibility Guidelines 2.2, level AA. [Fully, partly or not conformant: the organisation decides that after an audit. This app has not yet been audited.]"),

		goapp.Elem("h2").Text("How it was tested"),
		paragraph("With each change, by machine, in Chromium: axe-core over every page, every step of the checklist and every state of each part, in light, dark and forced colours; the order of the focus and its place on the screen; 48 by 48 pixels for what is tapped; 320 pixels wide, 400 % zoom and wider text spacing; an item’s words in view at each text size; what is chosen, in forced colours; that nothing moves for those who ask for less motion; and in WebKitGTK that the pages read and dial without scripts."),
		paragraph("Not yet tested: by people who use a screen reader, a switch or a magnifier, on real phones. [Date and findings of such a test.]"),

		goapp.Elem("h2").Text("What does not work yet"),
		paragraph("We do not know of any problems. Documents on other sites that the guide links to are not part of this statement."),

		goapp.Elem("h2").Text("Tell us"),
		paragraph("If something does not work for you, or you need the guide in another form, tell "+content.WithEnd(p.Pack.Partnership, ":")+" [address and telephone, and the time within which you get an answer]. If you are not content with the answer, the Equality Advisory and Support Service can help."),
		paragraph("[Date of this statement, and of its last review.]"),
	)
}
