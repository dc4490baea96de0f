package app

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// guideText shows the guide's blocks unchanged. After a block with unconfirmed
// links comes a footnote of the app's own. A heading is at most one level below
// the one before it, whatever its source says: screen readers announce levels,
// and a gap sounds like something missing.
func guideText(pack *content.Pack, blocks []content.Block, footnote func(words string) goapp.UI) []goapp.UI {
	var ui []goapp.UI
	level := 1 // of the page's own heading
	for _, b := range blocks {
		switch {
		case b.Level > 0:
			level = min(b.Level, level+1)
			ui = append(ui, goapp.Elem("h"+strconv.Itoa(level)).ID(b.ID).Body(spans(pack, b.Spans)...))
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
		for _, words := range footnotes(pack, b.Links()) {
			ui = append(ui, footnote(words))
		}
	}
	return ui
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

// footnotes say what is known of the links' addresses, below the block that has the links.
func footnotes(pack *content.Pack, ids []string) []string {
	var unconfirmed, unknown string
	for _, id := range ids {
		link := pack.Link(id)
		switch link.Standing() {
		case content.Unverified:
			unconfirmed = join(unconfirmed, link.Words)
		case content.Unknown:
			unknown = join(unknown, link.Words)
		}
	}
	var list []string
	if unconfirmed != "" {
		list = append(list, "Link to “"+unconfirmed+"”: "+unconfirmedWords+"; needs signal.")
	}
	if unknown != "" {
		list = append(list, "No address is known for “"+unknown+"”: ask "+content.WithEnd(pack.Partnership, "."))
	}
	return list
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
