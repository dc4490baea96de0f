package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content/words"
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
func lines(texts []string) goapp.UI {
	items := make([]goapp.UI, len(texts))
	for i, words := range texts {
		items[i] = goapp.Elem("li").Body(withEmail(words)...)
	}
	return goapp.Elem("ul").Class("lines").Body(items...)
}

// card is a large link with a line that says where it leads.
func card(href, title, about string) goapp.UI {
	return goapp.Elem("a").Class("card").Attr("href", href).Body(
		goapp.Elem("span").Class("card__title").Text(title),
		goapp.Elem("span").Class("card__about").Text(about),
		icon(nextIcon),
	)
}

// homeLink leads back from every page; the places at the bottom have no room for it.
func homeLink(w *words.Words) goapp.UI { return backLink(homePath, w.Pages.Home) }

// aboutLink leads back from the pages below About.
func aboutLink(w *words.Words) goapp.UI { return backLink("/about/", w.Pages.About) }

func backLink(href, words string) goapp.UI {
	return goapp.Elem("p").Class("trail").Body(goapp.Elem("a").Class("trail__link").Attr("href", href).Body(icon(backIcon), goapp.Text(words)))
}
