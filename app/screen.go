package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// Screen is the whole of a page: the calls, the route's own view, the places.
// All routes share it, so that both bars stay when the page changes.
type Screen struct {
	goapp.Compo

	Path string // of the route on show; exported so that go-app sees it change

	pack     *content.Pack
	notebook *Notebook
	routes   []Route
}

// NewScreen returns the screen of the route at path.
func NewScreen(pack *content.Pack, notebook *Notebook, routes []Route, path string) *Screen {
	return &Screen{Path: path, pack: pack, notebook: notebook, routes: routes}
}

func (s *Screen) OnMount(ctx goapp.Context) {
	watchExpiry(ctx, s.notebook)
	watchCalls(s.pack, s.notebook)
	// the browser compiles each function at its first call: 10 ms of the first tap that leads to the notes
	if g := s.pack.WithChecklist(); g != nil {
		whenIdle(func() { (&callNotes{Pack: s.pack, Guide: g, notebook: s.notebook, last: new(lastAnswer)}).Render() })
	}
}

// OnNav sets the page's title and takes the reader to its beginning: go-app changes
// pages without moving the focus or the scroll position.
func (s *Screen) OnNav(ctx goapp.Context) {
	goapp.Window().Get("document").Set("title", s.route().Title)
	ctx.Defer(func(goapp.Context) { arrived() })
	drawAtOnce(ctx)
}

// drawAtOnce draws in the task of the tap, once every view has had its OnNav.
// go-app would wait for its next tick: 10 of the 50 ms from tap to paint on a
// slow phone. Nothing here is Async, which Consume would wait for.
func drawAtOnce(ctx goapp.Context) {
	ctx.Dispatcher().Dispatch(goapp.Dispatch{Mode: goapp.Next, Source: ctx.Src(), Function: func(ctx goapp.Context) {
		if d, ok := ctx.Dispatcher().(goapp.ClientDispatcher); ok {
			d.Consume()
		}
	}})
}

func (s *Screen) Render() goapp.UI {
	route := s.route()
	view := keyed("view", route.Path, route.View())
	if route.Bare {
		return screen().Body(goapp.Elem("main").ID("main").Class("main").TabIndex(-1).Body(view))
	}
	return screen().Body(
		goapp.Elem("a").Class("skip-link").Attr("href", "#main").Text(s.pack.Words().Bars.Skip),
		callBar(s.pack),
		goapp.Elem("main").ID("main").Class("main").TabIndex(-1).Body(
			&notices{pack: s.pack, now: s.notebook.Now},
			&review{Pack: s.pack, Path: route.Path, Guide: route.Guide, now: s.notebook.Now},
			view,
			printed(s.pack, route.Guide),
		),
		navigation(s.pack, route),
	)
}

// screen is named for the page's scripts, which hand it to go-app: others may
// have put an element of their own before it.
func screen() goapp.HTMLElem { return goapp.Elem("div").Class("screen").Attr("data-screen", "app") }

// route finds the route on show in the table.
func (s *Screen) route() Route {
	var missing Route
	for _, r := range s.routes {
		if r.Path == s.Path {
			return r
		}
		if r.Path == s.pack.Root+NotFoundPath {
			missing = r
		}
	}
	return missing
}
