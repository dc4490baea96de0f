package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// Place is one of the places of the navigation, or none.
type Place string

// The places. A pack with one guide leads to it and to its checklist, one with several
// to all of them and to the search.
const (
	GuidePlace     Place = "guide"
	ChecklistPlace Place = "checklist"
	SearchPlace    Place = "search"
	ContactsPlace  Place = "contacts"
	AboutPlace     Place = "about"
)

// checklistPlace is the place to which the pages of a guide's checklist belong.
func checklistPlace(pack *content.Pack) Place {
	if pack.Several() {
		return GuidePlace
	}
	return ChecklistPlace
}

// navigation is the bar at the bottom, or at the side where there is room.
func navigation(pack *content.Pack, route Route) goapp.UI {
	w, g := pack.Words(), &pack.Guides[0]
	first := []goapp.UI{
		place(GuidePlace, w.Pages.Guide, guidePath(g), bookIcon, route),
		goapp.If(!g.Checklist.Empty(), place(ChecklistPlace, w.Pages.Checklist, checklistPath(g), listIcon, route)),
	}
	if pack.Several() {
		first = []goapp.UI{
			place(GuidePlace, w.Pages.Guides, homePath(pack), bookIcon, route),
			place(SearchPlace, w.Pages.Search, searchPath(pack), searchIcon, route),
		}
	}
	return goapp.Elem("nav").Class("places").Aria("label", w.Bars.Places).Body(append(first,
		place(ContactsPlace, w.Pages.Contacts, contactsPath(pack), phoneIcon, route),
		place(AboutPlace, w.Pages.About, aboutPath(pack), infoIcon, route),
	)...)
}

func place(name Place, label, href string, drawing drawing, route Route) goapp.UI {
	link := goapp.Elem("a").Class("place").Attr("href", href)
	switch {
	case href == route.Path:
		link = link.Aria("current", "page")
	case name == route.Place:
		link = link.Aria("current", "true")
	}
	return link.Body(icon(drawing), goapp.Elem("span").Text(label))
}
