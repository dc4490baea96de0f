// Package app is how the guide looks and behaves: go-app components, one page
// or part a file, over one table of routes.
//
// The same components run twice. In the browser Run mounts them; before that,
// the package web renders each route once into a page that reads and dials
// without any of this. So Render is pure everywhere: it shows the pack, the
// notebook and the component's own state, and asks nothing of the browser but,
// where much is drawn, for its turn.
package app

import (
	"strings"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// Route is one page: its address, its discreet title, the place in the
// navigation that it belongs to, and the content of its main part.
type Route struct {
	Path  string
	Title string
	Place Place
	Guide *content.Guide // the guide that the page belongs to; nil for the others
	Bare  bool           // without the calls and the places
	View  func() goapp.UI
}

// Pages that all editions of a pack share, in its main language.
const (
	// NotFoundPath is the page that answers for every address that is no route.
	NotFoundPath = "/404.html"
	// ClosedPath is the neutral page that Hide puts in the place of the page on
	// show. early.js knows it too, for Hide works before the app runs.
	ClosedPath = "/closed/"
)

// Routes is the one table of pages. Navigation, pre-rendering, the worker's
// list and the tests are made from it. Those of another language than the main one
// begin with the pack's Base, but for the page that answers for all other addresses.
func Routes(pack *content.Pack, notebook *Notebook) []Route {
	w, last := &pack.Words().Pages, new(lastAnswer) // of any guide's items
	library := new(library)
	routes := []Route{
		{Path: homePath(pack), View: func() goapp.UI { return &home{Pack: pack, Changes: notebook.Changes(), notebook: notebook} }},
		{Path: contactsPath(pack), Title: w.Contacts, Place: ContactsPlace, View: func() goapp.UI { return &contacts{Pack: pack, Changes: notebook.Changes(), notebook: notebook} }},
		{Path: searchPath(pack), Title: w.Search, Place: SearchPlace, View: func() goapp.UI { return &searchPage{Pack: pack, library: library} }},
		{Path: changesPath(pack), Title: w.Changes, Place: AboutPlace, View: func() goapp.UI { return &changes{Pack: pack} }},
		{Path: aboutPath(pack), Title: w.About, Place: AboutPlace, View: func() goapp.UI { return &about{Pack: pack, notebook: notebook} }},
		{Path: pack.Root + NotFoundPath, Title: w.NotFound, View: func() goapp.UI { return &notFound{Pack: pack} }},
	}
	if pack.Edition() == "" {
		routes = append(routes, Route{Path: pack.Root + ClosedPath, Title: w.Closed, Bare: true, View: func() goapp.UI { return &closed{Pack: pack} }})
	}
	for _, page := range []struct {
		path, title string
		blocks      []content.Block
		lang        string
	}{{privacyPath(pack), w.Privacy, pack.Privacy, pack.PrivacyLang}, {accessibilityPath(pack), w.Accessibility, pack.Accessibility, pack.AccessibilityLang}} {
		if len(page.blocks) > 0 {
			routes = append(routes, Route{Path: page.path, Title: page.title, Place: AboutPlace,
				View: func() goapp.UI {
					return &legal{Pack: pack, Path: page.path, Title: page.title, Blocks: page.blocks, Lang: page.lang}
				}})
		}
	}
	for i := range pack.Guides {
		g := &pack.Guides[i]
		titled := func(page string) string { // titles stay discreet: no guide's name, its id at most
			if !pack.Several() {
				return page
			}
			return w.OfGuide.Fill("page", page, "guide", strings.ToUpper(g.ID))
		}
		routes = append(routes, Route{Path: guidePath(g), Title: titled(w.Guide), Place: GuidePlace, Guide: g,
			View: func() goapp.UI { return &guide{Pack: pack, Guide: g} }})
		if g.Checklist.Empty() {
			continue
		}
		routes = append(routes,
			Route{Path: checklistPath(g), Title: titled(w.Checklist), Place: checklistPlace(pack), Guide: g,
				View: func() goapp.UI {
					return &checklist{Pack: pack, Guide: g, Changes: notebook.Changes(), notebook: notebook, last: last}
				}},
			Route{Path: summaryPath(g), Title: titled(w.Notes), Place: checklistPlace(pack), Guide: g,
				View: func() goapp.UI {
					return &callNotes{Pack: pack, Guide: g, Changes: notebook.Changes(), notebook: notebook, last: last}
				}},
		)
	}
	for i := range pack.Guides {
		routes = append(routes, formerRoutes(pack, &pack.Guides[i])...)
	}
	for i := range routes {
		if page := routes[i].Title; page == "" {
			routes[i].Title = pack.ShortName
		} else {
			routes[i].Title = w.OfApp.Fill("page", page, "app", pack.ShortName)
		}
	}
	return routes
}

// formerRoutes are the addresses that the guide had under its former ids.
func formerRoutes(pack *content.Pack, g *content.Guide) []Route {
	paths := []func(*content.Guide) string{guidePath}
	if !g.Checklist.Empty() {
		paths = append(paths, checklistPath, summaryPath)
	}
	var routes []Route
	for _, id := range g.FormerIDs {
		for _, path := range paths {
			routes = append(routes, Route{Path: path(&content.Guide{ID: id, Base: g.Base}), Title: pack.Words().Pages.Guide, Place: GuidePlace,
				View: func() goapp.UI { return &moved{Pack: pack, To: path(g)} }})
		}
	}
	return routes
}

// The addresses of the pages. Each begins with the Base of its edition, which a guide
// knows too, and no address is written elsewhere.

func homePath(p *content.Pack) string          { return p.Base + "/" }
func searchPath(p *content.Pack) string        { return p.Base + "/search/" }
func contactsPath(p *content.Pack) string      { return p.Base + "/contacts/" }
func changesPath(p *content.Pack) string       { return p.Base + "/changes/" }
func aboutPath(p *content.Pack) string         { return p.Base + "/about/" }
func privacyPath(p *content.Pack) string       { return aboutPath(p) + "privacy/" }
func accessibilityPath(p *content.Pack) string { return aboutPath(p) + "accessibility/" }

// LegalPaths are the pages that a site has only if its pack does.
func LegalPaths(p *content.Pack) []string { return []string{privacyPath(p), accessibilityPath(p)} }

// PlainOf is the address of the edition's PlainPath.
func PlainOf(p *content.Pack) string { return p.Base + PlainPath }

// IndexFile is the file of the main language's guides that the search page reads.
const IndexFile = "/search.txt"

// IndexPath is where that file is for the edition.
func IndexPath(p *content.Pack) string {
	name, end, _ := strings.Cut(IndexFile, ".")
	return name + strings.Replace(p.Edition(), "/", ".", 1) + "." + end
}

func guidePath(g *content.Guide) string     { return g.Base + "/guides/" + g.ID + "/" }
func checklistPath(g *content.Guide) string { return guidePath(g) + "checklist/" }
func summaryPath(g *content.Guide) string   { return checklistPath(g) + "summary/" }

// itemPath is the address of one item's screen. The item is in the
// fragment, which a browser never sends to a server.
func itemPath(g *content.Guide, item content.Item) string { return checklistPath(g) + "#" + item.ID }

// changeQuery marks the address of an item whose answer is changed from the notes.
const changeQuery = "change"

func changePath(g *content.Guide, item content.Item) string {
	return checklistPath(g) + "?" + changeQuery + "#" + item.ID
}
