package app

import (
	"strings"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// news is what the updates have changed since somebody last looked, as the service
// worker says it. Known is false where no worker answers.
type news struct {
	Known   bool
	Read    bool
	Since   int // version of the content before
	Numbers []change
	Guides  []guideNews
}

// guideNews is a guide that came, changed or was withdrawn: its Kind is "new", "changed"
// or "withdrawn".
type guideNews struct {
	Path, Kind, Title string
	Parts             []partNews
	More              bool // it may have changed in other parts too
}

// partNews is a change of a guide's part: its Kind is "new", "changed" or "removed"; or of
// the guide as a whole: "renamed", from its Title, or "checked".
type partNews struct {
	Kind, ID, Title string
	InChecklist     bool
}

// askNews asks the worker, and passes on what is about the pack's language.
func askNews(pack *content.Pack, done func(news)) {
	page().Call("ask", "news").Then(func(v goapp.Value) { done(newsOf(pack, v)) })
}

// newsRead tells the worker, and this page, that the list has been shown.
func newsRead() {
	page().Call("ask", "newsRead")
	goapp.Window().Get("document").Get("documentElement").Call("removeAttribute", "data-news")
}

func newsOf(pack *content.Pack, v goapp.Value) news {
	n := news{Known: v.Truthy()}
	if !n.Known || !v.Get("guides").Truthy() { // nothing has changed yet
		return n
	}
	n.Read, n.Since, n.Numbers = v.Get("read").Bool(), v.Get("since").Int(), changesIn(v.Get("numbers"))
	for guides, i := v.Get("guides"), 0; i < guides.Length(); i++ {
		g := guides.Index(i)
		of := guideNews{Path: pack.Root + word(g, "key") + "/", Kind: word(g, "kind"), Title: word(g, "title"), More: g.Get("all").Truthy()}
		if !strings.HasPrefix(of.Path, pack.Base+"/guides/") {
			continue
		}
		for parts, j := g.Get("parts"), 0; j < parts.Length(); j++ {
			p := parts.Index(j)
			of.Parts = append(of.Parts, partNews{word(p, "kind"), word(p, "id"), word(p, "title"), p.Get("list").Truthy()})
		}
		n.Guides = append(n.Guides, of)
	}
	return n
}

func (n news) empty() bool { return len(n.Numbers)+len(n.Guides) == 0 }

// newsLine leads from home to what changed. It shows where the worker has put data-news
// into the page, for as long as nobody has looked.
func newsLine(pack *content.Pack) goapp.UI {
	return goapp.Elem("div").Class("news-line").Body(row(changesPath(pack), pack.Words().Changes.Line))
}
