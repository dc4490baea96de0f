package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// Place is one of the four places of the navigation, or none.
type Place string

// The four places, always the same.
const (
	GuidePlace     Place = "guide"
	ChecklistPlace Place = "checklist"
	ContactsPlace  Place = "contacts"
	AboutPlace     Place = "about"
)

// navigation is the bar at the bottom, or at the side where there is room.
func navigation(pack *content.Pack, route Route) goapp.UI {
	guides := homePath(pack) + "#guides"
	guidesAt, checklistsAt := guides, guides
	w, g := pack.Words(), route.Guide
	if g == nil && !pack.Several() && len(pack.Guides) == 1 {
		g = &pack.Guides[0]
	}
	if g != nil {
		guidesAt = guidePath(g)
		if !g.Checklist.Empty() {
			checklistsAt = checklistPath(g)
		}
	}
	return goapp.Elem("nav").Class("places").Aria("label", w.Bars.Places).Body(
		place(GuidePlace, w.Pages.Guide, guidesAt, bookIcon, route),
		goapp.If(pack.WithChecklist() != nil, place(ChecklistPlace, w.Pages.Checklist, checklistsAt, listIcon, route)),
		place(ContactsPlace, w.Pages.Contacts, contactsPath(pack), phoneIcon, route),
		place(AboutPlace, w.Pages.About, aboutPath(pack), infoIcon, route),
	)
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
