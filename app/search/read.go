package search

import (
	"errors"
	"strconv"
	"strings"
)

var errDamaged = errors.New("not an index of this program")

// Read returns an index of the file that Pieces has made, with the numbers as they are now,
// and of other entries.
func Read(file string, numbers []Number, others ...Entry) (*Index, error) {
	first, rest, _ := strings.Cut(file, "\n")
	lines, err := strconv.Atoi(first)
	if err != nil || lines > len(rest) {
		return nil, errDamaged
	}
	x := newIndex()
	x.words = append(make([]word, 0, lines+lines/8), x.words...)
	for range lines {
		token, after, found := strings.Cut(rest, "\n")
		if !found {
			return nil, errDamaged
		}
		rest = after
		if token == "" {
			x.words = append(x.words, word{})
		} else {
			x.words = append(x.words, newWord(token))
		}
	}
	r := reader{x, make([]uint32, 0, len(rest)/2), uint32(lines), map[string]uint32{}, numbers}
	guide := ""
	for line := range strings.Lines(rest) {
		name, texts, found := strings.Cut(line, "\t")
		if !found || len(name) < 2 {
			return nil, errDamaged
		}
		e := entry{Place: Place{Kind: Kind(name[0]), Guide: guide, ID: name[1:]}}
		if e.Kind == Guide {
			guide = e.ID
			e.Guide, e.ID = guide, ""
		}
		if !r.readTexts(&e, texts) {
			return nil, errDamaged
		}
		x.entries = append(x.entries, e)
	}
	x.tokens = r.tokens
	x.add(others)
	x.prepare()
	return x, nil
}

type reader struct {
	*Index
	tokens  []uint32
	lines   uint32            // of words
	known   map[string]uint32 // the words that are no lines
	numbers []Number
}

// readTexts reads a third of a million words for a library: it calls nothing for a word.
func (r *reader) readTexts(e *entry, texts string) (right bool) {
	tokens, lines, digits, name := r.tokens, r.lines, -1, -1
	e.first = len(tokens)
	for i, c := range texts {
		if name >= 0 {
			if c == '}' {
				tokens = append(tokens, r.named(texts[name:i])...)
				name = -1
			}
			continue
		}
		if c >= '0' && c <= '9' {
			if digits < 0 {
				digits = i
			}
			continue
		}
		if digits >= 0 {
			tokens = append(tokens, r.token(texts[digits:i]))
			digits = -1
		}
		switch {
		case c >= firstRune:
			if c >= firstSurrogate {
				c -= surrogates
			}
			id := uint32(c-firstRune) + 1
			if id > lines {
				return false
			}
			tokens = append(tokens, id)
		case c == '{':
			name = i + 1
		case c == '\t' && e.name > 0 && e.texts == 0 && tokens[len(tokens)-1] == 0: // an empty text
			e.texts = len(tokens)
		case c == '\t':
			tokens = append(tokens, 0)
			if e.name == 0 {
				e.name = len(tokens)
			}
		}
	}
	r.tokens, e.end = tokens, len(tokens)
	return e.name > 0 && e.texts > 0
}

func (r *reader) token(shown string) uint32 {
	id, found := r.known[shown]
	if !found {
		id = uint32(len(r.words))
		r.known[shown] = id
		r.words = append(r.words, newWord(shown))
	}
	return id
}

// named is the number with that name.
func (r *reader) named(name string) (tokens []uint32) {
	for _, n := range r.numbers {
		if n.Name == name {
			for _, shown := range split(n.Shown) {
				tokens = append(tokens, r.token(shown))
			}
			break
		}
	}
	return tokens
}
