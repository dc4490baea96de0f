package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// Files of the contacts and the guides for phones on which nothing of the app works.
const (
	CardsPath = "/numbers.vcf"
	PlainPath = "/one-minute.html"
)

// CardNote is what each card says of its number's age.
func CardNote(pack *content.Pack) string {
	words := content.WithEnd(pack.Title, ".") + " Guide version " + strconv.Itoa(pack.Version) + "."
	if dated := onlyDates(pack); dated != "" {
		words += " " + dated
	}
	return words + " This card does not update."
}

// Plain is everything in one document, with nothing around it: the numbers
// first, then each guide.
func Plain(pack *content.Pack) goapp.UI {
	body := []goapp.UI{goapp.Elem("h1").Text(pack.Title), goapp.Elem("h2").Text("Numbers to call")}
	body = append(body, plainContacts(pack.Contacts)...)
	for i := range pack.Guides {
		g := &pack.Guides[i]
		body = append(body,
			goapp.Elem("h2").Text(g.Title),
			goapp.Elem("article").Class("guide-text").Body(text{pack: pack, alone: true}.blocks(g.Blocks)...),
			notesBelow(pack, g, labelledNote),
		)
		if len(g.Contacts) > 0 {
			body = append(append(body, goapp.Elem("h3").Text(whoToCall)), plainContacts(g.Contacts)...)
		}
	}
	return goapp.Elem("main").Class("page").Body(body...)
}

// plainContacts are paragraphs: a contact with the way that is shown first, its other
// ways, and the words on it.
func plainContacts(contacts []content.Contact) (body []goapp.UI) {
	for _, c := range contacts {
		for i, w := range c.Ways {
			who := c.Name + " (" + c.ForWhom() + "): "
			if i > 0 {
				who = visit.Label(w.Kind) + ": "
			}
			body = append(body, goapp.Elem("p").Body(
				goapp.Text(who),
				goapp.Elem("strong").Body(goapp.Elem("a").Attr("href", w.Href).Text(visit.Shown(w))),
			))
		}
		for _, words := range []string{c.When, c.Hours, c.Note} {
			if words != "" {
				body = append(body, goapp.Elem("p").Class("contact__when").Body(withEmail(words)...))
			}
		}
	}
	return body
}

// labelledNote is a note that says it is not the guide's: a file may be shown
// without its style.
func labelledNote(words string) goapp.UI { return note("Not part of the guide: " + words) }

// standaloneFiles offers the files on the contacts page.
func standaloneFiles() goapp.UI {
	return goapp.Elem("section").Class("outside").Aria("labelledby", "outside").Body(
		goapp.Elem("h2").ID("outside").Text("Save a copy elsewhere"),
		paragraph("Use it if the app does not work. It does not update. You need a connection to download it."),
		goapp.Elem("div").Class("outside__files").Body(
			goapp.Elem("a").Class("button").Attr("href", CardsPath).Attr("download", "numbers.vcf").Text("Add the numbers to your contacts"),
			goapp.Elem("a").Class("button").Attr("href", PlainPath).Attr("download", "one-minute.html").Text("Guide and numbers as one file"),
		),
	)
}
