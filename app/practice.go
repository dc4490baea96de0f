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
		goapp.Elem("p").Class("note").Text(pack.Practice.Label),
		goapp.Elem("h3").Text("Have ready"),
		lines(pack.Practice.Before),
		goapp.Elem("h3").Text("Afterwards, in your own system"),
		lines(pack.Practice.After),
		goapp.Elem("p").Class("note").Text("Sources, as found "+pack.Practice.Found.String()+": "+content.WithEnd(pack.Practice.Sources, ".")),
	)
}

func lines(texts []string) goapp.UI {
	items := make([]goapp.UI, len(texts))
	for i, words := range texts {
		items[i] = goapp.Elem("li").Body(withEmail(words)...)
	}
	return goapp.Elem("ul").Class("lines").Body(items...)
}
