package pack

import (
	"slices"

	"oneminuteguide/content"
)

// dial makes the contacts' numbers in the blocks spans of their own, so that
// they can be tapped where they are read. No words change.
func (d directory) dial(blocks []content.Block) {
	for p := range content.Passages(blocks) {
		*p.Spans = d.dialSpans(*p.Spans)
	}
}

// dialSpans looks at the passage as a whole: a number can be partly bold. Words
// that are a link stay one.
func (d directory) dialSpans(spans []content.Span) []content.Span {
	links := linksIn(spans)
	numbers := slices.DeleteFunc(d.in(content.Words(spans)), func(n found) bool {
		return n.fault != "" || slices.ContainsFunc(links, n.overlaps)
	})
	var cut []content.Span
	offset := 0
	for _, span := range spans {
		end := offset + len(span.Text)
		for len(numbers) > 0 && numbers[0].start < end {
			number := numbers[0]
			before, itself := span, span
			at := max(number.start-offset, 0)
			length := min(number.end, end) - offset
			before.Text, itself.Text, span.Text = span.Text[:at], span.Text[at:length], span.Text[length:]
			itself.Tel, itself.TextOnly = number.tel, number.textOnly
			if before.Text != "" {
				itself.ID = "" // an item's words begin with the piece before
			}
			cut = append(appendPiece(cut, before), itself)
			span.ID = ""
			offset += length
			if number.end > end {
				break // the number goes on in the next span
			}
			numbers = numbers[1:]
		}
		cut = appendPiece(cut, span)
		offset = end
	}
	return cut
}

func linksIn(spans []content.Span) []extent {
	var links []extent
	offset := 0
	for _, span := range spans {
		end := offset + len(span.Text)
		if span.Link != "" || span.To != "" {
			links = append(links, extent{offset, end})
		}
		offset = end
	}
	return links
}
