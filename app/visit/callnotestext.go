package visit

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"oneminuteguide/content"
)

// The words around the lists, on the screen and in the copied text alike.
const (
	NoticedTitle  = "Noticed"
	DontKnowTitle = "Not known yet: keep asking about"
	NothingYet    = "Nothing is marked “Noticed” or “Don’t know”."
)

// Purpose says what the notes are for.
func Purpose(p *content.Pack) string {
	return "Keep these notes in view while you call " + content.WithEnd(p.Contact(p.Advice).Name, ".")
}

// NotThis says what the notes are not, and names the document that comes next.
func NotThis(p *content.Pack, g *content.Guide) string {
	return "They are not a referral or a risk assessment. They do not replace the " +
		p.Link(g.Checklist.NextDocument).Words + ", which may come next."
}

// Version says which guide the notes were made with.
func Version(p *content.Pack, g *content.Guide) string {
	return g.ShortTitle + ", " + g.Publisher + ", version " + strconv.Itoa(p.Version) + ", text copied " + g.CopiedOn.String()
}

// Text writes the notes as plain text, to paste, or to read aloud in a call:
// what was noticed comes first, each thing in a line of its own. Times are as
// local has them.
func Text(p *content.Pack, g *content.Guide, v Visit, now time.Time, local func(time.Time) time.Time) string {
	s := Summarise(g, v)
	clock := func(t time.Time) string { return local(t).Format("15:04") }
	var b strings.Builder
	line := func(words ...string) {
		for _, w := range words {
			b.WriteString(w)
		}
		b.WriteByte('\n')
	}
	line("Notes for the call")
	line("Made ", local(now).Format("2 January 2006, 15:04"))
	line("Guide: ", Version(p, g))
	lists := func(title string, parts []content.Part) {
		if len(parts) == 0 {
			return
		}
		line()
		line(strings.ToUpper(title))
		for _, part := range parts {
			line(part.Title)
			for _, item := range part.Items {
				line("- ", item.Words)
				if words := v.Detail(g.ID, item.ID).Words(); words != "" {
					line("  (", words, ")")
				}
			}
		}
	}
	lists(NoticedTitle, s.Noticed)
	lists(DontKnowTitle, s.DontKnow)
	if len(s.Noticed)+len(s.DontKnow) == 0 {
		line()
		line(NothingYet)
	}
	if words := AsideWords(p, g, v); words != "" {
		line()
		line(words)
	}
	line()
	line("WHAT THIS IS")
	line(Purpose(p), " ", NotThis(p, g))
	line("From the guide: ", g.Checklist.Absence)
	line("From the guide: ", g.Checklist.Assessment)
	line()
	line("WHO TO CALL")
	for _, c := range slices.Concat(p.Contacts, g.Contacts) {
		for _, words := range contactLines(c, v, clock) {
			line(words)
		}
	}
	return b.String()
}

// contactLines are the contact with the way that is shown first, its other ways, and
// the words on it.
func contactLines(c content.Contact, v Visit, clock func(time.Time) string) []string {
	first := Shown(c.First())
	if k := c.First().Kind; k != content.Call && !c.TextOnly() {
		first = Label(k) + " " + first
	}
	first += ", " + c.Name + ", " + c.ForWhom()
	if words := TappedWords(v, c, clock); words != "" {
		first += " (you " + words + ")"
	}
	lines := []string{first}
	for _, w := range c.Ways[1:] {
		lines = append(lines, "  "+Label(w.Kind)+" "+Shown(w))
	}
	for _, words := range []string{c.Hours, c.Note} {
		if words != "" {
			lines = append(lines, "  "+words)
		}
	}
	return lines
}
