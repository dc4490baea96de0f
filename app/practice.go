package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// haveReady is what to have ready before a call. It is not the guide's, and says so.
func haveReady(pack *content.Pack) goapp.UI {
	return practice(pack, "ready", pack.Words().Notes.HaveReady, pack.Practice.Before)
}

// afterwards is what to write down after a call. It is not the guide's, and says so.
func afterwards(pack *content.Pack) goapp.UI {
	return practice(pack, "afterwards", pack.Words().Notes.Afterwards, pack.Practice.After)
}

func practice(pack *content.Pack, id, title string, list []string) goapp.UI {
	if len(list) == 0 {
		return nil
	}
	return goapp.Elem("section").Class("practice").Aria("labelledby", id).Body(
		goapp.Elem("h2").ID(id).Text(title),
		inLanguage(pack.Practice.Lang, goapp.Elem("p").Class("note")).Text(pack.Practice.Label),
		lines(pack.Practice.Lang, list),
	)
}

// practiceSources says where both were found.
func practiceSources(pack *content.Pack) goapp.UI {
	w, p := pack.Words(), pack.Practice
	if len(p.Before)+len(p.After) == 0 {
		return nil
	}
	return note(w.Notes.Practice.Fill("sources", pack.Sentence(p.Sources), "day", p.Found.In(w)))
}
