package pack

import (
	"regexp"
	"slices"

	"oneminuteguide/content"
)

// anchor is an item whose words have a place in the guide's text.
type anchor struct {
	id    string
	words phrase
	after place    // behind the words that introduce the item's part
	from  *mapping // the item, to report what is wrong with it
}

// setAnchors gives each item's words in the text the item's id, and returns the
// words as they are there, by id. No words of the text change. Long words go
// first: short ones may be within them, and have to be found elsewhere.
func (ps passages) setAnchors(anchors []anchor) map[string]string {
	slices.SortStableFunc(anchors, func(a, b anchor) int { return len(b.words.words) - len(a.words.words) })
	inText := map[string]string{}
	for _, a := range anchors {
		if len(ps) == 0 || a.words.words == "" {
			continue
		}
		words, fault := ps.setAnchor(a)
		if fault != "" {
			a.from.problem(a.words.line, "words %q: %s", a.words.words, fault)
		}
		inText[a.id] = words
	}
	return inText
}

func (ps passages) setAnchor(a anchor) (words, fault string) {
	for i, at := range ps.found(a.words.words, a.after) {
		p := ps[i]
		switch {
		case slices.ContainsFunc(p.taken, at.overlaps):
			fault = "part of another item's words, want words of its own"
		case p.mark(at, a.id):
			p.taken = append(p.taken, at)
			return p.text[at.start:at.end], ""
		default:
			fault = "begin in the middle of a link, want them to begin where it begins"
		}
	}
	if fault == "" {
		fault = notFound + ps.nearest(a.words.words)
	}
	return a.words.words, fault
}

// A point's last words before the next point are not part of an item.
var endOfPoint = regexp.MustCompile(`^[;,]?( ?(and|or|and/ ?or))?[;,.:]?$`)

// mark gives the words the id. It is false when that would cut a link in two.
func (p *passage) mark(words extent, id string) bool {
	if p.point != nil && words.start == 0 && endOfPoint.MatchString(p.text[words.end:]) {
		p.point.ID = id
		return true
	}
	spans, ok := markSpans(*p.spans, words, id)
	if ok {
		*p.spans = spans
	}
	return ok
}

// markSpans cuts the span in which the words begin, so that a span begins with
// them, and ends with them if they do not go on in the next one.
func markSpans(spans []content.Span, words extent, id string) (marked []content.Span, ok bool) {
	offset := 0
	for _, span := range spans {
		start, end := words.start-offset, min(words.end-offset, len(span.Text))
		offset += len(span.Text)
		switch {
		case start < 0 || start >= len(span.Text):
			marked = append(marked, span)
		case (span.Link != "" || span.To != "") && start > 0:
			return nil, false
		case span.Link != "" || span.To != "":
			span.ID = id
			marked = append(marked, span)
		default:
			before, after := span, span
			before.Text, after.Text = span.Text[:start], span.Text[end:]
			span.Text, span.ID, after.ID = span.Text[start:end], id, ""
			marked = appendPiece(marked, before)
			marked = append(marked, span)
			marked = appendPiece(marked, after)
		}
	}
	return marked, true
}

func appendPiece(spans []content.Span, piece content.Span) []content.Span {
	if piece.Text == "" {
		return spans
	}
	return append(spans, piece)
}
