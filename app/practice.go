package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// practice is what to have ready before a call and to write down after it. It
// is not the guide's, and says so.
func practice(pack *content.Pack) goapp.UI {
	if len(pack.Practice.Before)+len(pack.Practice.After) == 0 {
		return nil
	}
	return goapp.Elem("section").Class("practice").Aria("labelledby", "practice").Body(
		goapp.Elem("h2").ID("practice").Text("Before and after the call"),
		note(pack.Practice.Label),
		goapp.Elem("h3").Text("Have ready"),
		lines(pack.Practice.Before),
		goapp.Elem("h3").Text("Afterwards, in your own system"),
		lines(pack.Practice.After),
		note("Sources, as found "+pack.Practice.Found.String()+": "+content.WithEnd(pack.Practice.Sources, ".")),
	)
}
