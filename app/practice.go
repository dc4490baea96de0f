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
	return app.Section().Class("practice").Aria("labelledby", "practice").Body(
		app.H2().ID("practice").Text("Before and after the call"),
		app.P().Class("note").Text(pack.Practice.Label),
		app.H3().Text("Have ready"),
		lines(pack.Practice.Before),
		app.H3().Text("Afterwards, in your own system"),
		lines(pack.Practice.After),
		app.P().Class("note").Text("Sources, as found "+pack.Practice.Found.String()+": "+pack.Practice.Sources+"."),
	)
}

func lines(texts []string) app.UI {
	items := make([]app.UI, len(texts))
	for i, words := range texts {
		items[i] = app.Li().Text(words)
	}
	return app.Ul().Class("lines").Body(items...)
}
