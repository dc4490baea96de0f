package app

import (
	"slices"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// detail offers to say how a noticed item came to be known and when it was. It
// never has to be answered.
func detail(w *words.Words, notebook *Notebook, guide *content.Guide, item content.Item) goapp.UI {
	d := notebook.Visit().Detail(guide.ID, item.ID)
	var bases, whens []goapp.UI
	for _, b := range visit.Bases {
		bases = append(bases, chip(b.Label(w), slices.Contains(d.Basis, b),
			func(goapp.Context, goapp.Event) { notebook.ToggleBasis(guide.ID, item.ID, b) }, guide.ID, item.ID, string(b)))
	}
	for _, t := range visit.Whens {
		whens = append(whens, chip(t.Label(w), d.When == t,
			func(goapp.Context, goapp.Event) { notebook.ToggleWhen(guide.ID, item.ID, t) }, guide.ID, item.ID, string(t)))
	}
	return goapp.Elem("div").Class("detail").Body(
		goapp.Elem("p").Class("detail__ask").TabIndex(-1).Text(w.Step.Ask),
		goapp.Elem("div").Class("detail__chips").Role("group").Aria("label", w.Step.How).Body(bases...),
		goapp.Elem("div").Class("detail__chips").Role("group").Aria("label", w.Step.When).Body(whens...),
	)
}

// chip is a small button that is on or off. The scope distinguishes its
// handler from those of other items: go-app compares handlers by their code.
func chip(label string, on bool, tap goapp.EventHandler, scope ...any) goapp.UI {
	return goapp.Elem("button").Attr("type", "button").Class("chip").Aria("pressed", on).OnClick(tap, scope...).Text(label)
}
