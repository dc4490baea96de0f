package web

import (
	"bytes"
	"html/template"

	"oneminuteguide/app"
	"oneminuteguide/content"
)

// shell is the document around a rendered route. go-app replaces the first
// element of the body, which is the route's markup. No script runs before that:
// Chromium's parser stops after one, and paints the page as empty as it is.
var shell = template.Must(template.New("page").Parse(`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="pack" content="{{.Pack}}">
<title>{{.Title}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="{{.Light}}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="{{.Dark}}" media="(prefers-color-scheme: dark)">
<meta name="format-detection" content="telephone=no">
<meta name="apple-mobile-web-app-title" content="{{.ShortName}}">
<style>{{.Style}}</style>
<link rel="icon" href="{{.Icon}}" type="image/svg+xml">
<link rel="apple-touch-icon" href="{{.TouchIcon}}">
<link rel="manifest" href="/manifest.webmanifest">
<script src="{{.Boot}}" data-exec="{{.Exec}}" data-client="{{.Client}}" integrity="{{.BootHash}}" defer></script>
</head>
<body>{{.Body}}
<script>{{.Early}}</script>
</body>
</html>
`))

// page puts the shell around a route's markup.
func (s *Site) page(pack *content.Pack, route app.Route, body string) ([]byte, error) {
	var b bytes.Buffer
	err := shell.Execute(&b, struct {
		Title, ShortName, Light, Dark                       string
		Icon, TouchIcon, Exec, Boot, BootHash, Client, Pack string
		Early                                               template.JS
		Style                                               template.CSS
		Body                                                template.HTML
	}{
		Title: route.Title, ShortName: pack.ShortName, Light: lightBackground, Dark: darkBackground,
		Early: template.JS(s.early), Style: template.CSS(s.style),
		Icon: s.address("/icons/icon.svg"), TouchIcon: s.address("/icons/apple-touch-icon.png"),
		Exec: s.address("/wasm_exec.js"), Boot: s.address(bootPath), BootHash: integrity(s.byAddress[bootPath].Body()),
		Client: s.address(clientPath), Pack: s.address(packPath), // by its hash: page and program show the same numbers
		Body: template.HTML(body), // prerender escaped it
	})
	return b.Bytes(), err
}
