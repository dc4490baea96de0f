package app

import (
	"strconv"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// text shows the pack's texts. On its own, in a file apart from the site, it has no
// pictures and no links to other pages.
type text struct {
	pack  *content.Pack
	of    string // id of the guide whose text it is; a topic that is its own leads nowhere
	alone bool
}

func guideText(pack *content.Pack, of string, blocks []content.Block) []goapp.UI {
	return text{pack: pack, of: of}.blocks(blocks)
}

// blocks shows the blocks unchanged. A heading is at most one level below the one
// before it, whatever its source says: screen readers announce levels, and a gap
// sounds like something missing.
func (t text) blocks(blocks []content.Block) []goapp.UI {
	ui := make([]goapp.UI, 0, len(blocks))
	level := 1 // of the page's own heading
	for _, b := range blocks {
		switch {
		case b.Level > 0:
			level = min(b.Level, level+1)
			ui = append(ui, goapp.Elem("h"+strconv.Itoa(level)).ID(b.ID).Body(t.headingLink(b)...))
		case len(b.Items) > 0:
			ui = append(ui, t.list(b))
		case len(b.Quote) > 0:
			ui = append(ui, goapp.Elem("blockquote").Body(t.blocks(b.Quote)...))
		case len(b.Rows) > 0:
			ui = append(ui, t.table(b.Rows))
		case b.Picture.Path != "":
			ui = append(ui, t.picture(b.Picture))
		case b.Rule:
			ui = append(ui, goapp.ElemSelfClosing("hr"))
		default:
			ui = append(ui, goapp.Elem("p").Body(t.spans(b.Spans)...))
		}
	}
	return ui
}

func (t text) list(b content.Block) goapp.UI {
	items := make([]goapp.UI, len(b.Items))
	for i, item := range b.Items {
		li := goapp.Elem("li")
		if item.ID != "" {
			li = li.ID(item.ID)
		}
		items[i] = li.Body(append(t.spans(item.Spans), t.blocks(item.Blocks)...)...)
	}
	if !b.Ordered {
		return goapp.Elem("ul").Body(items...)
	}
	list := goapp.Elem("ol")
	if b.Start != 0 {
		list = list.Attr("start", b.Start)
	}
	return list.Body(items...)
}

func (t text) picture(p content.Picture) goapp.UI {
	if t.alone {
		return goapp.Elem("p").Body(goapp.Elem("em").Text(p.Words))
	}
	return goapp.Elem("p").Class("picture").Body(goapp.ElemSelfClosing("img").
		Attr("src", t.pack.Root+p.Path).Attr("alt", p.Words).Attr("width", p.Width).Attr("height", p.Height).Attr("loading", "lazy"))
}

// headingLink makes a heading the link to itself, so that it can be copied and sent,
// unless something in it is a link already.
func (t text) headingLink(b content.Block) []goapp.UI {
	for _, s := range b.Spans {
		if s.Link != "" || s.To != "" || s.Tel != "" || strings.Contains(s.Text, "@") {
			return t.spans(b.Spans)
		}
	}
	return []goapp.UI{goapp.Elem("a").Attr("href", "#"+b.ID).Body(t.spans(b.Spans)...)}
}

// spans shows runs of text. Plain runs side by side become one, because a
// browser makes them one when it reads the page.
func (t text) spans(spans []content.Span) []goapp.UI {
	var ui []goapp.UI
	words := ""
	for i, s := range spans {
		plain := s.ID == "" && !s.Strong && !s.Emphasis && s.Tel == "" && t.leadsTo(s) == "" && t.pack.Link(s.Link).Address == ""
		if plain {
			words += s.Text
		}
		if words != "" && (!plain || i == len(spans)-1) {
			ui = append(ui, withBreaks(words)...)
			words = ""
		}
		if !plain {
			ui = append(ui, t.span(s)...)
		}
	}
	return ui
}

// span is one run of text: a number dials or opens a message, a link without an address stays words.
func (t text) span(s content.Span) []goapp.UI {
	ui := withBreaks(s.Text)
	if link := t.pack.Link(s.Link); link.Address != "" {
		ui = []goapp.UI{outsideLink(link, s.Text)}
	}
	if to := t.leadsTo(s); to != "" {
		link := goapp.Elem("a").Attr("href", to).Text(strings.ReplaceAll(s.Text, "\n", " "))
		if strings.HasPrefix(s.To, content.FilesFolder) {
			link = link.Attr("target", "_blank") // an installed app has no way back from a document
		}
		ui = []goapp.UI{link}
	}
	if s.Tel != "" {
		ui = []goapp.UI{goapp.Elem("a").Class("tel").Attr("href", s.TelHref()).Text(s.Text)}
	}
	if s.Emphasis {
		ui = []goapp.UI{goapp.Elem("em").Body(ui...)}
	}
	if s.Strong {
		ui = []goapp.UI{goapp.Elem("strong").Body(ui...)}
	}
	if s.ID != "" {
		ui = []goapp.UI{goapp.Elem("span").ID(s.ID).Body(ui...)}
	}
	return ui
}

// leadsTo is the page, the file or the e-mail address to which the words lead.
func (t text) leadsTo(s content.Span) string {
	to := s.To
	if id := t.pack.Link(s.Link).Guide; id != "" && id != t.of {
		to = guidePath(&content.Guide{ID: id})
	}
	switch {
	case t.alone && strings.HasPrefix(to, "/"):
		return ""
	case strings.HasPrefix(to, content.FilesFolder):
		return t.pack.Root + to
	case strings.HasPrefix(to, "/"):
		return t.pack.Base + to // to a page, which the text names as in the main language
	}
	return to
}

// withBreaks shows words, which can have line breaks in them.
func withBreaks(words string) []goapp.UI {
	var ui []goapp.UI
	for i, line := range strings.Split(words, "\n") {
		if i > 0 {
			ui = append(ui, goapp.ElemSelfClosing("br"))
		}
		ui = append(ui, withEmail(line)...)
	}
	return ui
}

func outsideLink(link content.Link, words string) goapp.UI {
	return goapp.Elem("a").Class("outside-link").Attr("href", link.Address).Attr("rel", "noreferrer").Text(strings.ReplaceAll(words, "\n", " "))
}

// mostNamed is how many links or guides a note names: more would hide what it says.
const mostNamed = 6

// linksNotes say once, below a guide, which of its links nobody has confirmed, and
// that words in it lead nowhere. The editor's list of them is in "guide check".
func linksNotes(pack *content.Pack, g *content.Guide) []string {
	w := pack.Words()
	var unconfirmed, notes []string
	unknown := false
	for _, id := range content.Links(g.Blocks) {
		switch link := pack.Link(id); link.Standing() {
		case content.Unverified:
			unconfirmed = append(unconfirmed, w.Marks.Quoted.Fill("words", link.Words))
		case content.Unknown:
			unknown = true
		}
	}
	switch {
	case len(unconfirmed) > mostNamed:
		notes = append(notes, w.Guide.UnconfirmedMany)
	case len(unconfirmed) > 0:
		notes = append(notes, w.Guide.Unconfirmed.Fill("links", w.List(unconfirmed)))
	}
	if unknown {
		notes = append(notes, w.Guide.NoLink.Fill("publisher", pack.Publisher()))
	}
	return notes
}
