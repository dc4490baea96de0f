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
	body := []goapp.UI{
		goapp.Elem("div").Class("page__head").Body(homeLink(), goapp.Elem("h1").TabIndex(-1).Text("Contacts")),
		contactList(p.Pack, p.notebook.Visit()),
	}
	for i := range p.Pack.Guides {
		g := &p.Pack.Guides[i]
		body = append(body, guideContacts(p.Pack, g, "h2", g.ShortTitle, p.notebook.Visit()))
	}
	return goapp.Elem("div").Class("page").Body(append(body,
		copyNumbers(p.Pack),
		standaloneFiles(),
		note("Calls stay in the phone’s own call history. If a number does not work, tell "+p.Pack.Publisher()),
	)...)
}

// contactList is a row for every contact of the pack. It is the same on every page,
// so that phones fetch a changed one once.
func contactList(pack *content.Pack, v visit.Visit) goapp.UI {
	return contactRows(pack, pack.Contacts, v)
}

// guideContacts are the guide's own under a heading, where it has any.
func guideContacts(pack *content.Pack, g *content.Guide, heading, title string, v visit.Visit) goapp.UI {
	if len(g.Contacts) == 0 {
		return nil
	}
	return goapp.Elem("section").Class("guide-contacts").Body(
		goapp.Elem(heading).Text(title),
		contactRows(pack, g.Contacts, v),
	)
}

const whoToCall = "Who to call"

// contactRows is a row for every contact: who it is for, when to call it, the
// number, when that was tapped on this visit, and the call; below, each other way.
func contactRows(pack *content.Pack, contacts []content.Contact, v visit.Visit) goapp.UI {
	entries := make([]goapp.UI, len(contacts))
	for i, c := range contacts {
		first, others := c.First(), c.Ways
		if beside := first.Kind == content.Call || c.TextOnly(); beside {
			others = c.Ways[1:]
		} else {
			first = content.Way{} // an address needs all the width
		}
		row := []goapp.UI{
			goapp.Elem("div").Class("contact__words").Body(
				goapp.Elem("p").Class("contact__audience").Text(c.Audience),
				goapp.Elem("p").Class("contact__name").Text(c.Name),
				goapp.If(first.Href != "", goapp.Elem("p").Class("contact__number").Text(visit.Shown(first))),
				goapp.If(c.TextOnly(), goapp.Elem("p").Class("contact__when").Text("Text messages only")),
				goapp.If(c.When != "", goapp.Elem("p").Class("contact__when").Body(withEmail(c.When)...)),
				goapp.If(c.Hours != "", goapp.Elem("p").Class("contact__when").Text(c.Hours)),
				goapp.If(c.Note != "", goapp.Elem("p").Class("contact__when").Body(withEmail(c.Note)...)),
				goapp.Elem("p").Class("contact__called").Role("status").Text(tappedAt(v, c)),
			),
			goapp.If(first.Href != "", wayButton(pack, c, first)),
		}
		for _, w := range others {
			row = append(row, otherWay(pack, c, w))
		}
		entries[i] = goapp.Elem("li").Class("contact").Body(row...)
	}
	return goapp.Elem("ul").Class("contacts").Body(entries...)
}

func otherWay(pack *content.Pack, c content.Contact, w content.Way) goapp.UI {
	class := "contact__number"
	if !w.IsNumber() {
		class = "contact__name" // an address is longer
	}
	return goapp.Elem("div").Class("contact__way").Body(
		goapp.Elem("div").Class("contact__words").Body(
			goapp.Elem("p").Class("contact__audience").Text(visit.Label(w.Kind)),
			goapp.Elem("p").Class(class).Text(visit.Shown(w)),
		),
		wayButton(pack, c, w),
	)
}

// wayButton dials the number, or opens what a message is written in, or a page.
func wayButton(pack *content.Pack, c content.Contact, w content.Way) goapp.UI {
	class := "round"
	if c.ID == pack.Emergency && w.Kind == content.Call {
		class = "round round--emergency"
	}
	link := goapp.Elem("a").Class(class).Attr("href", w.Href).
		Aria("label", visit.Label(w.Kind)+" "+c.Name+", "+c.Audience+", "+visit.Shown(w))
	if w.Kind == content.Web {
		link = link.Attr("rel", "noreferrer")
	}
	return link.Body(icon(pictureOf(w.Kind)))
}

func pictureOf(k content.Kind) drawing {
	switch k {
	case content.Text, content.Textphone:
		return textIcon
	case content.Email:
		return emailIcon
	case content.Web:
		return webIcon
	default:
		return phoneIcon
	}
}

// copyNumbers copies each number and address of the contacts.
func copyNumbers(pack *content.Pack) goapp.UI {
	var entries []goapp.UI
	for _, c := range pack.AllContacts() {
		for i, w := range c.Ways {
			who, what := c.Name+", "+c.Audience, ", number"
			if i > 0 || !w.IsNumber() {
				what = ", " + visit.Label(w.Kind)
				who += what
				what = ""
			}
			entries = append(entries, goapp.Elem("li").Body(
				goapp.Elem("span").Text(who),
				&copyButton{Label: "Copy", Of: who + what, Text: copied(w)},
			))
		}
	}
	return goapp.Elem("details").Class("contents needs-app").Body(
		goapp.Elem("summary").Text("Copy a number"),
		goapp.Elem("ul").Class("copies").Body(entries...),
	)
}

// copied is a web page's whole address, and of all else what is on screen.
func copied(w content.Way) string {
	if w.Kind == content.Web {
		return w.Href
	}
	return w.Shown
}

// tappedAt says what was tapped, and when, for the worker's own record.
func tappedAt(v visit.Visit, c content.Contact) string {
	if words := visit.TappedWords(v, c, clock); words != "" {
		return "You " + words
	}
	return ""
}

// watchCalls records each way to reach a contact that is tapped, on any page. boot.js
// reports it, because boot.js leaves the click itself to the browser.
func watchCalls(pack *content.Pack, notebook *Notebook) {
	goapp.Window().AddEventListener("called", func(_ goapp.Context, e goapp.Event) {
		for _, c := range pack.AllContacts() {
			for _, w := range c.Ways {
				if w.Href == e.Get("detail").String() {
					notebook.Reach(c.ID, w.Kind)
				}
			}
		}
	})
}
