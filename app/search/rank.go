package search

import (
	"math"
	"math/bits"
)

// Result is a place that was found.
type Result struct {
	Place
	Title   []Piece
	Excerpt []Piece // of what else it says
}

// Found is the best results of a search, and how many there are in all.
type Found struct {
	Results []Result
	All     int
}

// Search finds what was typed, the best first, and gives at most so many results.
func (x *Index) Search(typed string, most int) Found {
	s := x.scan(x.readQuery(typed))
	best, all := s.rank(most)
	found := Found{All: all}
	for _, r := range best {
		found.Results = append(found.Results, s.result(r.entry))
	}
	return found
}

// weight is how much a word counts in the titles of an entry, and in its texts.
func weight(k Kind) (title, text float32) {
	switch k {
	case Guide:
		return 3, 1
	case Contact:
		return 2.5, 1.8
	case Heading:
		return 2, 1
	default:
		return 1.5, 1
	}
}

// inGuide is how much a word counts that is in the title of the guide alone.
const inGuide = 0.25

// scan is one search: what each entry has of each term.
type scan struct {
	*Index
	matches
	terms   int
	numbers []number  // that were found
	best    []float32 // by entry and term
	titles  []float32 // the same of the titles of guides alone
	beside  []float32 // by entry: words that stand together as they were typed
	named   []int     // by entry: words of its first title that were typed
}

func (x *Index) scan(q query) *scan {
	n := len(q.terms)
	s := &scan{Index: x, matches: x.match(q), terms: n,
		best: make([]float32, len(x.entries)*n), titles: make([]float32, len(x.entries)*n), beside: make([]float32, len(x.entries)), named: make([]int, len(x.entries))}
	for _, word := range s.hit {
		i := 0
		for _, at := range x.places.of(word) {
			i = x.entryAt(int(at), i)
			s.count(word, i, int(at))
		}
	}
	if q.hasNumbers() {
		for _, n := range x.numbers {
			s.number(n, q)
		}
	}
	return s
}

// count counts a word that was found in entry i, at a token.
func (s *scan) count(word uint32, i, at int) {
	e := &s.entries[i]
	inTitle := at < e.texts
	title, weight := weight(e.Kind)
	if inTitle {
		weight = title
	}
	if at < e.name {
		s.named[i]++
	}
	terms := s.matches.terms[word]
	for left := terms; left != 0; left &= left - 1 {
		t := bits.TrailingZeros8(left)
		quality := s.quality[word][t]
		s.best[i*s.terms+t] = max(s.best[i*s.terms+t], quality*weight)
		if inTitle && e.Kind == Guide {
			s.titles[i*s.terms+t] = max(s.titles[i*s.terms+t], quality)
		}
	}
	if terms>>1 != 0 && at > e.first && (s.matches.terms[s.tokens[at-1]]<<1&terms != 0 || at > e.first+1 && s.matches.terms[s.tokens[at-2]]<<1&terms != 0) {
		s.beside[i] += weight
	}
}

// number counts a number of the texts that the query has, or a part of it.
func (s *scan) number(n number, q query) {
	found := false
	for t, term := range q.terms {
		if term.digits == nil || !n.has(term.digits) {
			continue
		}
		found = true
		i := s.entryAt(n.first, 0)
		_, weight := weight(s.entries[i].Kind)
		if len(term.digits[0]) < len(n.digits) {
			weight *= within
		}
		s.best[i*s.terms+t] = max(s.best[i*s.terms+t], weight)
	}
	if found {
		s.numbers = append(s.numbers, n)
	}
}

type ranked struct {
	entry int
	score float32
}

// partly is how much of a query an entry has at least, by the weights of the terms.
const partly = 0.6

// rank gives the best of the entries that have the terms, or most of them, and counts all.
func (s *scan) rank(most int) (best []ranked, found int) {
	rare := s.rarity()
	var all float32
	for _, r := range rare {
		all += r
	}
	guide := 0 // of which the entry is a part
	for i := range s.entries {
		e := &s.entries[i]
		if e.Kind == Guide {
			guide = i
		}
		var score, has float32
		own := false
		for t := range s.terms {
			value := s.best[i*s.terms+t]
			own = own || value > 0
			if value == 0 && e.Guide == s.entries[guide].Guide && e.Kind != Contact {
				value = inGuide * s.titles[guide*s.terms+t]
			}
			if value > 0 {
				has += rare[t]
				score += value * rare[t]
			}
		}
		if !own || has < partly*all {
			continue
		}
		score += s.beside[i] * 0.5 * all / float32(s.terms)
		if s.named[i] == e.named {
			score *= 1.5
		}
		found++
		best = insert(best, ranked{i, score * (has / all) * (has / all)}, most)
	}
	return best, found
}

// insert keeps the best, in their order, and of equal ones the earlier.
func insert(best []ranked, r ranked, most int) []ranked {
	if len(best) < most {
		best = append(best, r)
	} else if most == 0 || best[most-1].score >= r.score {
		return best
	}
	at := len(best) - 1
	for ; at > 0 && best[at-1].score < r.score; at-- {
		best[at] = best[at-1]
	}
	best[at] = r
	return best
}

// rarity is how much each term tells: one that is in few entries tells more. One that is
// in none tells as much as the others do on average, so that a slip costs not everything.
func (s *scan) rarity() []float32 {
	rare := make([]float32, s.terms)
	var sum, known float32
	for t := range rare {
		in := 0
		for i := range s.entries {
			if s.best[i*s.terms+t] > 0 {
				in++
			}
		}
		if in > 0 {
			rare[t] = float32(math.Log(1 + float64(len(s.entries))/float64(in)))
			sum += rare[t]
			known++
		}
	}
	for t := range rare {
		if rare[t] == 0 {
			rare[t] = 1
			if known > 0 {
				rare[t] = sum / known
			}
		}
	}
	return rare
}
