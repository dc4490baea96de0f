package pack

import (
	"iter"
	"unicode"

	"oneminuteguide/content"
)

// passage is a heading, a paragraph or a point of a list: the most that one
// quotation can span.
type passage struct {
	spans *[]content.Span
	point *content.ListItem // nil when the passage is no point
	text  string
	plain straightened // the text, to find words in
	taken []extent

	compared int // with words that are not in it, to find what comes nearest
}

type extent struct{ start, end int }

func (e extent) overlaps(other extent) bool { return e.start < other.end && other.start < e.end }

type passages []*passage

// place is an offset in one of the passages.
type place struct{ passage, offset int }

func passagesOf(blocks []content.Block) passages {
	var all passages
	for p := range content.Passages(blocks) {
		all = append(all, newPassage(p.Spans, p.Point))
	}
	return all
}

func newPassage(spans *[]content.Span, point *content.ListItem) *passage {
	text := content.Words(*spans)
	return &passage{spans: spans, point: point, text: text, plain: straighten(text)}
}

// found yields everywhere that words are, by passage, first from a place to the
// end, then from the beginning to that place.
func (ps passages) found(words string, from place) iter.Seq2[int, extent] {
	words = straighten(words).text
	return func(yield func(int, extent) bool) {
		isBefore := func(i int, at extent) bool {
			return i < from.passage || i == from.passage && at.start < from.offset
		}
		for _, before := range []bool{false, true} {
			for i, p := range ps {
				for _, at := range p.plain.find(words) {
					if isBefore(i, at) == before && !yield(i, at) {
						return
					}
				}
			}
		}
	}
}

func inWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }
