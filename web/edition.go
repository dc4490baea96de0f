package web

import (
	"fmt"
	"html"
	"maps"
	"strings"

	"oneminuteguide/app"
	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/web/compress"
	"oneminuteguide/web/protocol"
)

// edition is the pack in one language, as its pages are made of it.
type edition struct {
	pack   *content.Pack
	values map[string]string // of the slots for numbers
	pieces []*Piece          // the pages beside the guides, then each guide
	shell  shellFile
}

// shellFile is what all pages of a language share, with slots for the rest.
type shellFile struct {
	Page   string   `json:"page"`
	Plain  string   `json:"plain"`  // around the document with everything
	Frames []string `json:"frames"` // the calls and the places around a page's part
}

// renderEdition renders all pages of the pack in one language.
func renderEdition(pack *content.Pack, with map[string]string, places *places, zipper *compress.Zipper) (*edition, error) {
	slotted, values := pack.Slotted()
	e := &edition{pack: pack, values: values}
	notebook := app.BlankNotebook()
	routes := app.Routes(slotted, notebook)
	rendered := make([]renderedPage, len(routes))
	if err := inParallel(len(routes), func(i int) (err error) {
		path := routes[i].Path
		if rendered[i], err = places.renderPage(app.NewScreen(slotted, notebook, routes, path)); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		return nil
	}); err != nil {
		return nil, err
	}

	texts := map[string]*pieceText{pack.Base + protocol.PagesKey: {Pages: map[string]pagePart{}}}
	keys := [][]string{{pack.Base + protocol.PagesKey}}
	plainGuides := make([]string, len(slotted.Guides))
	if err := inParallel(len(plainGuides), func(i int) (err error) {
		if plainGuides[i], err = places.prerenderAll(app.PlainGuide(slotted, &slotted.Guides[i])); err != nil {
			return fmt.Errorf("%s: %w", app.PlainOf(pack), err)
		}
		return nil
	}); err != nil {
		return nil, err
	}
	for i, g := range slotted.Guides {
		key := guideKey(g.Base, g.ID)
		guide := g
		guide.Contacts = nil // which are among the numbers
		texts[key] = &pieceText{Pages: map[string]pagePart{}, Plain: plainGuides[i], Guide: &guide}
		all := []string{key}
		for _, id := range g.FormerIDs {
			former := guideKey(g.Base, id)
			texts[former] = texts[key]
			all = append(all, former)
		}
		keys = append(keys, all)
	}
	frames := map[string]int{}
	for i, r := range routes {
		if r.Path == app.NotFoundPath && pack.Base != "" {
			continue // all editions share it
		}
		frame, known := frames[rendered[i].frame]
		if !known {
			frame = len(e.shell.Frames)
			frames[rendered[i].frame] = frame
			e.shell.Frames = append(e.shell.Frames, rendered[i].frame)
		}
		key := pack.Base + protocol.PagesKey
		if id := guideIn(strings.TrimPrefix(r.Path, pack.Base)); id != "" {
			key = guideKey(pack.Base, id)
		}
		texts[key].Pages[r.Path] = pagePart{
			Title: html.EscapeString(r.Title), Opens: opens(pack, r.Path), Alternates: alternates(pack, r.Path),
			Frame: frame, Main: rendered[i].main,
		}
	}
	for _, frame := range e.shell.Frames {
		if err := content.MayFill(content.Fill(frame, map[string]string{"main": ""}), values); err != nil {
			return nil, err
		}
	}
	for _, text := range texts {
		if err := text.mayFill(values); err != nil {
			return nil, err
		}
	}
	plain, err := places.prerenderAll(app.PlainNumbers(slotted))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", app.PlainOf(pack), err)
	}
	texts[pack.Base+protocol.PagesKey].Plain = plain
	e.pieces = make([]*Piece, len(keys))
	if err := inParallel(len(keys), func(i int) (err error) {
		e.pieces[i], err = newPiece(keys[i], *texts[keys[i][0]], zipper)
		return err
	}); err != nil {
		return nil, err
	}

	shared := ofPack(pack)
	maps.Copy(shared, with)
	shared["app"] = html.EscapeString(pack.ShortName)
	e.shell.Page = content.Fill(pageShell, shared)
	shared["title"], shared["ready"] = html.EscapeString(pack.ShortName), ""
	e.shell.Plain = content.Fill(plainShell, shared)
	return e, nil
}

func guideKey(base, id string) string { return base + "/guides/" + id }

// guideIn is the id of the guide that the page at the path belongs to, or "".
func guideIn(path string) string {
	rest, found := strings.CutPrefix(path, "/guides/")
	if !found {
		return ""
	}
	id, _, _ := strings.Cut(rest, "/")
	return id
}

// numbers are the contacts as phones read them, and what they tell of a changed one. A
// way to reach a contact beside the one that it shows first is told as "hub/email".
func (e *edition) numbers() content.Numbers {
	pack, words := e.pack, e.pack.Words()
	n := content.Numbers{Version: pack.Version, Contacts: pack.Contacts, OfGuides: pack.GuideContacts(), Slots: e.values, Told: map[string]content.PublishedNumber{}}
	for _, c := range pack.AllContacts() {
		n.Told[c.ID] = content.PublishedNumber{Name: c.Name, Audience: c.Audience, Number: visit.Shown(words, c.First())}
		for _, w := range c.Ways[1:] {
			name := words.Files.Contact.Fill("name", c.Name, "audience", visit.Label(words, w.Kind))
			n.Told[c.ID+"/"+string(w.Kind)] = content.PublishedNumber{Name: name, Audience: c.Audience, Number: visit.Shown(words, w)}
		}
	}
	return n
}
