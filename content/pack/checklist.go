package pack

import "oneminuteguide/content"

// readChecklist reads the items of a guide whose text is known, and gives the
// text their anchors. A guide can do without them.
func (r *reader) readChecklist(file string, guide *content.Guide, links *linkRecords, taken names) bool {
	if !r.exists(file) {
		return true
	}
	m, ok := r.readYAML(file, "the guide's own items in its own groups")
	if !ok {
		return false
	}
	start := m.required("start")
	parts, listed := m.groups("parts", "part")
	remember := m.optionalTexts("remember")
	absence, assessment := m.optional("absence"), m.optional("assessment")
	next := m.optional("next_document")
	m.wantSome("parts")
	m.refuseOthers()

	text := passagesOf(guide.Blocks)
	list := &guide.Checklist
	list.Parts = readParts(parts, text, taken)
	if listed && start.words != "" && list.Part(start.words).ID == "" {
		m.problem(start.line, "start %q: no such part, want the id of one below", start.words)
	}
	for _, sentence := range remember {
		words, _ := m.wantQuote("remember", sentence, text)
		list.Remember = append(list.Remember, words)
	}
	list.Absence, _ = m.wantQuote("absence", absence, text)
	list.Assessment, _ = m.wantQuote("assessment", assessment, text)
	m.wantLink("next_document", next, links)
	list.Start, list.NextDocument = start.words, next.words
	return !m.lost
}

func readParts(groups []*mapping, text passages, taken names) []content.Part {
	var parts []content.Part
	var anchors []anchor
	for _, m := range groups {
		part := content.Part{ID: m.requiredID(taken), Title: m.name("title")}
		lead := m.required("lead")
		items, _ := m.groups("items", "item")
		m.wantSome("items")
		m.refuseOthers()
		var from place
		part.Lead, from = m.wantQuote("lead", lead, text)
		for _, item := range items {
			id, words := item.requiredID(taken), item.required("words")
			item.refuseOthers()
			part.Items = append(part.Items, content.Item{ID: id, Words: words.words})
			anchors = append(anchors, anchor{id: id, words: words, after: from, from: item})
		}
		parts = append(parts, part)
	}
	inText := text.setAnchors(anchors)
	for _, part := range parts {
		for i, item := range part.Items {
			if words, found := inText[item.ID]; found {
				part.Items[i].Words = words
			}
		}
	}
	return parts
}

const notFound = "not in the guide's text, want its own words"

// wantQuote makes sure that a sentence is the guide's own. It returns the words
// as they are in the guide, and the place behind them. There is nothing to
// compare when the text was not read.
func (m *mapping) wantQuote(name string, quote phrase, guide passages) (words string, behind place) {
	if quote.words == "" || len(guide) == 0 {
		return quote.words, place{}
	}
	for i, at := range guide.found(quote.words, place{}) {
		return guide[i].text[at.start:at.end], place{i, at.end}
	}
	m.problem(quote.line, "%s %q: %s%s", name, quote.words, notFound, guide.nearest(quote.words))
	return quote.words, place{}
}

func (m *mapping) wantLink(name string, id phrase, links *linkRecords) {
	if id.words == "" || links == nil {
		return
	}
	if record := links.find(id.words); record != nil {
		m.problems.then(func() { record.used = true })
		return
	}
	m.problems.then(func() {
		if record := links.find(id.words); record != nil { // the address of a guide before this one
			record.used = true
			return
		}
		m.problem(id.line, "%s %q: no such link, want the id of a record in %s", name, id.words, linksFile)
	})
}
