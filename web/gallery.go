package web

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"

	"oneminuteguide/app"
	"oneminuteguide/content"
)

// GalleryPage is one example of a part of the app, as a document.
type GalleryPage struct {
	Name   string
	Markup string // of the part alone
	HTML   []byte
}

var galleryIndex = template.Must(template.New("gallery").Parse(`<!doctype html>
<html lang="{{.Lang}}" dir="{{.Dir}}">
<meta charset="utf-8">
<title>Gallery</title>
<h1>Gallery</h1>
{{range .Pages}}<h2 id="{{.Name}}">{{.Name}}</h2>
<iframe src="{{.Name}}.html" title="{{.Name}}" width="360" height="640"></iframe>
{{end}}</html>
`))

// Gallery renders every example of the app's parts.
func Gallery(pack *content.Pack) ([]GalleryPage, error) {
	in, err := readInline(Scripts(), pack)
	if err != nil {
		return nil, err
	}
	var pages []GalleryPage
	for _, example := range app.Examples(pack) {
		markup, err := prerender(example.UI)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", example.Name, err)
		}
		main := "<main>" + markup + "</main>"
		if !strings.Contains(markup, "<h1") { // it is a part of a page
			main = `<main><h1 class="visually-hidden">` + example.Name + "</h1>" + markup + "</main>"
		}
		page, err := plainDocument(pack, example.Name, in, main, true)
		if err != nil {
			return nil, err
		}
		pages = append(pages, GalleryPage{Name: example.Name, Markup: markup, HTML: page})
	}
	return pages, nil
}

// GalleryFiles are the gallery as files of one folder: an index, and a document
// for each example.
func GalleryFiles(pack *content.Pack) (map[string][]byte, error) {
	pages, err := Gallery(pack)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, page := range pages {
		files[page.Name+".html"] = page.HTML
	}
	var index bytes.Buffer
	err = galleryIndex.Execute(&index, struct {
		Lang, Dir string
		Pages     []GalleryPage
	}{pack.Language(), pack.Direction(), pages})
	files["index.html"] = index.Bytes()
	return files, err
}
