package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// printed is the end of a page on paper, where nothing is ever updated. sharing.ts
// puts the day and the time of printing into its last line.
func printed(pack *content.Pack, guide *content.Guide) goapp.UI {
	w, app := &pack.Words().Print, pack.ShortName
	var body []goapp.UI
	if guide != nil {
		body = append(body, paragraph(provenance(pack, guide)))
	}
	return goapp.Elem("div").Class("printed").Body(append(body,
		versionLine(pack), // the same on every page, so that phones fetch a new one once
		goapp.Elem("p").Class("printed__check").Text(w.Check),
		goapp.Elem("p").Class("printed__day").DataSet("dated", w.FromOn.Fill("app", app)).Text(w.From.Fill("app", pack.Sentence(app))),
	)...)
}

func versionLine(pack *content.Pack) goapp.UI {
	return goapp.Elem("p").Class("content-version").Text(guideVersion(pack))
}

func guideVersion(pack *content.Pack) string {
	w := pack.Words()
	return w.Guide.Version.Fill("number", pack.VersionWords())
}

// onlyDates are those of the guide, where there is one alone. Several differ in their
// dates, which About has.
func onlyDates(pack *content.Pack) string {
	if pack.Several() {
		return ""
	}
	return dates(pack.Words(), &pack.Guides[0])
}
