package pack

import (
	"cmp"
	"slices"

	"oneminuteguide/content"
)

// readGuide returns a guide in the edition's language, as far as it is translated.
func (e *edition) readGuide(main *content.Guide, numbers directory) content.Guide {
	folder, guide := guidesFolder+"/"+main.ID, *main
	guide.Base = e.pack.Base
	guide.Contacts = e.readContacts(folder+"/"+guideContactsFile, main.Contacts, numbers)
	numbers = numbers.with(main.Contacts)
	guide.Checklist.Lang = e.main.Language()
	name, is := e.has(folder+"/guide.md", "the guide is shown")
	if !is {
		guide.Lang = e.main.Language()
		e.refuseWithout(name, folder+"/checklist.yaml")
		return guide
	}
	text := e.newMarkdown(name, e.links, numbers)
	source := inLanguage(folder+"/"+sourceFile, e.tag.words)
	text.like, text.ownWords = main.Blocks, !e.exists(source)
	e.readText(text, &guide, e.readFront)
	e.proveText(name, source, &guide)
	if list, is := e.has(folder+"/checklist.yaml", "the checklist is shown"); is {
		e.readChecklist(list, &guide, &main.Checklist)
	}
	numbers.dial(guide.Blocks)
	return guide
}

// refuseWithout: a checklist has the words of a text, which must be there.
func (e *edition) refuseWithout(text, file string) {
	if name := inLanguage(file, e.tag.words); e.exists(name) {
		e.problems.add(name, 0, "has the words of %s, which is not there: want both or neither", text)
	}
}

// readFront reads what the guide is called. Dates that it does not have are those of
// the main language.
func (e *edition) readFront(m *mapping, guide *content.Guide) {
	guide.Title = m.name("title")
	guide.ShortTitle = m.name("short_title")
	guide.Publisher = m.name("publisher")
	guide.Source = m.required("source").words
	for _, d := range []struct {
		name string
		date *content.Date
	}{{"text_date", &guide.TextDate}, {"copied_on", &guide.CopiedOn}, {"last_checked", &guide.LastChecked}, {"review_due", &guide.ReviewDue}} {
		if own := m.optionalDate(d.name); !own.IsZero() {
			*d.date = own
		}
	}
	m.refuseOthers()
}

// readChecklist puts the words of the edition's text to the items of the main one. A
// list that lacks some stays in the main language: half of it would be missed.
func (e *edition) readChecklist(file string, guide *content.Guide, main *content.Checklist) {
	m, ok := e.readYAML(file, "the guide's own items in its own groups")
	if !ok {
		return
	}
	groups, _ := m.groups("parts", "part")
	text := passagesOf(guide.Blocks)
	quote := func(name string, p phrase) string { words, _ := m.wantQuote(name, p, text); return words }
	list := content.Checklist{Start: main.Start, NextDocument: main.NextDocument}
	for _, sentence := range m.optionalTexts("remember") {
		list.Remember = append(list.Remember, quote("remember", sentence))
	}
	list.Absence, list.Assessment = quote("absence", m.optional("absence")), quote("assessment", m.optional("assessment"))
	m.refuseOthers()
	list.Parts = e.readParts(groups, text, main)

	switch lacks := missingIn(list, main); {
	case m.lost:
	case lacks != "":
		e.problems.warn(file, 0, "has no %s: the whole checklist is shown in %s", lacks, e.main.Language())
	default:
		guide.Checklist = list
	}
}

// readParts returns the parts in the order of the main language.
func (e *edition) readParts(groups []*mapping, text passages, main *content.Checklist) []content.Part {
	taken, parts := names{}, map[string]content.Part{}
	var anchors []anchor
	for _, m := range groups {
		of := main.Part(m.translatedID(taken, func(id string) bool { return main.Part(id).ID != "" }))
		part := content.Part{ID: of.ID, Title: m.name("title")}
		lead := m.required("lead")
		items, _ := m.groups("items", "item")
		m.refuseOthers()
		var from place
		part.Lead, from = m.wantQuote("lead", lead, text)
		words := map[string]string{}
		for _, item := range items {
			id := item.translatedID(taken, func(id string) bool {
				return slices.ContainsFunc(of.Items, func(i content.Item) bool { return i.ID == id })
			})
			own := item.required("words")
			item.refuseOthers()
			words[id] = own.words
			anchors = append(anchors, anchor{id: id, words: own, after: from, from: item})
		}
		for _, item := range of.Items {
			if words[item.ID] != "" {
				part.Items = append(part.Items, content.Item{ID: item.ID, Words: words[item.ID], Print: item.Fingerprint()})
			}
		}
		parts[of.ID] = part
	}
	inText := text.setAnchors(slices.DeleteFunc(anchors, func(a anchor) bool { return a.id == "" }))
	var all []content.Part
	for _, of := range main.Parts {
		part, found := parts[of.ID]
		for i, item := range part.Items {
			part.Items[i].Words = cmp.Or(inText[item.ID], item.Words)
		}
		if found {
			all = append(all, part)
		}
	}
	return all
}

// translatedID reads the id of what the main language has, or "".
func (m *mapping) translatedID(taken names, known func(id string) bool) string {
	id := m.required("id")
	switch {
	case id.words == "":
		return ""
	case !known(id.words):
		m.problem(id.line, "id %q: not in checklist.yaml, want the same parts and items", id.words)
		return ""
	}
	if fault := taken.claim(id.words, m.file, id.line); fault != "" {
		m.problem(id.line, "id %q: %s", id.words, fault)
		return ""
	}
	return id.words
}

// missingIn names the first thing that the list lacks, or "".
func missingIn(list content.Checklist, main *content.Checklist) string {
	for _, part := range main.Parts {
		own := list.Part(part.ID)
		if own.ID == "" {
			return "part " + part.ID
		}
		for _, item := range part.Items {
			if !slices.ContainsFunc(own.Items, func(i content.Item) bool { return i.ID == item.ID }) {
				return "item " + item.ID
			}
		}
	}
	switch {
	case len(list.Remember) < len(main.Remember):
		return "remember, or too few in it"
	case list.Absence == "" && main.Absence != "":
		return "absence"
	case list.Assessment == "" && main.Assessment != "":
		return "assessment"
	}
	return ""
}
