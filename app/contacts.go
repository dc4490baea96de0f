package app

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// contacts shows every number side by side, whatever the hour.
type contacts struct {
	app.Compo

	Pack    *content.Pack
	Changes int // of the notebook

	notes *Notebook
}

func (p *contacts) Render() app.UI {
	return app.Div().Class("page").Body(
		homeLink(),
		app.H1().TabIndex(-1).Text("Contacts"),
		contactList(p.Pack, p.notes.Visit()),
		outsideFiles(),
		app.P().Class("note").Text("Calls stay in the phone’s own call log. A number that does not answer: tell "+p.Pack.Partnership+"."),
		printed(p.Pack),
	)
}

// contactList is every contact: whom it is for, when, the number, call and
// copy, and when its number was tapped on this visit.
func contactList(pack *content.Pack, v visit.Visit) app.UI {
	entries := make([]app.UI, len(pack.Contacts))
	for i, c := range pack.Contacts {
		entries[i] = app.Li().Class("contact").Body(
			app.P().Class("contact__audience").Text(c.Audience),
			app.H2().Class("contact__name").Text(c.Name),
			app.If(c.When != "", app.P().Class("contact__when").Text(c.When)),
			app.P().Class("contact__number").Text(c.Number),
			app.P().Class("contact__called").Role("status").Text(calledAt(v, c)),
			app.Div().Class("contact__actions").Body(
				app.A().Class(callButtonClass(pack, c)).Href(c.Href()).
					Aria("label", "Call "+c.Name+", "+c.Audience+", "+c.Number).
					Body(icon(phoneIcon), app.Text("Call")),
				&copyButton{Label: "Copy", Of: c.Name + ", " + c.Audience + ", number", Text: c.Number},
			),
		)
	}
	return app.Ul().Class("contacts").Body(entries...)
}

func callButtonClass(pack *content.Pack, c content.Contact) string {
	if c.ID == pack.Emergency {
		return "button button--emergency"
	}
	return "button button--call"
}

// calledAt says when the number was tapped, for the worker's own record; whether
// anybody answered, the app cannot know.
func calledAt(v visit.Visit, c content.Contact) string {
	if at, called := v.Called(c.ID); called {
		return "Tapped to ring at " + at.Format("15:04")
	}
	return ""
}

// watchCalls notes each number that is tapped, wherever it stands. boot.js tells
// of it, because it is the one that leaves the click to the browser.
func watchCalls(pack *content.Pack, notes *Notebook) {
	app.Window().AddEventListener("called", func(_ app.Context, e app.Event) {
		for _, c := range pack.Contacts {
			if c.Href() == e.Get("detail").String() {
				notes.Call(c.ID)
			}
		}
	})
}
