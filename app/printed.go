package app

import (
	"strconv"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// printed is the end of a page on paper, where nothing is ever updated. boot.js
// adds the day and the time of printing.
func printed(pack *content.Pack, guide *content.Guide) goapp.UI {
	var body []goapp.UI
	if guide != nil {
		body = append(body, paragraph(provenance(guide)))
	}
	return goapp.Elem("div").Class("printed").Body(append(body,
		versionLine(pack), // the same on every page, so that phones fetch a new one once
		goapp.Elem("p").Class("printed__check").Text("Check a number before relying on it: paper does not update itself."),
		goapp.Elem("p").Class("printed__day").Text("Printed from "+content.WithEnd(pack.ShortName, ".")),
	)...)
}

func versionLine(pack *content.Pack) goapp.UI {
	return goapp.Elem("p").Class("content-version").Text("Guide version " + strconv.Itoa(pack.Version) + ".")
}

// onlyDates are those of the guide, where there is one alone. Several differ in their
// dates, which About has.
func onlyDates(pack *content.Pack) string {
	if len(pack.Guides) != 1 {
		return ""
	}
	return strings.TrimSpace(dates(&pack.Guides[0]))
}
