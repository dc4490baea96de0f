package web

import (
	"fmt"
	"html"
	"slices"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app"
	"oneminuteguide/content"
	"oneminuteguide/web/compress"
)

// renderer renders the pieces of an edition.
type renderer struct {
	edition  *edition
	slotted  *content.Pack // the edition's pack with slots for its numbers
	notebook *app.Notebook
	routes   []app.Route
	frames   *frames
	places   *places
	zipper   *compress.Zipper
}

// pieceParts are what the pieces of a guide, or of the pages beside the guides, are rendered from.
type pieceParts struct {
	keys   []string
	guide  *content.Guide // nil for the pages beside the guides
	routes []app.Route    // of its pages
}

// within is the path of a route on the site, whatever folder of the server that is in.
func (r *renderer) within(path string) string { return strings.TrimPrefix(path, r.edition.pack.Root) }

// parts are those of the pieces: first of the pages beside the guides, then of each guide.
func (r *renderer) parts() []pieceParts {
	base := r.edition.pack.Edition()
	all := []pieceParts{{keys: []string{base}}}
	of := map[string]int{} // by key
	for i := range r.slotted.Guides {
		g := &r.slotted.Guides[i]
		p := pieceParts{keys: []string{guideKey(base, g.ID)}, guide: g}
		for _, id := range g.FormerIDs {
			p.keys = append(p.keys, guideKey(base, id))
		}
		for _, key := range p.keys {
			of[key] = len(all)
		}
		all = append(all, p)
	}
	for _, route := range r.routes {
		if r.within(route.Path) == app.NotFoundPath && base != "" {
			continue // all editions share it
		}
		i := 0
		if id := guideIn(strings.TrimPrefix(r.within(route.Path), base)); id != "" {
			i = of[guideKey(base, id)]
		}
		all[i].routes = append(all[i].routes, route)
	}
	return all
}

// render renders the pieces of parts i.
func (r *renderer) render(i int, p pieceParts) (pagePieces, error) {
	pack := r.edition.pack
	text := pageTexts{Pages: map[string]pagePart{}}
	pages := make([]renderedPage, len(p.routes))
	for j, route := range p.routes {
		var err error
		if pages[j], err = r.places.renderPage(app.NewScreen(r.slotted, r.notebook, r.routes, route.Path)); err != nil {
			r.frames.number(i, nil)
			return pagePieces{}, fmt.Errorf("%s: %w", route.Path, err)
		}
	}
	numbers := r.frames.number(i, pages)
	for j, route := range p.routes {
		text.Pages[r.within(route.Path)] = pagePart{
			Title: html.EscapeString(route.Title), Opens: opens(pack, route.Path), Alternates: alternates(pack, route.Path),
			Frame: numbers[j], Main: pages[j].main,
		}
	}
	plain := func() []goapp.UI { return app.PlainNumbers(r.slotted) }
	if p.guide != nil {
		plain = func() []goapp.UI { return app.PlainGuide(r.slotted, p.guide) }
	}
	var err error
	if text.Plain, err = r.places.prerenderAll(plain()); err != nil {
		return pagePieces{}, fmt.Errorf("%s: %w", app.PlainOf(pack), err)
	}
	if err := text.mayFill(r.edition.values); err != nil {
		return pagePieces{}, err
	}
	return newPagePieces(p.keys, p.guide, text, r.zipper)
}

// frames are those around the pages of an edition, each once.
type frames struct {
	all  []string
	done []chan struct{} // by parts: these have their numbers
}

func newFrames(pieces int) *frames {
	f := &frames{done: make([]chan struct{}, pieces)}
	for i := range f.done {
		f.done[i] = make(chan struct{})
	}
	return f
}

// number returns the numbers of the frames around the pages of piece i. It waits for
// the pieces before, so that the numbers are the same whichever is rendered first.
func (f *frames) number(i int, pages []renderedPage) []int {
	if i > 0 {
		<-f.done[i-1]
	}
	defer close(f.done[i])
	numbers := make([]int, len(pages))
	for j, p := range pages {
		numbers[j] = slices.Index(f.all, p.frame)
		if numbers[j] < 0 {
			numbers[j] = len(f.all)
			f.all = append(f.all, p.frame)
		}
	}
	return numbers
}
