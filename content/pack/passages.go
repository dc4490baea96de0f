package pack

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"oneminuteguide/content"
)

// passage is a heading, a paragraph or a point of a list: the most that one
// quotation can span.
type passage struct {
	spans *[]content.Span
	point *content.ListItem // nil when the passage is no point
	text  string
	taken []extent
}

type extent struct{ start, end int }

func (e extent) overlaps(other extent) bool { return e.start < other.end && other.start < e.end }

type passages []*passage

// place is an offset in one of the passages.
type place struct{ passage, offset int }

func passagesOf(blocks []content.Block) passages {
	var all passages
	for i := range blocks {
		block := &blocks[i]
		if len(block.Spans) > 0 {
			all = append(all, &passage{spans: &block.Spans, text: wordsOf(block.Spans)})
		}
		for j := range block.Items {
			point := &block.Items[j]
			all = append(all, &passage{spans: &point.Spans, point: point, text: wordsOf(point.Spans)})
		}
	}
	return all
}

// places yields everywhere that words stand, first from a place to the end,
// then from the beginning to that place.
func (ps passages) places(words string, from place) iter.Seq[place] {
	return func(yield func(place) bool) {
		var before []place
		for i, p := range ps {
			for _, offset := range occurrences(words, p.text) {
				at := place{i, offset}
				if i < from.passage || i == from.passage && offset < from.offset {
					before = append(before, at)
				} else if !yield(at) {
					return
				}
			}
		}
		for _, at := range before {
			if !yield(at) {
				return
			}
		}
	}
}

// occurrences finds words where they do not begin or end within a word.
func occurrences(words, text string) []int {
	var offsets []int
	for start := 0; ; {
		i := strings.Index(text[start:], words)
		if i < 0 || words == "" {
			return offsets
		}
		at := start + i
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(words):])
		if !inWord(before) && !inWord(after) {
			offsets = append(offsets, at)
		}
		start = at + 1
	}
}

func inWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }
