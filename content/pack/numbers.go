package pack

import (
	"regexp"
	"slices"

	"oneminuteguide/content"
)

// What looks like a UK number in running text, however it is written; a digit
// more or less is let in, so that it can be reported.
var ukNumber = regexp.MustCompile(`(?:\+44 ?(?:\(0\) ?)?|\(0|\b0)[0-9](?:[ )-]{0,2}[0-9]){6,10}\b`)

// directory finds the contacts' numbers in a guide's text.
type directory []content.Contact

// whole is false when a number could not be read: then nothing can be said of
// those in the text.
func (d directory) whole() bool {
	return len(d) > 0 && !slices.ContainsFunc(d, func(c content.Contact) bool { return c.Tel == "" })
}

// stranger is the first number in the text that is no contact's, or "". Such a
// number is one that was changed in one place and forgotten in the other.
func (d directory) stranger(text string) string {
	if !d.whole() {
		return ""
	}
	for _, number := range ukNumber.FindAllString(text, -1) {
		if tel, _ := dialled(number); !d.has(tel) {
			return number
		}
	}
	return ""
}

func (d directory) has(tel string) bool {
	return tel != "" && slices.ContainsFunc(d, func(c content.Contact) bool { return c.Tel == tel })
}

// written is a contact's number as it stands in a text.
type written struct {
	extent
	tel string
}

// in finds the contacts' numbers in the text, in their order.
func (d directory) in(text string) []written {
	var all []written
	for _, at := range ukNumber.FindAllStringIndex(text, -1) {
		if tel, _ := dialled(text[at[0]:at[1]]); d.has(tel) {
			all = append(all, written{extent{at[0], at[1]}, tel})
		}
	}
	for _, c := range d {
		if !slices.Contains(shortNumbers, c.Tel) {
			continue
		}
		for _, at := range occurrences(c.Tel, text) {
			number := written{extent{at, at + len(c.Tel)}, c.Tel}
			within := func(w written) bool { return w.overlaps(number.extent) }
			if !slices.ContainsFunc(all, within) { // 0300 999 1234 is one number
				all = append(all, number)
			}
		}
	}
	slices.SortFunc(all, func(a, b written) int { return a.start - b.start })
	return all
}

// dial makes the contacts' numbers in the blocks spans of their own, so that
// they can be tapped where they are read. No words change.
func (d directory) dial(blocks []content.Block) {
	for i := range blocks {
		blocks[i].Spans = d.dialSpans(blocks[i].Spans)
		for j := range blocks[i].Items {
			blocks[i].Items[j].Spans = d.dialSpans(blocks[i].Items[j].Spans)
		}
	}
}

func (d directory) dialSpans(spans []content.Span) []content.Span {
	var cut []content.Span
	for _, span := range spans {
		if span.Link != "" {
			cut = append(cut, span)
			continue
		}
		end := 0
		for _, number := range d.in(span.Text) {
			before, itself := span, span
			before.Text = span.Text[end:number.start]
			itself.Text, itself.Tel = span.Text[number.start:number.end], number.tel
			if before.Text != "" {
				itself.ID = ""
			}
			cut = append(appendPiece(cut, before), itself)
			span.ID, end = "", number.end
		}
		span.Text = span.Text[end:]
		cut = appendPiece(cut, span)
	}
	return cut
}
