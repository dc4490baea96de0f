package search

import (
	"strings"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// Guides are the entries of the pack's guides.
func Guides(pack *content.Pack) []Entry {
	var entries []Entry
	for i := range pack.Guides {
		entries = append(entries, OfGuide(&pack.Guides[i])...)
	}
	return entries
}

// OfGuide are the entries of a guide: itself, its headings with what is below them, and the
// items of its checklist.
func OfGuide(g *content.Guide) []Entry {
	entries := []Entry{{Place: Place{Kind: Guide, Guide: g.ID}, Titles: []string{g.ShortTitle}}}
	if g.Title != g.ShortTitle {
		entries[0].Titles = append(entries[0].Titles, g.Title)
	}
	words := map[string]string{} // of the items, by their ids
	for _, part := range g.Checklist.Parts {
		for _, item := range part.Items {
			words[item.ID] = item.Words
		}
	}
	section := 0 // the entry to which the text belongs
	var items []Entry
	item := func(id string) bool { // an item is found by itself, and not with the section that it is in
		if words[id] == "" {
			return false
		}
		items = append(items, Entry{Place: Place{Item, g.ID, id}, Titles: []string{words[id]}})
		return true
	}
	for _, b := range g.Blocks {
		if title := clean(content.Words(b.Spans)); b.Level > 0 && title != "" {
			entries = append(append(entries, items...), Entry{Place: Place{Heading, g.ID, b.ID}, Titles: []string{title}})
			section, items = len(entries)-1, nil
			continue
		}
		for p := range content.Passages([]content.Block{b}) {
			if p.Point != nil && item(p.Point.ID) {
				continue
			}
			spans := *p.Spans
			for at, span := range spans {
				if item(span.ID) && len(spans) == len(*p.Spans) {
					spans = spans[:at]
				}
			}
			if text := clean(content.Words(spans)); text != "" {
				entries[section].Texts = append(entries[section].Texts, text)
			}
		}
		if b.Picture.Words != "" {
			entries[section].Texts = append(entries[section].Texts, clean(b.Picture.Words))
		}
	}
	return append(entries, items...)
}

// Contacts are the entries of the pack's contacts and those of its guides.
func Contacts(pack *content.Pack) []Entry {
	entries := ofContacts(pack, "", pack.Contacts)
	for i := range pack.Guides {
		entries = append(entries, ofContacts(pack, pack.Guides[i].ID, pack.Guides[i].Contacts)...)
	}
	return entries
}

func ofContacts(pack *content.Pack, guide string, contacts []content.Contact) []Entry {
	var entries []Entry
	for _, c := range contacts {
		e := Entry{Place: Place{Contact, guide, c.ID}, Titles: []string{c.Name}}
		for _, text := range []string{c.Audience, c.When, c.Hours, c.Note} {
			if text != "" {
				e.Texts = append(e.Texts, text)
			}
		}
		for _, way := range c.Ways {
			e.Texts = append(e.Texts, visit.Shown(pack.Words(), way))
		}
		entries = append(entries, e)
	}
	return entries
}

// clean is the text on one line.
func clean(text string) string { return strings.Join(strings.Fields(text), " ") }
