package app

import (
	"slices"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// Markup that several pages share.

func plainText(words string) goapp.UI { return goapp.Text(words) }

func paragraphs(texts []string) []goapp.UI {
	ui := make([]goapp.UI, len(texts))
	for i, words := range texts {
		ui[i] = paragraph(words)
	}
	return ui
}

func paragraph(words string) goapp.UI { return goapp.Elem("p").Text(words) }

// note is words of the app's own beside the guide's text.
func note(words string) goapp.UI { return goapp.Elem("p").Class("note").Text(words) }

// lines is a list of the pack's words, or of the app's own.
func lines(lang string, texts []string) goapp.UI {
	items := make([]goapp.UI, len(texts))
	for i, words := range texts {
		items[i] = goapp.Elem("li").Body(withEmail(words)...)
	}
	return inLanguage(lang, goapp.Elem("ul").Class("lines")).Body(items...)
}

// card is a large link with a line that says where it leads.
func card(href, title, about string) goapp.UI {
	return goapp.Elem("a").Class("card").Attr("href", href).Body(
		goapp.Elem("span").Class("card__title").Text(title),
		goapp.Elem("span").Class("card__about").Text(about),
		icon(nextIcon),
	)
}

// row is a link that takes as little room as it can, and is not printed.
func row(href, title string) goapp.UI {
	return goapp.Elem("a").Class("row on-screen").Attr("href", href).Text(title)
}

// homeLink leads back from the page at the path; with one guide, the places at the
// bottom have no room for it.
func homeLink(pack *content.Pack, path string, more ...goapp.UI) goapp.UI {
	words := pack.Words().Pages.Home
	if pack.Several() {
		words = pack.Words().Pages.Guides
	}
	return trail(pack, path, []goapp.UI{back(homePath(pack), words)}, more...)
}

// trail is the ways back, beside the links to the page at the path in other languages, and more.
func trail(pack *content.Pack, path string, ways []goapp.UI, more ...goapp.UI) goapp.UI {
	return goapp.Elem("p").Class("trail").Body(slices.Concat(ways, languageLinks(pack, path, "trail__link"), more)...)
}

func back(href, words string) goapp.UI {
	return goapp.Elem("a").Class("trail__link").Attr("href", href).Body(icon(backIcon), goapp.Text(words))
}

// headingOf is the heading of a page of a guide. Where there are several, it says which.
func headingOf(pack *content.Pack, g *content.Guide, page string) goapp.UI {
	h1 := goapp.Elem("h1").TabIndex(-1)
	if !pack.Several() {
		return h1.Text(page)
	}
	return h1.Body(goapp.Text(page), unseen(pack.Words().Marks.Colon+" "), inLanguage(g.Lang, goapp.Elem("span").Class("of-guide")).Text(g.ShortTitle))
}
