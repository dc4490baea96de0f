package web

import (
	"bytes"
	"encoding/json"
	"html/template"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// fallbackPage is what the worker answers when it has no copy and no network.
var fallbackPage = template.Must(template.New("emergency").Parse(`<!doctype html>
<html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Numbers · {{.ShortName}}</title>
<h1>Numbers to call</h1>
{{range .Contacts}}{{$c := .}}{{range $i, $w := .Ways}}<p>{{if $i}}{{.Label}}{{else}}{{$c.Name}} ({{$c.Audience}}){{end}}<br><big><a href="{{.Href}}">{{.Shown}}</a></big></p>
{{end}}{{end}}<p>The guide is not on this phone. Open it again with signal.</p>
<p>Numbers from version {{.Version}}{{with .Date}}, last dated {{.}}{{end}}.</p>
`))

// fallbackScript is the part of the worker that changes with the numbers. It is
// a script of its own, so that the worker itself hardly ever changes.
func fallbackScript(pack *content.Pack) ([]byte, error) {
	type way struct {
		Label, Shown string
		Href         template.URL
	}
	type contact struct {
		Name, Audience string
		Ways           []way
	}
	page := struct {
		ShortName string
		Version   int
		Date      string
		Contacts  []contact
	}{ShortName: pack.ShortName, Version: pack.Version, Date: newestDate(pack).String()}
	for _, c := range pack.AllContacts() {
		shown := contact{Name: c.Name, Audience: c.ForWhom()}
		for _, w := range c.Ways {
			shown.Ways = append(shown.Ways, way{visit.Label(w.Kind), visit.Shown(w), template.URL(w.Href)})
		}
		page.Contacts = append(page.Contacts, shown)
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
