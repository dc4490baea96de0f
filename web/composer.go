package web

import (
	"maps"
	"strings"

	"oneminuteguide/content"
)

// composer puts the pages of a language together, as compose.ts does on the phone. It
// lives as long as the site, and needs no pack.
type composer struct {
	shell   shellFile
	pieces  []*Piece
	numbers map[string]string // values of the slots for numbers
	values  map[string]string // of the shell's slots, but for those of each page
	several bool              // guides
	pieceAt map[string]*Piece // by the path of the page
}

func newComposer(e *edition, values map[string]string) *composer {
	c := &composer{e.shell, e.pieces, e.values, values, len(e.pack.Guides) > 1, map[string]*Piece{}}
	for _, piece := range e.pieces {
		for _, path := range piece.pages {
			c.pieceAt[path] = piece
		}
	}
	return c
}

// page is the page at the path.
func (c *composer) page(path string) ([]byte, error) {
	piece := c.pieceAt[path]
	own, err := piece.read()
	if err != nil {
		return nil, err
	}
	part, shell := own.Pages[path], c.shell
	values := maps.Clone(c.values)
	values["title"], values["opens"], values["alternates"], values["guide"] = part.Title, part.Opens, part.Alternates, ""
	guide := piece
	if !c.several {
		guide = c.pieces[len(c.pieces)-1] // which every page starts with
	}
	if guide != c.pieces[0] {
		values["guide"] = ` data-guide="` + guide.Address() + `"`
	}
	values["body"] = content.Fill(shell.Frames[part.Frame], map[string]string{"main": part.Main})
	page, err := content.Filled(content.Fill(shell.Page, values), c.numbers)
	return []byte(page), err
}

// plain is the document that has everything.
func (c *composer) plain() ([]byte, error) {
	var body strings.Builder
	body.WriteString(`<main class="page">`)
	for _, p := range c.pieces {
		own, err := p.read()
		if err != nil {
			return nil, err
		}
		body.WriteString(own.Plain)
	}
	body.WriteString("</main>")
	document := content.Fill(c.shell.Plain, map[string]string{"style": c.values["style"], "body": body.String()})
	filled, err := content.Filled(document, c.numbers)
	return []byte(filled), err
}
