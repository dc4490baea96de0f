package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/search"
	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// result is one place that was found: its title, which leads there, what it is, and the
// words around what was found.
func (p *searchPage) result(r search.Result) goapp.UI {
	if r.Kind == search.Contact {
		return p.contact(r)
	}
	w, g := &p.Pack.Words().Search, p.Pack.Guide(r.Guide)
	if g == nil { // the index and the pack are of two versions
		return nil
	}
	to, is := guidePath(g), w.OfGuide
	switch r.Kind {
	case search.Heading:
		to, is = to+"#"+r.ID, w.OfHeading.Fill("guide", g.ShortTitle)
	case search.Item:
		to, is = to+"#"+r.ID, w.OfItem.Fill("guide", g.ShortTitle)
	}
	return p.place(to, g.Lang, r, is)
}

func (p *searchPage) place(to, lang string, r search.Result, is string, more ...goapp.UI) goapp.UI {
	return goapp.Elem("li").Class("result").Body(append([]goapp.UI{
		inLanguage(lang, goapp.Elem("h3").Class("result__title")).Body(goapp.Elem("a").Attr("href", to).Body(marked(r.Title)...)),
		goapp.Elem("p").Class("result__place").Text(is),
		inLanguage(lang, goapp.Elem("p").Class("result__words guide-words")).Body(marked(r.Excerpt)...),
	}, more...)...)
}

// contact is a contact that was found, with its numbers as the pack has them.
func (p *searchPage) contact(r search.Result) goapp.UI {
	contacts := p.Pack.Contacts
	if g := p.Pack.Guide(r.Guide); g != nil {
		contacts = g.Contacts
	}
	for _, c := range contacts {
		if c.ID == r.ID {
			var ways []goapp.UI
			for _, way := range c.Ways {
				ways = append(ways, otherWay(p.Pack, c, way))
				if r.Says(visit.Shown(p.Pack.Words(), way)) { // it is there already, to be called
					r.Excerpt = []search.Piece{{Text: c.Audience}}
				}
			}
			return p.place(contactsPath(p.Pack)+"#"+contactAnchor(c), c.Lang, r, p.Pack.Words().Search.OfContact, ways...)
		}
	}
	return nil
}

// marked shows the words with what was found in them marked.
func marked(pieces []search.Piece) []goapp.UI {
	ui := make([]goapp.UI, len(pieces))
	for i, piece := range pieces {
		if piece.Hit {
			ui[i] = goapp.Elem("mark").Text(piece.Text)
		} else {
			ui[i] = goapp.Text(piece.Text)
		}
	}
	return ui
}

// searchLink leads from a guide that is alone to the search; with several, the navigation
// does.
func searchLink(pack *content.Pack) goapp.UI {
	if pack.Several() {
		return nil
	}
	return goapp.Elem("a").Class("trail__link trail__link--search").Attr("href", searchPath(pack)).Body(icon(searchIcon), goapp.Text(pack.Words().Pages.Search))
}
