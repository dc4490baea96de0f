package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/hostjson"
	"oneminuteguide/content"
)

// Run registers the routes and mounts the one in the address. In a browser it
// does not return; elsewhere it does nothing more.
func Run(pack *content.Pack, notebook *Notebook) {
	yieldToBrowser() // Go's own start and the pack have taken a slow phone a tenth of a second
	routes := Routes(pack, notebook)
	for _, r := range routes {
		goapp.RouteFunc(r.Path, func() goapp.Composer { return NewScreen(pack, notebook, routes, r.Path) })
	}
	goapp.RouteWithRegexpFunc("", func() goapp.Composer { return NewScreen(pack, notebook, routes, pack.Root+NotFoundPath) })
	takeGuides(pack, notebook)
	goapp.RunWhenOnBrowser()
}

// takeGuides lets the page bring the text of a guide of which the program has an outline,
// before it leads there.
func takeGuides(pack *content.Pack, notebook *Notebook) {
	if goapp.IsServer {
		return
	}
	page().Set("takeGuide", goapp.FuncOf(func(_ goapp.Value, args []goapp.Value) any {
		var g content.Guide
		if hostjson.Read(args[0].String(), &g) != nil || !pack.Take(g) {
			return false
		}
		notebook.Fit()
		return true
	}))
}
