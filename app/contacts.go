package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// contacts shows every number side by side, whatever the hour.
type contacts struct {
	goapp.Compo

	Pack    *content.Pack
	Changes int // of the notebook

	notebook *Notebook
}

func (p *contacts) Render() goapp.UI {
	return goapp.Elem("div").Class("page").Body(
		goapp.Elem("div").Class("page__head").Body(homeLink(), goapp.Elem("h1").TabIndex(-1).Text("Contacts")),
		contactList(p.Pack, p.notebook.Visit()),
		copyNumbers(p.Pack),
		standaloneFiles(),
		note("Calls stay in the phone’s own call history. If a number does not work, tell "+p.Pack.Publisher()),
	)
}

// contactList is a row for every contact: who it is for, when to call it, the
// number, when that was tapped on this visit, and the call. It is the same on every
// page, so that phones fetch a changed one once.
func contactList(pack *content.Pack, v visit.Visit) goapp.UI {
	entries := make([]goapp.UI, len(pack.Contacts))
	for i, c := range pack.Contacts {
		entries[i] = goapp.Elem("li").Class("contact").Body(
			goapp.Elem("div").Class("contact__words").Body(
				goapp.Elem("p").Class("contact__audience").Text(c.Audience),
				goapp.Elem("p").Class("contact__name").Text(c.Name),
				goapp.Elem("p").Class("contact__number").Text(c.Number),
				goapp.If(c.TextOnly, goapp.Elem("p").Class("contact__when").Text("Text messages only")),
				goapp.If(c.When != "", goapp.Elem("p").Class("contact__when").Body(withEmail(c.When)...)),
				goapp.Elem("p").Class("contact__called").Role("status").Text(calledAt(v, c)),
			),
			callButton(pack, c),
		)
	}
	return goapp.Elem("ul").Class("contacts").Body(entries...)
}

// callButton dials the number, or opens a message to one that takes texts only.
func callButton(pack *content.Pack, c content.Contact) goapp.UI {
	class, picture, words := "round", phoneIcon, "Call"
	if c.ID == pack.Emergency {
		class = "round round--emergency"
	}
	if c.TextOnly {
		picture, words = textIcon, "Text"
	}
	return goapp.Elem("a").Class(class).Attr("href", c.Href()).
		Aria("label", words+" "+c.Name+", "+c.Audience+", "+c.Number).
		Body(icon(picture))
}

// copyNumbers copies each contact's number.
func copyNumbers(pack *content.Pack) goapp.UI {
	entries := make([]goapp.UI, len(pack.Contacts))
	for i, c := range pack.Contacts {
		entries[i] = goapp.Elem("li").Body(
			goapp.Elem("span").Text(c.Name+", "+c.Audience),
			&copyButton{Label: "Copy", Of: c.Name + ", " + c.Audience + ", number", Text: c.Number},
		)
	}
	return goapp.Elem("details").Class("contents needs-app").Body(
		goapp.Elem("summary").Text("Copy a number"),
		goapp.Elem("ul").Class("copies").Body(entries...),
	)
}

// calledAt says when the number was tapped, for the worker's own record; whether
// anybody answered, the app cannot know.
func calledAt(v visit.Visit, c content.Contact) string {
	if at, called := v.Called(c.ID); called {
		return "You tapped Call at " + clock(at)
	}
	return ""
}

// watchCalls records each number that is tapped, on any page. boot.js reports
// it, because boot.js leaves the click itself to the browser.
func watchCalls(pack *content.Pack, notebook *Notebook) {
	goapp.Window().AddEventListener("called", func(_ goapp.Context, e goapp.Event) {
		for _, c := range pack.Contacts {
			if c.Href() == e.Get("detail").String() {
				notebook.Call(c.ID)
			}
		}
	})
}
