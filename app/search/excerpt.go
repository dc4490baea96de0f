package search

import (
	"sort"
	"strings"
)

// Piece is a run of words in a result.
type Piece struct {
	Text string
	Hit  bool // it was searched
}

// Says reports whether the result's excerpt is the whole of a text.
func (r Result) Says(text string) bool {
	for _, piece := range r.Excerpt {
		found := false
		said := strings.ReplaceAll(strings.ReplaceAll(piece.Text, isolate, ""), isolated, "")
		if text, found = strings.CutPrefix(text, said); !found {
			return false
		}
	}
	return text == ""
}

// before and after are how many words an excerpt has around the first that was found.
const (
	before  = 8
	after   = 22
	longest = 40 // words of a title that are shown
)

// result is the entry with what was found in it.
func (s *scan) result(i int) Result {
	e := &s.entries[i]
	r := Result{Place: e.Place, Title: s.pieces(e.first, e.name-1, longest)}
	first, end := s.bestText(e)
	if first < end {
		r.Excerpt = s.pieces(first, end, before+after)
	}
	return r
}

// bestText is the text of the entry in which most is found, the first of several. A
// further title, such as the full one of a guide, is a text too.
func (s *scan) bestText(e *entry) (first, end int) {
	var most float32 = -1
	begin := e.name
	for at := e.name; at < e.end; at++ {
		if s.tokens[at] != 0 {
			continue
		}
		if found := s.foundIn(begin, at); found > most {
			most, first, end = found, begin, at
		}
		begin = at + 1
	}
	return first, end
}

func (s *scan) foundIn(first, end int) (sum float32) {
	for t := range s.terms {
		var best float32
		for _, id := range s.tokens[first:end] {
			best = max(best, s.quality[id][t])
		}
		sum += best
	}
	if n := numberFrom(s.numbers, first); n != nil && n.first < end {
		sum++
	}
	return sum
}

// isHit reports whether the token was found, alone or in a number.
func (s *scan) isHit(at int) bool {
	if s.matches.terms[s.tokens[at]] != 0 {
		return true
	}
	n := numberFrom(s.numbers, at)
	return n != nil && n.first <= at
}

// numberFrom is the first of the numbers that ends at the token or after it.
func numberFrom(numbers []number, at int) *number {
	i := sort.Search(len(numbers), func(i int) bool { return numbers[i].last >= at })
	if i == len(numbers) {
		return nil
	}
	return &numbers[i]
}

// Between words from right to left the groups of a number would change places.
const isolate, isolated = "\u2066", "\u2069" // Unicode Bidirectional Algorithm, LRI and PDI

// pieces are the tokens around the first hit, at most so many words.
func (s *scan) pieces(first, end, most int) []Piece {
	var pieces []Piece
	add := func(text string, hit bool) {
		if last := len(pieces) - 1; last >= 0 && pieces[last].Hit == hit {
			pieces[last].Text += text
		} else {
			pieces = append(pieces, Piece{text, hit})
		}
	}
	from, to := s.window(first, end, most)
	if from > first {
		add("… ", false)
	}
	wordBefore, hitBefore := false, false
	for at := from; at < to; at++ {
		w, hit := &s.words[s.tokens[at]], s.isHit(at)
		if wordBefore && w.isWord() {
			add(" ", hit && hitBefore)
		}
		n := numberFrom(s.Index.numbers, at)
		inGroups := n != nil && n.last > n.first
		if inGroups && at == n.first {
			add(isolate, hit)
		}
		add(w.shown, hit)
		if inGroups && at == n.last {
			add(isolated, hit)
		}
		wordBefore, hitBefore = w.isWord(), hit
	}
	if to < end {
		add(" …", false)
	}
	return pieces
}

// window is the tokens that an excerpt shows of those from first to end.
func (s *scan) window(first, end, most int) (from, to int) {
	hit := first
	for hit < end && !s.isHit(hit) {
		hit++
	}
	if hit == end {
		hit = first
	}
	from = hit
	for words := 0; from > first && words < before; from-- {
		if s.words[s.tokens[from-1]].isWord() {
			words++
		}
	}
	to = from
	for words := 0; to < end && words < most; to++ {
		if s.words[s.tokens[to]].isWord() {
			words++
		}
	}
	if to < end && !s.words[s.tokens[to]].isWord() && to+1 == end { // the full stop
		to = end
	}
	return from, to
}
