package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// Files of the contacts and the guides for phones on which nothing of the app works.
const (
	CardsPath = "/numbers.vcf"
	PlainPath = "/one-minute.html" // in the main language
)

// CardNote is what each card says of its number's age.
func CardNote(pack *content.Pack) string {
	words := pack.Sentence(pack.Title) + " " + guideVersion(pack)
	if dated := onlyDates(pack); dated != "" {
		words += " " + dated
	}
	return words + " " + pack.Words().Files.CardNote
}

// ContactName is the contact as one name.
func ContactName(pack *content.Pack, c content.Contact) string {
	w := pack.Words()
	return w.Files.Contact.Fill("name", c.Name, "audience", c.ForWhom(w))
}

// PlainNumbers begin the document that has everything, with nothing around it: its
// title, and the numbers.
func PlainNumbers(pack *content.Pack) []goapp.UI {
	return append([]goapp.UI{goapp.Elem("h1").Text(pack.Title), goapp.Elem("h2").Text(pack.Words().Files.Numbers)},
		plainContacts(pack, pack.Contacts)...)
}

// PlainGuide is a guide in the document that has everything.
func PlainGuide(pack *content.Pack, g *content.Guide) []goapp.UI {
	w := pack.Words()
	body := []goapp.UI{
		inLanguage(g.Lang, goapp.Elem("h2")).Text(g.Title),
		inLanguage(g.Lang, goapp.Elem("article").Class("guide-text")).Body(text{pack: pack, alone: true}.blocks(g.Blocks)...),
		notesBelow(pack, g, func(words string) goapp.UI { return labelledNote(w, words) }),
	}
	if len(g.Contacts) > 0 {
		body = append(append(body, goapp.Elem("h3").Text(w.Notes.WhoToCall)), plainContacts(pack, g.Contacts)...)
	}
	return body
}

// plainContacts are paragraphs: a contact with the way that is shown first, its other
// ways, and the words on it.
func plainContacts(pack *content.Pack, contacts []content.Contact) (body []goapp.UI) {
	w := pack.Words()
	for _, c := range contacts {
		for i, way := range c.Ways {
			who := ContactName(pack, c)
			if i > 0 {
				who = visit.Label(w, way.Kind)
			}
			before, after := words.Pattern(w.Files.ContactLine.Fill("contact", who)).Around("number")
			number := goapp.Elem("strong").Body(goapp.Elem("a").Attr("href", way.Href).Text(visit.Shown(w, way)))
			body = append(body, goapp.Elem("p").Body(aroundUI(before, number, after, plainText)...))
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
func labelledNote(w *words.Words, words string) goapp.UI {
	return note(w.Guide.NotOfGuide.Fill("note", words))
}

// standaloneFiles offers the files on the contacts page.
func standaloneFiles(pack *content.Pack) goapp.UI {
	w := pack.Words()
	return goapp.Elem("section").Class("outside").Aria("labelledby", "outside").Body(
		goapp.Elem("h2").ID("outside").Text(w.Contacts.ElsewhereTitle),
		paragraph(w.Contacts.Elsewhere),
		goapp.Elem("div").Class("outside__files").Body(
			goapp.Elem("a").Class("button").Attr("href", pack.Root+CardsPath).Attr("download", "numbers.vcf").Text(w.Contacts.Cards),
			goapp.Elem("a").Class("button").Attr("href", PlainOf(pack)).Attr("download", "one-minute.html").Text(w.Contacts.OneFile),
		),
	)
}
