package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// Place is one of the four places of the navigation, or none.
type Place string

// The four places, always the same.
const (
	GuidePlace     Place = "Guide"
	ChecklistPlace Place = "Checklist"
	ContactsPlace  Place = "Contacts"
	AboutPlace     Place = "About"
)

// navigation is the bar at the bottom, or at the side where there is room.
func navigation(pack *content.Pack, route Route) goapp.UI {
	const guides = "/#guides" // on the home page
	guidesAt, checklistsAt := guides, guides
	g := route.Guide
	if g == nil && len(pack.Guides) == 1 {
		g = &pack.Guides[0]
	}
	if g != nil {
		guidesAt = guidePath(g)
		if !g.Checklist.Empty() {
			checklistsAt = checklistPath(g)
		}
	}
	return goapp.Elem("nav").Class("places").Aria("label", "Main").Body(
		place(GuidePlace, guidesAt, bookIcon, route),
		goapp.If(pack.WithChecklist() != nil, place(ChecklistPlace, checklistsAt, listIcon, route)),
		place(ContactsPlace, "/contacts/", phoneIcon, route),
		place(AboutPlace, "/about/", infoIcon, route),
	)
}

func place(name Place, href string, drawing drawing, route Route) goapp.UI {
	link := goapp.Elem("a").Class("place").Attr("href", href)
	switch {
	case href == route.Path:
		link = link.Aria("current", "page")
	case name == route.Place:
		link = link.Aria("current", "true")
	}
	return link.Body(icon(drawing), goapp.Elem("span").Text(string(name)))
}
