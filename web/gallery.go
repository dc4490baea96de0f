package web

import (
	"bytes"
	"fmt"
	"html/template"

	"oneminuteguide/app"
	"oneminuteguide/content"
)

// GalleryPage is one example of a part of the app, as a document that needs the
// style sheet beside it.
type GalleryPage struct {
	Name   string
	Markup string // of the part alone
	HTML   []byte
}

var galleryShell = template.Must(template.New("example").Parse(`<!doctype html>
<html lang="en-GB" data-app="ready">
<head>
<meta charset="utf-8">
<title>{{.Name}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="style.css">
</head>
<body><main>{{if not .Whole}}<h1 class="visually-hidden">{{.Name}}</h1>{{end}}{{.Body}}</main></body>
</html>
`))

var galleryIndex = template.Must(template.New("gallery").Parse(`<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<title>Gallery</title>
<h1>Gallery</h1>
{{range .}}<h2 id="{{.Name}}">{{.Name}}</h2>
<iframe src="{{.Name}}.html" title="{{.Name}}" width="360" height="640"></iframe>
{{end}}</html>
`))

// Gallery renders every example of the app's parts.
func Gallery(pack *content.Pack) ([]GalleryPage, error) {
	var pages []GalleryPage
	for _, example := range app.Examples(pack) {
		markup, err := prerender(example.UI)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", example.Name, err)
		}
		var b bytes.Buffer
		err = galleryShell.Execute(&b, struct {
			Name  string
			Whole bool // it has the heading of a page
			Body  template.HTML
		}{example.Name, bytes.Contains([]byte(markup), []byte("<h1")), template.HTML(markup)}) // prerender escaped it
		if err != nil {
			return nil, err
		}
		pages = append(pages, GalleryPage{Name: example.Name, Markup: markup, HTML: b.Bytes()})
	}
	return pages, nil
}

// GalleryFiles are the gallery as files of one folder: an index, a document for
// each example, and the style sheet.
func GalleryFiles(pack *content.Pack) (map[string][]byte, error) {
	pages, err := Gallery(pack)
	if err != nil {
		return nil, err
	}
	style, err := assets.ReadFile("style.css")
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{"style.css": style}
	for _, page := range pages {
		files[page.Name+".html"] = page.HTML
	}
	var index bytes.Buffer
	err = galleryIndex.Execute(&index, pages)
	files["index.html"] = index.Bytes()
	return files, err
}
