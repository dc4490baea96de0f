package web

import (
	"bytes"
	"html/template"
	"net/http"

	"oneminuteguide/web/protocol"
)

// faultsPage tells an editor what is wrong. It needs nothing that the policy refuses.
var faultsPage = template.Must(template.New("faults").Parse(`<!doctype html>
<html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="content" content="{{.Shows}}">
<title>{{.Title}}</title>
<script src="{{.Script}}" defer></script>
<h1>{{.Title}}</h1>
{{if .Faults}}<ol>
{{range .Faults}}<li><p>{{.}}</p></li>
{{end}}</ol>
<p>The site is as it was before. Once this is put right, the page that was open comes back.</p>
{{else}}<p><a href="/">Open the site</a></p>
{{end}}{{if .Warnings}}<h2>Warnings</h2>
<ul>
{{range .Warnings}}<li><p>{{.}}</p></li>
{{end}}</ul>
{{end}}</html>
`))

func (p *Preview) showFaults(w http.ResponseWriter, status int) {
	now := p.now.Load()
	title := "Nothing is wrong"
	switch {
	case now.Faulty:
		title = "This pack cannot be published"
	case len(now.warned) > 0:
		title = "It can be published, but see the warnings"
	}
	var page bytes.Buffer
	err := faultsPage.Execute(&page, struct {
		Title, Shows, Script string
		Faults, Warnings     []string
	}{title, now.Shows, protocol.WatchPath, now.faults, now.warned})
	if err != nil {
		panic(err) // the template is a constant, and writes to memory
	}
	w.Header().Set("Content-Type", protocol.MediaType(protocol.FaultsPath))
	w.WriteHeader(status)
	w.Write(page.Bytes())
}
