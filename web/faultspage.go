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
<meta name="color-scheme" content="light dark"><meta name="pack" content="{{.Shows}}">
<title>{{if .Faults}}This pack cannot be published{{else}}Nothing is wrong{{end}}</title>
<script src="{{.Script}}" defer></script>
{{if .Faults}}<h1>This pack cannot be published</h1>
<ol>
{{range .Faults}}<li><p>{{.}}</p></li>
{{end}}</ol>
<p>The site is as it was before. Once this is put right, the page that was open comes back.</p>
{{else}}<h1>Nothing is wrong</h1>
<p><a href="/">Open the site</a></p>
{{end}}</html>
`))

func (p *Preview) showFaults(w http.ResponseWriter, status int) {
	now := p.now.Load()
	var page bytes.Buffer
	err := faultsPage.Execute(&page, struct {
		Shows, Script string
		Faults        []string
	}{now.Shows, protocol.WatchPath, now.faults})
	if err != nil {
		panic(err) // the template is a constant, and writes to memory
	}
	w.Header().Set("Content-Type", protocol.MediaType(protocol.FaultsPath))
	w.WriteHeader(status)
	w.Write(page.Bytes())
}
