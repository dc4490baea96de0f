package app

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// Files of the contacts and the guides for phones on which nothing of the app works.
const (
	CardsPath = "/numbers.vcf"
	PlainPath = "/one-minute.html"
)

// Plain is everything in one document, with nothing around it: the numbers
// first, then each guide.
func Plain(pack *content.Pack) app.UI {
	body := []app.UI{app.Elem("h1").Text(pack.Title), app.Elem("h2").Text("Numbers to ring")}
	for _, c := range pack.Contacts {
		body = append(body, app.Elem("p").Body(
			app.Text(c.Name+" ("+c.ForWhom()+"): "),
			app.Elem("strong").Body(app.Elem("a").Attr("href", c.Href()).Text(c.Number)),
		))
		if c.When != "" {
			body = append(body, app.Elem("p").Class("contact__when").Body(withEmail(c.When)...))
		}
	}
	for i := range pack.Guides {
		g := &pack.Guides[i]
		body = append(body,
			app.Elem("h2").Text(g.Title),
			app.Elem("article").Class("guide-text").Body(guideText(pack, g.Blocks, labelledNote)...),
			labelledNote(provenance(g)),
		)
	}
	return app.Elem("main").Class("page").Body(body...)
}

// labelledNote is a note that is told from the guide's words by its own as well:
// the reader of a file may show it without its style.
func labelledNote(words string) app.UI { return note("Not part of the guide: " + words) }

// standaloneFiles offers the files on the contacts page.
func standaloneFiles() app.UI {
	return app.Elem("section").Class("outside").Aria("labelledby", "outside").Body(
		app.Elem("h2").ID("outside").Text("Keep them outside this app"),
		app.Elem("p").Text("For a phone on which this app does not work, or as a second copy. They do not update themselves. Getting them needs signal."),
		app.Elem("div").Class("outside__files").Body(
			app.Elem("a").Class("button").Attr("href", CardsPath).Attr("download", "numbers.vcf").Text("Numbers for the phone book"),
			app.Elem("a").Class("button").Attr("href", PlainPath).Attr("download", "one-minute.html").Text("Guide and numbers as one file"),
		),
	)
}
