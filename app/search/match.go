package search

import (
	"math/bits"
	"strings"
)

// How well a word of a text is the word that was typed.
const (
	exactly   = 1.0
	beginning = 0.75 // it begins with it
	related   = 0.65 // another ending
	mistyped  = 0.5  // a letter wrong
	within    = 0.4  // it has it somewhere
	mistyped2 = 0.3  // two letters wrong, or one and not typed to the end
)

// matches says for each word of the index which terms it is, and how well.
type matches struct {
	terms   []uint8              // by word: a bit a term
	quality [][mostTerms]float32 // by word and term
	hit     []uint32             // of which terms is not 0
}

func (x *Index) match(q query) matches {
	m := matches{terms: make([]uint8, len(x.words)), quality: make([][mostTerms]float32, len(x.words))}
	for t, term := range q.terms {
		if term.digits != nil {
			continue
		}
		begun := len(q.terms) > 1 && len(term.folded) == 1 // "a", or a word of which more will be typed
		found := m.matchWords(x, t, term, begun)
		if t+1 < len(q.terms) && q.terms[t+1].digits == nil {
			m.matchJoined(x.words, t, term.folded+q.terms[t+1].folded)
		}
		if !found {
			m.matchMistyped(x.words, t, term)
		}
	}
	return m
}

func (m *matches) set(t, word int, quality float32) {
	if m.terms[word] == 0 {
		m.hit = append(m.hit, uint32(word))
	}
	m.terms[word] |= 1 << t
	m.quality[word][t] = max(m.quality[word][t], quality)
}

// A short word that is in many texts, such as "the", is looked for as it is: to find all
// words that have it in them would take longer and tell nothing.
const (
	shortWord = 3 // letters
	many      = 8 // one text in so many
)

func (x *Index) isCommon(folded string) bool {
	texts := 0
	for i := range x.words {
		if x.words[i].folded == folded {
			texts += len(x.places.of(uint32(i)))
		}
	}
	return texts > len(x.entries)/many
}

// matchWords finds the words that are the term, or have it in them.
func (m *matches) matchWords(x *Index, t int, term term, asItIs bool) (found bool) {
	words := x.words
	asItIs = asItIs || len(term.folded) <= shortWord && x.isCommon(term.folded)
	anywhere := len(term.folded) > 2 && !isDigits(term.folded) // two letters are in every other word
	letters := lettersOf(term.stem)                            // the words that are related have these
	for i := range words {
		w := &words[i]
		if w.letters.lack(letters) > 0 {
			continue
		}
		var quality float32
		switch {
		case w.folded == "":
			continue
		case w.folded == term.folded:
			quality = exactly
		case strings.HasPrefix(w.folded, term.folded):
			quality = beginning
		case w.stem == term.stem:
			quality = related
		case anywhere && strings.Contains(w.folded, term.folded):
			quality = within
		default:
			continue
		}
		found = true
		if quality == exactly || !asItIs {
			m.set(t, i, quality)
		}
	}
	return found
}

// matchJoined finds what was typed as two words and is one: "on line".
func (m *matches) matchJoined(words []word, t int, joined string) {
	letters := lettersOf(joined)
	for i := range words {
		if words[i].letters == letters && words[i].folded == joined {
			m.set(t, i, exactly)
			m.set(t+1, i, exactly)
		}
	}
}

// matchMistyped finds the words of which the term is a letter or two away.
func (m *matches) matchMistyped(words []word, t int, term term) {
	const leastBegun = 5 // letters of a word not typed to its end, of which one is wrong
	whole, stemmed := newTyped(term.folded), newTyped(term.stem)
	if whole == nil || stemmed == nil || isDigits(term.folded) {
		return
	}
	most := allowed(whole.length)
	if most == 0 {
		return
	}
	letters := lettersOf(term.stem)
	for i := range words {
		w := &words[i]
		if w.letters.lack(letters) > most || len(w.folded)+most < whole.length || w.digits {
			continue
		}
		wrong, begun := whole.mistakes(w.folded)
		if len(w.stem) < len(w.folded) || stemmed.length < whole.length {
			ofStem, _ := stemmed.mistakes(w.stem)
			if stemmed.length >= 4 {
				wrong = min(wrong, max(ofStem, 1))
			}
		}
		switch {
		case wrong == 1:
			m.set(t, i, mistyped)
		case wrong <= most, begun <= 1 && whole.length >= leastBegun:
			m.set(t, i, mistyped2)
		}
	}
}

// letterSet has a bit for each letter that a word has, so that most words need no
// comparison.
type letterSet uint32

func lettersOf(folded string) letterSet {
	var set letterSet
	for _, r := range folded {
		set |= 1 << (r & 31)
	}
	return set
}

// lack counts the letters of another word that are not in the set.
func (s letterSet) lack(other letterSet) int { return bits.OnesCount32(uint32(other &^ s)) }
