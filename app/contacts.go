package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// contacts shows every number side by side, whatever the hour.
type contacts struct {
	goapp.Compo

	Pack    *content.Pack
	Changes int // of the notebook

	notebook *Notebook
}

func (p *contacts) Render() goapp.UI {
	w := p.Pack.Words()
	body := []goapp.UI{
		goapp.Elem("div").Class("page__head").Body(homeLink(p.Pack, contactsPath(p.Pack)), goapp.Elem("h1").TabIndex(-1).Text(w.Pages.Contacts)),
		contactList(p.Pack, p.notebook.Visit()),
	}
	for _, of := range p.Pack.GuideContacts() {
		body = append(body, guideContacts(p.Pack, of.Contacts, "h2", of.Title, p.notebook.Visit()))
	}
	return goapp.Elem("div").Class("page").Body(append(body,
		copyNumbers(p.Pack),
		standaloneFiles(p.Pack),
		note(w.Contacts.NotWorking.Fill("publisher", p.Pack.Publisher())),
	)...)
}

// contactList is a row for every contact of the pack. It is the same on every page,
// so that phones fetch a changed one once.
func contactList(pack *content.Pack, v visit.Visit) goapp.UI {
	return contactRows(pack, pack.Contacts, v)
}

// guideContacts are a guide's own under a heading, where it has any.
func guideContacts(pack *content.Pack, contacts []content.Contact, heading, title string, v visit.Visit) goapp.UI {
	if len(contacts) == 0 {
		return nil
	}
	return goapp.Elem("section").Class("guide-contacts").Body(
		goapp.Elem(heading).Text(title),
		contactRows(pack, contacts, v),
	)
}

// contactRows is a row for every contact: who it is for, when to call it, the
// number, when that was tapped on this visit, and the call; below, each other way.
func contactRows(pack *content.Pack, contacts []content.Contact, v visit.Visit) goapp.UI {
	w, entries := pack.Words(), make([]goapp.UI, len(contacts))
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
				goapp.If(first.Href != "", goapp.Elem("p").Class("contact__number").Text(visit.Shown(w, first))),
				goapp.If(c.TextOnly(), goapp.Elem("p").Class("contact__when").Text(w.Contacts.TextOnly)),
				goapp.If(c.When != "", goapp.Elem("p").Class("contact__when").Body(withEmail(c.When)...)),
				goapp.If(c.Hours != "", goapp.Elem("p").Class("contact__when").Text(c.Hours)),
				goapp.If(c.Note != "", goapp.Elem("p").Class("contact__when").Body(withEmail(c.Note)...)),
				goapp.Elem("p").Class("contact__called").Role("status").Text(tappedAt(w, v, c)),
			),
			goapp.If(first.Href != "", wayButton(pack, c, first)),
		}
		for _, way := range others {
			row = append(row, otherWay(pack, c, way))
		}
		entries[i] = inLanguage(c.Lang, goapp.Elem("li").ID(contactAnchor(c)).Class("contact")).Body(row...)
	}
	return goapp.Elem("ul").Class("contacts").Body(entries...)
}

// contactAnchor is where a contact is on the page that lists all. No id of a pack has a colon.
func contactAnchor(c content.Contact) string { return "contact:" + c.ID }

func otherWay(pack *content.Pack, c content.Contact, way content.Way) goapp.UI {
	w := pack.Words()
	class := "contact__number"
	if !way.IsNumber() {
		class = "contact__name" // an address is longer
	}
	return goapp.Elem("div").Class("contact__way").Body(
		goapp.Elem("div").Class("contact__words").Body(
			goapp.Elem("p").Class("contact__audience").Text(visit.Label(w, way.Kind)),
			goapp.Elem("p").Class(class).Text(visit.Shown(w, way)),
		),
		wayButton(pack, c, way),
	)
}

// wayButton dials the number, or opens what a message is written in, or a page.
func wayButton(pack *content.Pack, c content.Contact, way content.Way) goapp.UI {
	w := pack.Words()
	class := "round"
	if c.ID == pack.Emergency && way.Kind == content.Call {
		class = "round round--emergency"
	}
	link := goapp.Elem("a").Class(class).Attr("href", way.Href).
		Aria("label", w.Contacts.Reach.Fill("way", visit.Label(w, way.Kind), "name", c.Name, "audience", c.Audience, "address", visit.Shown(w, way)))
	if way.Kind == content.Web {
		link = link.Attr("rel", "noreferrer")
	}
	return link.Body(icon(pictureOf(way.Kind)))
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
	w := pack.Words()
	var entries []goapp.UI
	for _, c := range pack.AllContacts() {
		for i, way := range c.Ways {
			who, heard := []string{c.Name, c.Audience}, w.Contacts.CopyNumber
			if i > 0 || !way.IsNumber() {
				who, heard = append(who, visit.Label(w, way.Kind)), w.Contacts.CopyWay
			}
			entries = append(entries, goapp.Elem("li").Body(
				goapp.Elem("span").Text(w.List(who)),
				&copyButton{Label: w.Contacts.Copy, Heard: words.Pattern(heard.Fill("name", c.Name, "audience", c.Audience, "way", visit.Label(w, way.Kind))), Text: copied(way), words: w},
			))
		}
	}
	return goapp.Elem("details").Class("contents needs-app").Body(
		goapp.Elem("summary").Text(w.Contacts.CopyTitle),
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
func tappedAt(w *words.Words, v visit.Visit, c content.Contact) string {
	if tapped := visit.Tapped(w, v, c, local); tapped != "" {
		return w.Contacts.Tapped.Fill("ways", tapped)
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
