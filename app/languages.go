package app

import (
	"strings"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// languageLinks lead to the page at the path in the pack's other languages. language.ts
// keeps the choice and the place on the page; links.ts leaves them to the browser, for
// another language is another document.
func languageLinks(pack *content.Pack, path, class string) []goapp.UI {
	var links []goapp.UI
	for _, l := range pack.Languages {
		if l.Base != pack.Base {
			links = append(links, goapp.Elem("a").Class(class).Attr("href", l.Base+strings.TrimPrefix(path, pack.Base)).
				Attr("hreflang", l.Tag).Attr("lang", l.Tag).Attr("dir", content.Direction(l.Tag)).Text(l.Name))
		}
	}
	return links
}

// inLanguage says in what language an element is, where that is not the page's.
func inLanguage(lang string, elem goapp.HTMLElem) goapp.HTMLElem {
	if lang == "" {
		return elem
	}
	return elem.Attr("lang", lang).Attr("dir", content.Direction(lang))
}
