package web

import (
	"bytes"
	"fmt"
	"strings"

	"oneminuteguide/app"
	"oneminuteguide/content"
)

// addStandalone adds what works without the app: the numbers as cards for a
// phone's address book, and everything as one document. Its style is that of the
// pages, so the site's policy allows it where it is not opened from a disk.
func (b *builder) addStandalone() error {
	b.add(app.CardsPath, cards(b.pack))
	markup, err := prerender(app.Plain(b.pack))
	if err != nil {
		return fmt.Errorf("%s: %w", app.PlainPath, err)
	}
	page, err := document{Title: b.pack.ShortName, Inline: b.site.inline}.render(markup)
	b.add(app.PlainPath, page)
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
