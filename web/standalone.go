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
	b.add(app.CardsPath, cards(b.pack, app.CardNote(b.pack)))
	markup, err := prerender(app.Plain(b.pack))
	if err != nil {
		return fmt.Errorf("%s: %w", app.PlainPath, err)
	}
	page, err := document{Title: b.pack.ShortName, Inline: b.site.inline}.render(markup)
	b.add(app.PlainPath, page)
	return err
}

// cards writes the contacts as vCards: RFC 2426, which every phone reads. The
// emergency number is not one to look up in an address book.
func cards(pack *content.Pack, guides string) []byte {
	var b bytes.Buffer
	for _, c := range pack.Contacts {
		if c.ID == pack.Emergency {
			continue
		}
		kind := "WORK,VOICE"
		if c.TextOnly {
			kind = "CELL" // version 3.0 has no type for texts
		}
		name := escapeCard(c.Name + " (" + c.ForWhom() + ")")
		for _, line := range []string{
			"BEGIN:VCARD", "VERSION:3.0", "FN:" + name, "N:" + name + ";;;;", "ORG:" + escapeCard(pack.Partnership),
			"TEL;TYPE=" + kind + ":" + c.Tel, "NOTE:" + escapeCard(guides), "END:VCARD",
		} {
			b.WriteString(line + "\r\n")
		}
	}
	return b.Bytes()
}

func escapeCard(words string) string {
	return strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`).Replace(words)
}
