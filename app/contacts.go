package app

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// contacts shows every number side by side, whatever the hour.
type contacts struct {
	app.Compo

	Pack *content.Pack
}

func (p *contacts) Render() app.UI {
	return app.Div().Class("page").Body(
		homeLink(),
		app.H1().TabIndex(-1).Text("Contacts"),
		contactList(p.Pack),
		outsideFiles(),
		app.P().Class("note").Text("Calls stay in the phone’s own call log. A number that does not answer: tell "+p.Pack.Partnership+"."),
	)
}

// contactList is every contact: whom it is for, when, the number, call and copy.
func contactList(pack *content.Pack) app.UI {
	entries := make([]app.UI, len(pack.Contacts))
	for i, c := range pack.Contacts {
		entries[i] = app.Li().Class("contact").Body(
			app.P().Class("contact__audience").Text(c.Audience),
			app.H2().Class("contact__name").Text(c.Name),
			app.If(c.When != "", app.P().Class("contact__when").Text(c.When)),
			app.P().Class("contact__number").Text(c.Number),
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
