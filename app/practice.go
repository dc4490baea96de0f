package app

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// practice is what to have ready before a call and to write down after it. It
// is not the guide's, and says so.
func practice(pack *content.Pack) app.UI {
	if len(pack.Practice.Before)+len(pack.Practice.After) == 0 {
		return nil
	}
	return app.Elem("section").Class("practice").Aria("labelledby", "practice").Body(
		app.Elem("h2").ID("practice").Text("Before and after the call"),
		app.Elem("p").Class("note").Text(pack.Practice.Label),
		app.Elem("h3").Text("Have ready"),
		lines(pack.Practice.Before),
		app.Elem("h3").Text("Afterwards, in your own system"),
		lines(pack.Practice.After),
		app.Elem("p").Class("note").Text("Sources, as found "+pack.Practice.Found.String()+": "+content.WithEnd(pack.Practice.Sources, ".")),
	)
}

func lines(texts []string) app.UI {
	items := make([]app.UI, len(texts))
	for i, words := range texts {
		items[i] = app.Elem("li").Body(withEmail(words)...)
	}
	return app.Elem("ul").Class("lines").Body(items...)
}
