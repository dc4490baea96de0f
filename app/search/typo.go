package search

import "unicode/utf8"

// typed is a word that may have been typed wrong: it tells how many letters lie between
// it and another, where two that changed places count as one. All letters are compared at
// once, a bit each: Hyyrö, A Bit-Vector Algorithm for Computing Levenshtein and Damerau
// Edit Distances, 2003.
type typed struct {
	length int
	last   uint64          // the bit of the last letter
	ascii  [128]uint64     // the places of a letter in the word
	others map[rune]uint64 // of those that are not ASCII
}

// longestTyped is how many letters have a bit.
const longestTyped = 64

func newTyped(folded string) *typed {
	t := &typed{length: utf8.RuneCountInString(folded), others: map[rune]uint64{}}
	if t.length == 0 || t.length > longestTyped {
		return nil
	}
	t.last = 1 << (t.length - 1)
	bit := uint64(1)
	for _, r := range folded {
		if r < 128 {
			t.ascii[r] |= bit
		} else {
			t.others[r] |= bit
		}
		bit <<= 1
	}
	return t
}

// mistakes counts them against the whole word, and against its beginning that is nearest.
func (t *typed) mistakes(word string) (whole, beginning int) {
	up, down, diagonal, before := ^uint64(0), uint64(0), uint64(0), uint64(0)
	whole, beginning = t.length, t.length
	for _, r := range word {
		var places uint64
		if r < 128 {
			places = t.ascii[r]
		} else {
			places = t.others[r]
		}
		swapped := ((^diagonal & places) << 1) & before
		diagonal = (((places & up) + up) ^ up) | places | down | swapped
		right, left := down|^(diagonal|up), diagonal&up
		if right&t.last != 0 {
			whole++
		}
		if left&t.last != 0 {
			whole--
		}
		beginning = min(beginning, whole)
		right, left = right<<1|1, left<<1
		up, down, before = left|^(diagonal|right), right&diagonal, places
	}
	return whole, beginning
}

// allowed is how many letters of a word may be wrong.
func allowed(length int) int {
	switch {
	case length < 4:
		return 0
	case length < 7:
		return 1
	default:
		return 2
	}
}
