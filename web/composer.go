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
	pieces  []pagePieces
	numbers map[string]string // values of the slots for numbers
	values  map[string]string // of the shell's slots, but for those of each page
	several bool              // guides
	root    string            // of the site
}

func newComposer(e *edition, values map[string]string) *composer {
	return &composer{e.shell, e.pieces, e.values, values, len(e.pack.Guides) > 1, e.pack.Root}
}

// page is the page at the path, which is in these pieces.
func (c *composer) page(path string, from pagePieces) ([]byte, error) {
	own, words, err := from.read()
	if err != nil {
		return nil, err
	}
	part, shell := own.Pages[path], c.shell
	values := maps.Clone(c.values)
	values["title"], values["opens"], values["alternates"], values["guide"] = content.Fill(part.Title, words), part.Opens, part.Alternates, ""
	guide := from.words
	if !c.several {
		guide = c.pieces[len(c.pieces)-1].words // which every page starts with
	}
	if guide != nil {
		values["guide"] = ` data-guide="` + c.root + guide.Address() + `"`
	}
	values["body"] = content.Fill(shell.Frames[part.Frame], map[string]string{"main": content.Fill(part.Main, words)})
	page, err := content.Filled(content.Fill(shell.Page, values), c.numbers)
	return []byte(page), err
}

// plain is the document that has everything.
func (c *composer) plain() ([]byte, error) {
	var body strings.Builder
	body.WriteString(`<main class="page">`)
	for _, p := range c.pieces {
		own, words, err := p.read()
		if err != nil {
			return nil, err
		}
		body.WriteString(content.Fill(own.Plain, words))
	}
	body.WriteString("</main>")
	document := content.Fill(c.shell.Plain, map[string]string{"style": c.values["style"], "body": body.String()})
	filled, err := content.Filled(document, c.numbers)
	return []byte(filled), err
}
