package visit

import (
	"slices"
	"strings"
	"time"

	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// Purpose says what the notes are for.
func Purpose(p *content.Pack) string {
	return p.Words().Notes.Purpose.Fill("contact", p.Sentence(p.Contact(p.Advice).Name))
}

// NotThis says what the notes are not, and names the document that comes next.
func NotThis(p *content.Pack, g *content.Guide) string {
	w := p.Words().Notes
	if g.Checklist.NextDocument == "" {
		return w.NotThis
	}
	return w.NotThis + " " + w.NotInstead.Fill("document", p.Link(g.Checklist.NextDocument).Words)
}

// GuideSentences are what the guide says of the answers as a whole, as far as it does.
func GuideSentences(g *content.Guide) []string {
	return slices.DeleteFunc([]string{g.Checklist.Absence, g.Checklist.Assessment}, func(sentence string) bool { return sentence == "" })
}

// OwnAbsence is the app's own sentence on what it means that nothing was noticed, and
// says that it is not the guide's.
func OwnAbsence(w *words.Words) string { return w.Guide.NotOfGuide.Fill("note", w.Notes.Absence) }

// Text writes the notes as plain text, to paste, or to read aloud in a call:
// what was noticed comes first, each thing in a line of its own. Times are as
// local has them.
func Text(p *content.Pack, g *content.Guide, v Visit, now time.Time, local func(time.Time) time.Time) string {
	w, s := p.Words(), Summarise(g, v)
	var b strings.Builder
	line := func(words ...string) {
		for _, each := range words {
			b.WriteString(each)
		}
		b.WriteByte('\n')
	}
	line(w.Pages.Notes)
	made := local(now)
	line(w.NotesText.Made.Fill("time", w.DayAndTime(w.Day(made.Date()), made)))
	line(w.NotesText.Guide.Fill("guide", g.ShortTitle, "publisher", g.Publisher, "number", w.Version(p.Version), "day", g.CopiedOn.In(w)))
	lists := func(title string, parts []content.Part) {
		if len(parts) == 0 {
			return
		}
		line()
		line(title)
		for _, part := range parts {
			line(part.Title)
			for _, item := range part.Items {
				line("- ", item.Words)
				if detail := v.Detail(g.ID, item.ID).Words(w); detail != "" {
					line("  ", w.NotesText.Detail.Fill("detail", detail))
				}
			}
		}
	}
	lists(w.NotesText.Noticed, s.Noticed)
	lists(w.NotesText.DontKnow, s.DontKnow)
	if len(s.Noticed)+len(s.DontKnow) == 0 {
		line()
		line(w.Notes.Nothing)
	}
	if words := AsideWords(p, g, v); words != "" {
		line()
		line(words)
	}
	line()
	line(w.NotesText.WhatThisIs)
	line(Purpose(p), " ", NotThis(p, g))
	if g.Checklist.Absence == "" {
		line(OwnAbsence(w))
	}
	for _, sentence := range GuideSentences(g) {
		line(w.NotesText.FromGuide.Fill("sentence", sentence))
	}
	line()
	line(w.NotesText.WhoToCall)
	for _, c := range slices.Concat(p.Contacts, g.Contacts) {
		for _, words := range contactLines(p, c, v, local) {
			line(words)
		}
	}
	return b.String()
}

// contactLines are the contact with the way that is shown first, its other ways, and
// the words on it.
func contactLines(p *content.Pack, c content.Contact, v Visit, local func(time.Time) time.Time) []string {
	w := p.Words()
	shown := func(way content.Way) string { return p.Isolated(Shown(w, way)) }
	labelled := func(way content.Way) string {
		return w.NotesText.Way.Fill("way", Label(w, way.Kind), "address", shown(way))
	}
	number := shown(c.First())
	if k := c.First().Kind; k != content.Call && !c.TextOnly() {
		number = labelled(c.First())
	}
	first := w.NotesText.Contact.Fill("number", number, "name", c.Name, "audience", c.ForWhom(w))
	if tapped := Tapped(w, v, c, local); tapped != "" {
		first = w.NotesText.Tapped.Fill("contact", first, "ways", tapped)
	}
	lines := []string{first}
	for _, way := range c.Ways[1:] {
		lines = append(lines, "  "+labelled(way))
	}
	for _, words := range []string{c.Hours, c.Note} {
		if words != "" {
			lines = append(lines, "  "+words)
		}
	}
	return lines
}
