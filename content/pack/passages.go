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
		in := func(first, last int, wanted func(i int, at extent) bool) (goOn bool) {
			for i := first; i < last; i++ {
				for _, at := range ps[i].plain.find(words) {
					if wanted(i, at) && !yield(i, at) {
						return false
					}
				}
			}
			return true
		}
		isBefore := func(i int, at extent) bool { return i < from.passage || at.start < from.offset }
		isBehind := func(i int, at extent) bool { return i > from.passage || at.start >= from.offset }
		if in(from.passage, len(ps), isBehind) {
			in(0, min(from.passage+1, len(ps)), isBefore)
		}
	}
}

func inWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }
