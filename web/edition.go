package web

import (
	"html"
	"maps"
	"strings"

	"oneminuteguide/app"
	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/web/compress"
)

// edition is the pack in one language, as its pages are made of it.
type edition struct {
	pack   *content.Pack
	values map[string]string // of the slots for numbers
	pieces []pagePieces      // of the pages beside the guides, then of each guide
	shell  shellFile
}

// shellFile is what all pages of a language share, with slots for the rest.
type shellFile struct {
	Page   string   `json:"page"`
	Plain  string   `json:"plain"`  // around the document with everything
	Frames []string `json:"frames"` // the calls and the places around a page's part
}

// renderEdition renders all pages of the pack in one language, a piece at a time: what
// is in memory meanwhile does not grow with the number of guides.
func renderEdition(pack *content.Pack, with map[string]string, places *places, zipper *compress.Zipper) (*edition, error) {
	slotted, values := pack.Slotted()
	e := &edition{pack: pack, values: values}
	r := &renderer{edition: e, slotted: slotted, notebook: app.BlankNotebook(), places: places, zipper: zipper}
	r.routes = app.Routes(slotted, r.notebook)
	all := r.parts()
	e.pieces = make([]pagePieces, len(all))
	r.frames = newFrames(len(all))
	if err := inParallel(len(all), func(i int) (err error) {
		e.pieces[i], err = r.render(i, all[i])
		return err
	}); err != nil {
		return nil, err
	}
	e.shell.Frames = r.frames.all
	for _, frame := range e.shell.Frames {
		if err := content.MayFill(content.Fill(frame, map[string]string{"main": ""}), values); err != nil {
			return nil, err
		}
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
