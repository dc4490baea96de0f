package web

import (
	"encoding/json"
	"strings"

	"oneminuteguide/content"
	"oneminuteguide/web/protocol"
)

// packPath is where the pack's file is: /pack.cy.json for the Welsh one.
func packPath(pack *content.Pack) string {
	return strings.TrimSuffix(protocol.PackPath, ".json") + strings.Replace(pack.Base, "/", ".", 1) + ".json"
}

// isPack tells the file of the pack, in any language.
func isPack(path string) bool {
	return strings.HasPrefix(path, strings.TrimSuffix(protocol.PackPath, "json"))
}

// packFile is the pack as the program reads it. Phones take a new content before the
// program that comes with it, and can go back to an earlier program, of which some
// know of a contact that it has one number: for these it is named as before.
func packFile(pack *content.Pack) ([]byte, error) {
	type contact struct {
		content.Contact
		Number   string `json:"number"`
		Tel      string `json:"tel"`
		TextOnly bool   `json:"textOnly,omitempty"`
	}
	file := struct {
		*content.Pack
		Contacts []contact `json:"contacts"`
	}{Pack: pack}
	for _, c := range pack.Contacts {
		old := contact{Contact: c, Number: c.First().Shown, TextOnly: c.First().Kind == content.Text}
		if c.First().IsNumber() {
			old.Tel = c.First().Number()
		}
		file.Contacts = append(file.Contacts, old)
	}
	return json.Marshal(file)
}
