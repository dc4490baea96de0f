package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

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
	for _, c := range pack.Contacts {
		body = append(body, goapp.Elem("p").Body(
			goapp.Text(c.Name+" ("+c.ForWhom()+"): "),
			goapp.Elem("strong").Body(goapp.Elem("a").Attr("href", c.Href()).Text(c.Number)),
		))
		if c.When != "" {
			body = append(body, goapp.Elem("p").Class("contact__when").Body(withEmail(c.When)...))
		}
	}
	for i := range pack.Guides {
		g := &pack.Guides[i]
		body = append(body,
			goapp.Elem("h2").Text(g.Title),
			goapp.Elem("article").Class("guide-text").Body(text{pack: pack, alone: true}.blocks(g.Blocks)...),
			notesBelow(pack, g, labelledNote),
		)
	}
	return goapp.Elem("main").Class("page").Body(body...)
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
