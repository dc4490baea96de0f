package app

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// guideText shows the guide's blocks unchanged. A heading is at most one level
// below the one before it, whatever its source says: screen readers announce
// levels, and a gap sounds like something missing.
func guideText(pack *content.Pack, blocks []content.Block) []goapp.UI {
	var ui []goapp.UI
	level := 1 // of the page's own heading
	for _, b := range blocks {
		switch {
		case b.Level > 0:
			level = min(b.Level, level+1)
			ui = append(ui, goapp.Elem("h"+strconv.Itoa(level)).ID(b.ID).Body(headingLink(pack, b)...))
		case len(b.Items) > 0:
			items := make([]goapp.UI, len(b.Items))
			for i, item := range b.Items {
				li := goapp.Elem("li")
				if item.ID != "" {
					li = li.ID(item.ID)
				}
				items[i] = li.Body(spans(pack, item.Spans)...)
			}
			ui = append(ui, goapp.Elem("ul").Body(items...))
		default:
			ui = append(ui, goapp.Elem("p").Body(spans(pack, b.Spans)...))
		}
	}
	return ui
}

// headingLink makes a heading the link to itself, so that it can be copied and sent,
// unless something in it is a link already.
func headingLink(pack *content.Pack, b content.Block) []goapp.UI {
	for _, s := range b.Spans {
		if s.Link != "" || s.Tel != "" || strings.Contains(s.Text, "@") {
			return spans(pack, b.Spans)
		}
	}
	return []goapp.UI{goapp.Elem("a").Attr("href", "#"+b.ID).Body(spans(pack, b.Spans)...)}
}

// spans shows runs of text. Plain runs side by side become one, because a
// browser makes them one when it reads the page.
func spans(pack *content.Pack, spans []content.Span) []goapp.UI {
	var ui []goapp.UI
	words := ""
	for i, s := range spans {
		plain := s.ID == "" && !s.Strong && s.Tel == "" && pack.Link(s.Link).Address == ""
		if plain {
			words += s.Text
		}
		if words != "" && (!plain || i == len(spans)-1) {
			ui = append(ui, withEmail(words)...)
			words = ""
		}
		if !plain {
			ui = append(ui, span(pack, s))
		}
	}
	return ui
}

// span is one run of text: a number dials or opens a message, a link without an address stays words.
func span(pack *content.Pack, s content.Span) goapp.UI {
	ui := withEmail(s.Text)
	if link := pack.Link(s.Link); link.Address != "" {
		ui = []goapp.UI{outsideLink(link, s.Text)}
	}
	if s.Tel != "" {
		ui = []goapp.UI{goapp.Elem("a").Class("tel").Attr("href", s.TelHref()).Text(s.Text)}
	}
	if s.Strong {
		ui = []goapp.UI{goapp.Elem("strong").Body(ui...)}
	}
	if s.ID != "" {
		return goapp.Elem("span").ID(s.ID).Body(ui...)
	}
	return ui[0]
}

func outsideLink(link content.Link, words string) goapp.UI {
	return goapp.Elem("a").Class("outside-link").Attr("href", link.Address).Attr("rel", "noreferrer").Text(words)
}

// linksNotes say once, below a guide, which of its links nobody has confirmed, and
// that words in it lead nowhere. The editor's list of them is in "guide check".
func linksNotes(pack *content.Pack, g *content.Guide) []string {
	var unconfirmed string
	var notes []string
	unknown := false
	for _, b := range g.Blocks {
		for _, id := range b.Links() {
			switch link := pack.Link(id); link.Standing() {
			case content.Unverified:
				unconfirmed = join(unconfirmed, link.Words)
			case content.Unknown:
				unknown = true
			}
		}
	}
	if unconfirmed != "" {
		notes = append(notes, "Link to “"+unconfirmed+"”: "+unconfirmedWords+".")
	}
	if unknown {
		notes = append(notes, "Some documents that this guide names have no link here: ask "+pack.Publisher())
	}
	return notes
}

const unconfirmedWords = "address not yet confirmed by the publisher"

func join(list, word string) string {
	if list == "" {
		return word
	}
	return list + "”, “" + word
}

// sentence returns the words with a capital, to begin a sentence.
func sentence(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:]
}
