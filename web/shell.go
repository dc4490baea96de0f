package web

import (
	"bytes"
	"html/template"

	"oneminuteguide/content"
)

// document is the HTML around rendered markup.
type document struct {
	Pack   *content.Pack
	Title  string
	Inline inline
	Linked *linked // nil where the document needs nothing beside itself
	Ready  bool    // it shows what waits for the app, which never comes
}

// linked is what a page names beside itself, each by its hash: the page and the
// program show the same numbers.
type linked struct {
	ShortName                string
	Background               colours
	Pack, Boot, Exec, Client *File
	Icon, TouchIcon          *File
	Watch                    string // the script of a preview; "" in what is published
}

// shell: go-app replaces the first element of the body, which is the markup. No
// script runs before that: Chromium's parser stops after one, and paints the page
// as empty as it is.
var shell = template.Must(template.New("shell").Parse(`<!doctype html>
<html lang="{{.Pack.Language}}" dir="{{.Pack.Direction}}"{{if .Ready}} data-app="ready"{{end}}>
<head>
<meta charset="utf-8">
{{with .Linked}}<meta name="pack" content="{{.Pack.Address}}">
{{end}}<title>{{.Title}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="text-scale" content="scale">
<meta name="description" content="{{.Pack.Words.Pages.Description}}">
{{with .Linked}}<meta name="theme-color" content="{{.Background.Light}}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="{{.Background.Dark}}" media="(prefers-color-scheme: dark)">
<meta name="format-detection" content="telephone=no">
<meta name="apple-mobile-web-app-title" content="{{.ShortName}}">
{{end}}<style>{{.Style}}</style>
{{with .Linked}}<link rel="icon" href="{{.Icon.Address}}">
<link rel="apple-touch-icon" href="{{.TouchIcon.Address}}">
<link rel="manifest" href="/manifest.webmanifest">
<script src="{{.Boot.Address}}" data-exec="{{.Exec.Address}}" data-client="{{.Client.Address}}" integrity="{{$.BootHash}}" defer></script>
{{with .Watch}}<script src="{{.}}" defer></script>
{{end}}{{end}}</head>
<body>{{.Body}}{{if .Linked}}
<script>{{.Script}}</script>{{end}}
</body>
</html>
`))

// render puts the document around the markup, which must be escaped.
func (d document) render(markup string) ([]byte, error) {
	data := struct {
		document
		Body     template.HTML
		Style    template.CSS
		Script   template.JS
		BootHash string
	}{d, template.HTML(markup), template.CSS(d.Inline.style), template.JS(d.Inline.script), ""}
	if d.Linked != nil {
		data.BootHash = d.Linked.Boot.integrity()
	}
	var b bytes.Buffer
	err := shell.Execute(&b, data)
	return b.Bytes(), err
}
