package web

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"

	"oneminuteguide/app"
	"oneminuteguide/content"
)

// plainShell is a document that needs nothing beside itself. Its style is that of
// the pages, so the site's policy allows it where it is not opened from a disk.
var plainShell = template.Must(template.New("plain").Parse(`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{{.Title}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<style>{{.Style}}</style>
</head>
<body>{{.Body}}</body>
</html>
`))

// addStandalone adds what works without the app: the numbers as cards for a
// phone's address book, and everything as one document.
func (s *Site) addStandalone(pack *content.Pack) error {
	s.add(app.CardsPath, cards(pack))
	body, err := prerender(app.Plain(pack))
	if err != nil {
		return fmt.Errorf("%s: %w", app.PlainPath, err)
	}
	var page bytes.Buffer
	err = plainShell.Execute(&page, struct {
		Title string
		Style template.CSS
		Body  template.HTML
	}{pack.ShortName, template.CSS(s.style), template.HTML(body)}) // prerender escaped it
	s.add(app.PlainPath, page.Bytes())
	return err
}

// cards writes the contacts as vCards: RFC 2426, which every phone reads.
func cards(pack *content.Pack) []byte {
	escape := strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`)
	var b bytes.Buffer
	for _, c := range pack.Contacts {
		name, kind := escape.Replace(c.Name+" ("+c.ForWhom()+")"), "WORK,VOICE"
		if c.TextOnly {
			kind = "CELL" // version 3.0 has no type for texts
		}
		for _, line := range []string{"BEGIN:VCARD", "VERSION:3.0", "FN:" + name, "N:" + name + ";;;;", "TEL;TYPE=" + kind + ":" + c.Tel, "END:VCARD"} {
			b.WriteString(line + "\r\n")
		}
	}
	return b.Bytes()
}
