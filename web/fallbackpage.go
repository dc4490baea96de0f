package web

import (
	"bytes"
	"encoding/json"
	"html/template"

	"oneminuteguide/app"
	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// fallbackPage is what the worker answers when it has no copy and no network.
var fallbackPage = template.Must(template.New("emergency").Parse(`<!doctype html>
<html lang="{{.Lang}}" dir="{{.Dir}}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<h1>{{.Heading}}</h1>
{{range .Ways}}<p>{{.Label}}<br><big><a dir="ltr" href="{{.Href}}">{{.Shown}}</a></big></p>
{{end}}<p>{{.NoGuide}}</p>
<p>{{.Version}}</p>
`))

// fallbackScript is the part of the worker that changes with the numbers. It is
// a script of its own, so that the worker itself hardly ever changes.
func fallbackScript(pack *content.Pack) ([]byte, error) {
	type way struct {
		Label, Shown string
		Href         template.URL
	}
	w := pack.Words()
	page := struct {
		Lang, Dir, Title, Heading, NoGuide, Version string
		Ways                                        []way
	}{
		Lang: pack.Language(), Dir: pack.Direction(), Title: w.Files.NumbersOfApp.Fill("app", pack.ShortName), Heading: w.Files.Numbers, NoGuide: w.Files.NoGuide,
		Version: w.Files.Version.Fill("number", w.Version(pack.Version)),
	}
	if day := newestDate(pack); !day.IsZero() {
		page.Version = w.Files.VersionDated.Fill("number", w.Version(pack.Version), "day", day.In(w))
	}
	for _, c := range pack.AllContacts() {
		for i, each := range c.Ways {
			label := visit.Label(w, each.Kind)
			if i == 0 {
				label = app.ContactName(pack, c)
			}
			page.Ways = append(page.Ways, way{label, visit.Shown(w, each), template.URL(each.Href)})
		}
	}
	var html bytes.Buffer
	if err := fallbackPage.Execute(&html, page); err != nil {
		return nil, err
	}
	script := bytes.NewBufferString("self.emergency = ")
	encoder := json.NewEncoder(script)
	encoder.SetEscapeHTML(false) // it is in no page
	if err := encoder.Encode(html.String()); err != nil {
		return nil, err
	}
	return script.Bytes(), nil
}

// newestDate is the latest day on which somebody is known to have worked on the
// pack. Its numbers have no date of their own.
func newestDate(pack *content.Pack) (newest content.Date) {
	dates := []content.Date{}
	for _, g := range pack.Guides {
		dates = append(dates, g.CopiedOn, g.LastChecked)
	}
	for _, l := range pack.Links {
		dates = append(dates, l.Verified)
	}
	for _, d := range dates {
		if newest.Before(d) {
			newest = d
		}
	}
	return newest
}
