package web

import (
	"bytes"
	"fmt"
	"strings"

	"oneminuteguide/app"
	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// cards writes the contacts as vCards: RFC 2426, which every phone reads. The
// emergency number is not one to look up in an address book.
func cards(pack *content.Pack, guides string) []byte {
	var b bytes.Buffer
	for _, c := range pack.AllContacts() {
		if c.ID == pack.Emergency {
			continue
		}
		name := escapeCard(app.ContactName(pack, c))
		lines := []string{"BEGIN:VCARD", "VERSION:3.0", "FN:" + name, "N:" + name + ";;;;", "ORG:" + escapeCard(pack.Partnership)}
		for i, w := range c.Ways {
			lines = append(lines, cardLines(pack, i, w)...)
		}
		var note []string
		for _, words := range []string{extensionWords(pack, c.Call()), c.Hours, c.Note} {
			if words != "" {
				note = append(note, pack.Sentence(words))
			}
		}
		note = append(note, guides)
		lines = append(lines, "NOTE:"+escapeCard(strings.Join(note, " ")), "END:VCARD")
		b.WriteString(strings.Join(lines, "\r\n") + "\r\n")
	}
	return b.Bytes()
}

// cardLines are a way of the contact. Version 3.0 has no type for texts, textphones or
// relayed calls: the last two are named as iPhones and Androids name a number.
func cardLines(pack *content.Pack, i int, w content.Way) []string {
	switch w.Kind {
	case content.Call:
		return []string{"TEL;TYPE=WORK,VOICE:" + w.Number()}
	case content.Text:
		return []string{"TEL;TYPE=CELL:" + w.Number()}
	case content.Email:
		return []string{"EMAIL;TYPE=INTERNET:" + w.Shown}
	case content.Web:
		return []string{"URL:" + w.Href}
	default:
		group := fmt.Sprintf("item%d.", i)
		return []string{group + "TEL;TYPE=WORK:" + w.Number(), group + "X-ABLabel:" + escapeCard(visit.Label(pack.Words(), w.Kind))}
	}
}

func extensionWords(pack *content.Pack, w content.Way) string {
	if w.Extension == "" {
		return ""
	}
	return pack.Words().Files.Extension.Fill("extension", w.Extension)
}

func escapeCard(words string) string {
	return strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`).Replace(words)
}
