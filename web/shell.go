package web

import (
	"bytes"
	"html/template"
	"strings"

	"oneminuteguide/app"
	"oneminuteguide/content"
)

// document is the HTML around rendered markup.
type document struct {
	Pack   *content.Pack
	Title  string
	Inline inline
	Linked *linked // nil where the document needs nothing beside itself
	Ready  bool    // it shows what waits for the app, which never comes

	Languages []alternate // in which the page can be read, where the pack has several
}

// alternate is the same page in one of the pack's languages.
type alternate struct{ Tag, Path string }

// alternates are the page at the path of the pack in all languages.
func alternates(pack *content.Pack, path string) []alternate {
	var all []alternate
	within, is := strings.CutPrefix(path, pack.Base+"/")
	if path == app.NotFoundPath || path == app.ClosedPath || !is {
		return nil
	}
	for _, l := range pack.Languages {
		all = append(all, alternate{l.Tag, l.Base + "/" + within})
	}
	return all
}

// Opens reports whether the icon leads to the page, which then sends the reader on to
// the language that was chosen.
func (d document) Opens() bool {
	return len(d.Languages) > 0 && d.Languages[0].Path == "/" && d.Pack.Base == ""
}

// linked is what a page names beside itself, each by its hash: the page and the
// program show the same numbers.
type linked struct {
	ShortName                string
	Background               colours
	Pack, Boot, Exec, Client *File
	Main                     *File // the pack in its main language, where Pack is in another
	Icon, TouchIcon          *File
	Watch                    string // the script of a preview; "" in what is published
}

// shell: go-app replaces the first element of the body, which is the markup. No
// script runs before that: Chromium's parser stops after one, and paints the page
// as empty as it is.
var shell = template.Must(template.New("shell").Parse(`<!doctype html>
<html lang="{{.Pack.Language}}" dir="{{.Pack.Direction}}"{{if .Ready}} data-app="ready"{{end}}{{if .Opens}} data-opens="main"{{end}}>
<head>
<meta charset="utf-8">
{{with .Linked}}<meta name="pack" content="{{.Pack.Address}}"{{with .Main}} data-main="{{.Address}}"{{end}}>
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
{{range $.Languages}}<link rel="alternate" hreflang="{{.Tag}}" href="{{.Path}}">
{{end}}<script src="{{.Boot.Address}}" data-exec="{{.Exec.Address}}" data-client="{{.Client.Address}}" integrity="{{$.BootHash}}" defer></script>
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
