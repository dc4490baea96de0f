package pack

import (
	"errors"
	"io/fs"

	"oneminuteguide/content"
)

// readChecklist reads the items of a guide whose text is known, and gives the
// text their anchors. A guide can do without them.
func (r *reader) readChecklist(file string, guide *content.Guide, links *linkRecords, taken names) bool {
	if _, err := fs.Stat(r.fsys, file); errors.Is(err, fs.ErrNotExist) {
		return true
	}
	m, ok := r.readYAML(file, "the guide's own items in its own groups")
	if !ok {
		return false
	}
	start := m.required("start")
	parts, listed := m.groups("parts", "part")
	remember := m.texts("remember")
	absence, assessment := m.required("absence"), m.required("assessment")
	next := m.required("next_document")
	m.refuseOthers()

	text := passagesOf(guide.Blocks)
	list := &guide.Checklist
	if listed {
		m.wantSome("parts", len(parts))
		list.Parts = readParts(parts, text, taken)
		if start.words != "" && list.Part(start.words).ID == "" {
			m.problem(start.line, "start %q: no such part, want the id of one below", start.words)
		}
	}
	for _, sentence := range remember {
		m.wantQuote("remember", sentence, text)
		list.Remember = append(list.Remember, sentence.words)
	}
	m.wantQuote("absence", absence, text)
	m.wantQuote("assessment", assessment, text)
	m.wantLink("next_document", next, links)
	list.Start, list.NextDocument = start.words, next.words
	list.Absence, list.Assessment = absence.words, assessment.words
	return true
}

func readParts(groups []*mapping, text passages, taken names) []content.Part {
	var parts []content.Part
	var anchors []anchor
	for _, m := range groups {
		part := content.Part{ID: m.requiredID(taken), Title: m.required("title").words}
		lead := m.required("lead")
		items, listed := m.groups("items", "item")
		m.refuseOthers()
		if listed {
			m.wantSome("items", len(items))
		}
		part.Lead = lead.words
		from := m.wantQuote("lead", lead, text)
		for _, item := range items {
			id, words := item.requiredID(taken), item.required("words")
			item.refuseOthers()
			part.Items = append(part.Items, content.Item{ID: id, Words: words.words})
			anchors = append(anchors, anchor{id: id, words: words, after: from, from: item})
		}
		parts = append(parts, part)
	}
	text.setAnchors(anchors)
	return parts
}

// wantQuote makes sure that a sentence is the guide's own, and returns the
// place behind it. There is nothing to compare when the text was not read.
func (m *mapping) wantQuote(name string, quote phrase, guide passages) place {
	if quote.words == "" || len(guide) == 0 {
		return place{}
	}
	for at := range guide.places(quote.words, place{}) {
		return place{at.passage, at.offset + len(quote.words)}
	}
	m.problem(quote.line, "%s %q: not in the guide's text, want its own words", name, quote.words)
	return place{}
}

func (m *mapping) wantLink(name string, id phrase, links *linkRecords) {
	if id.words == "" || links == nil {
		return
	}
	if record := links.find(id.words); record != nil {
		record.used = true
		return
	}
	m.problem(id.line, "%s %q: no such link, want the id of a record in %s", name, id.words, linksFile)
}
