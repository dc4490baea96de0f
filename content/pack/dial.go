package pack

import "oneminuteguide/content"

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

// dialSpans looks at the passage as a whole: a number can be partly bold. Words
// that are a link stay one.
func (d directory) dialSpans(spans []content.Span) []content.Span {
	for _, number := range d.in(wordsOf(spans)) {
		if number.fault == "" && !linked(spans, number.extent) {
			spans = dialExtent(spans, number)
		}
	}
	return spans
}

func linked(spans []content.Span, e extent) bool {
	offset := 0
	for _, span := range spans {
		at := extent{offset, offset + len(span.Text)}
		if span.Link != "" && at.overlaps(e) {
			return true
		}
		offset = at.end
	}
	return false
}

// dialExtent cuts the spans at the number's ends. An item's id goes to the
// piece that its words begin with.
func dialExtent(spans []content.Span, number found) []content.Span {
	var cut []content.Span
	offset := 0
	for _, span := range spans {
		start, end := max(number.start-offset, 0), min(number.end-offset, len(span.Text))
		offset += len(span.Text)
		if start >= end {
			cut = append(cut, span)
			continue
		}
		before, itself, after := span, span, span
		before.Text, itself.Text, after.Text = span.Text[:start], span.Text[start:end], span.Text[end:]
		itself.Tel, itself.TextOnly = number.contact.Tel, number.contact.TextOnly
		if start > 0 {
			itself.ID = ""
		}
		after.ID = ""
		cut = appendPiece(append(appendPiece(cut, before), itself), after)
	}
	return cut
}
