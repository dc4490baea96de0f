package search

import (
	"cmp"
	"math/bits"
	"slices"
	"strconv"
	"strings"
)

// The file of an index is text. Its first line says how many lines of words follow; some of
// these are empty. After them each line is an entry: the letter of its kind, its id and a
// tab, and its texts, each with a tab after it; an empty one parts the titles from the
// others. An entry belongs to the guide whose line is the last before it.
//
// In a text each word is one character: U+00A0 is the word on the first line, and so on.
// Digits are themselves, with a space between two groups of them; the number of a contact
// is the name of that in braces.
//
// A phone that has the index of before fetches only the pieces that changed. So the line of
// a word depends on the word, and hardly on the others; a contact's new number changes
// nothing; and other numbers are in pieces of their own, because the same words about them
// are often in many guides.
const firstRune = '\u00a0'

// Surrogates are no characters of their own.
const firstSurrogate, surrogates = 0xd800, 0x800

const (
	wordsInPiece = 512 // lines
	telephone    = 6   // digits of a text that is likely to have a telephone number
)

// Pieces is the file of an index of the entries, cut into what changes by itself. The same
// entries give the same bytes.
func Pieces(entries []Entry, numbers []Number) []string {
	x := newIndex()
	x.add(entries)
	x.prepare()
	names := map[string]string{}
	for _, n := range slices.Backward(numbers) { // the first of those that share a number
		names[digitsOf(n.Shown)] = n.Name
	}
	lines, runes := x.table()
	var pieces []string
	var piece strings.Builder
	end := func() {
		if piece.Len() > 0 {
			pieces = append(pieces, piece.String())
		}
		piece.Reset()
	}
	piece.WriteString(strconv.Itoa(len(lines)) + "\n")
	for some := range slices.Chunk(lines, wordsInPiece) {
		piece.WriteString(strings.Join(some, "\n") + "\n")
		end()
	}
	for _, e := range x.entries {
		id := e.ID
		if e.Kind == Guide {
			id = e.Guide
			end()
		}
		piece.WriteString(string(rune(e.Kind)) + id + "\t")
		first := e.first
		for at := e.first; at < e.end; at++ {
			if x.tokens[at] != 0 {
				continue
			}
			text, digits := x.write(first, at, runes, names)
			first = at + 1
			if digits >= telephone {
				end()
			}
			piece.WriteString(text + "\t")
			if digits >= telephone {
				end()
			}
			if first == e.texts {
				piece.WriteByte('\t')
			}
		}
		piece.WriteByte('\n')
	}
	end()
	return pieces
}

// write is a text as the file has it, and how many digits it has.
func (x *Index) write(first, end int, runes []rune, names map[string]string) (text string, digits int) {
	var out strings.Builder
	afterDigits := false
	for at := first; at < end; at++ {
		if n := numberFrom(x.numbers, at); n != nil && n.first == at && names[n.digits] != "" {
			out.WriteString("{" + names[n.digits] + "}")
			at, afterDigits = n.last, false
			continue
		}
		token := x.tokens[at]
		shown := x.words[token].shown
		is := isDigits(shown)
		switch {
		case !is:
			out.WriteRune(runes[token])
		case afterDigits:
			out.WriteString(" " + shown)
		default:
			out.WriteString(shown)
		}
		if is {
			digits += len(shown)
		}
		afterDigits = is
	}
	return out.String(), digits
}

// table gives each word a line by its hash, or the next free one, and a character by that.
// Most lines are empty: in a full table a new word would push others from line to line, and
// with them change the texts of most guides.
func (x *Index) table() (lines []string, runes []rune) {
	type hashed struct {
		word uint32
		hash uint32
	}
	var all []hashed
	for id, w := range x.words {
		if id > 0 && !isDigits(w.shown) {
			all = append(all, hashed{uint32(id), hash(w.shown)})
		}
	}
	lines, runes = make([]string, 1<<(bits.Len(uint(len(all)))+2)), make([]rune, len(x.words))
	mask := uint32(len(lines) - 1)
	slices.SortFunc(all, func(a, b hashed) int {
		return cmp.Or(cmp.Compare(a.hash&mask, b.hash&mask), strings.Compare(x.words[a.word].shown, x.words[b.word].shown))
	})
	for _, h := range all {
		at := h.hash & mask
		for lines[at] != "" {
			at = (at + 1) & mask
		}
		lines[at] = x.words[h.word].shown
		runes[h.word] = firstRune + rune(at)
		if runes[h.word] >= firstSurrogate {
			runes[h.word] += surrogates
		}
	}
	return lines, runes
}

// hash is FNV-1a.
func hash(word string) uint32 {
	h := uint32(2166136261)
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return h
}
