package web

import (
	"maps"
	"strings"

	"oneminuteguide/content"
)

// composer puts the pages of a language together, as compose.ts does on the phone.
type composer struct {
	edition *edition
	values  map[string]string // of the shell's slots, but for those of each page
	several bool              // guides
	pieces  map[string]*Piece // by the path of the page
}

func (c *composer) pieceOf(path string, i int) {
	if c.pieces == nil {
		c.pieces = map[string]*Piece{}
	}
	c.pieces[path] = c.edition.pieces[i]
}

// page is the page at the path.
func (c *composer) page(path string) ([]byte, error) {
	piece := c.pieces[path]
	own, err := piece.read()
	if err != nil {
		return nil, err
	}
	part, shell := own.Pages[path], c.edition.shell
	values := maps.Clone(c.values)
	values["title"], values["opens"], values["alternates"], values["guide"] = part.Title, part.Opens, part.Alternates, ""
	guide := piece
	if !c.several {
		guide = c.edition.pieces[len(c.edition.pieces)-1] // which every page starts with
	}
	if guide != c.edition.pieces[0] {
		values["guide"] = ` data-guide="` + guide.Address() + `"`
	}
	values["body"] = content.Fill(shell.Frames[part.Frame], map[string]string{"main": part.Main})
	page, err := content.Filled(content.Fill(shell.Page, values), c.edition.values)
	return []byte(page), err
}

// plain is the document that has everything.
func (c *composer) plain() ([]byte, error) {
	var body strings.Builder
	body.WriteString(`<main class="page">`)
	for _, p := range c.edition.pieces {
		own, err := p.read()
		if err != nil {
			return nil, err
		}
		body.WriteString(own.Plain)
	}
	body.WriteString("</main>")
	document := content.Fill(c.edition.shell.Plain, map[string]string{"style": c.values["style"], "body": body.String()})
	filled, err := content.Filled(document, c.edition.values)
	return []byte(filled), err
}
