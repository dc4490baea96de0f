package pack

import (
	"fmt"
	"strings"
	"unicode"
)

// mostComparisons bounds all searches in a text for what comes nearest: a second at most.
const mostComparisons = 100_000_000

// nearest says which words of the guide come nearest to those that are not in
// it, and what differs, so that an editor need not search. It is empty when the
// texts are too long to compare, or too many words were looked for.
func (ps passages) nearest(words string) string {
	pattern := lower(straighten(words).text)
	size, compared := 0, 0
	for _, p := range ps {
		size += len(p.plain.text)
		compared += p.compared
	}
	if len(pattern)*size+compared > mostComparisons || len(pattern) == 0 {
		return ""
	}
	var best *passage
	least := len(pattern) + 1
	measure := newMeasure(pattern)
	for _, p := range ps {
		p.compared += len(pattern) * len(p.plain.text)
		if changes := measure.changes(p.plain.text); changes < least {
			best, least = p, changes
		}
	}
	if best == nil {
		return ""
	}
	text := []rune(best.plain.text)
	start, end, _ := closest(pattern, lower(best.plain.text))
	at := extent{start, end}
	if 2*least > len(pattern) {
		return fmt.Sprintf(farAway+" %q", shorten(best.text))
	}
	return describeNearest(wholeWords(text, at), straighten(words).text)
}

// farAway begins the message where no words are like those that are looked for.
const farAway = ": the nearest passage is"

// lower keeps the count of letters, unlike strings.ToLower.
func lower(text string) []rune {
	runes := []rune(text)
	for i, c := range runes {
		runes[i] = unicode.ToLower(c)
	}
	return runes
}

// closest finds the part of the text that needs the fewest letters put in, taken
// out or changed to become the pattern (Sellers' algorithm).
func closest(pattern, text []rune) (start, end, changes int) {
	type cell struct{ changes, start int }
	column := make([]cell, len(pattern)+1)
	for i := range column {
		column[i] = cell{i, 0}
	}
	changes = len(pattern)
	for j, c := range text {
		diagonal := column[0]
		column[0] = cell{0, j + 1}
		for i, want := range pattern {
			next := diagonal
			if c != want {
				next.changes++
			}
			if up := column[i]; up.changes+1 < next.changes {
				next = cell{up.changes + 1, up.start}
			}
			if left := column[i+1]; left.changes+1 < next.changes {
				next = cell{left.changes + 1, left.start}
			}
			diagonal, column[i+1] = column[i+1], next
		}
		if last := column[len(pattern)]; last.changes < changes {
			start, end, changes = last.start, j+1, last.changes
		}
	}
	return start, end, changes
}

// wholeWords widens the extent to whole words.
func wholeWords(text []rune, e extent) string {
	for e.start > 0 && inWord(text[e.start-1]) {
		e.start--
	}
	for e.end < len(text) && inWord(text[e.end]) {
		e.end++
	}
	return strings.TrimSpace(string(text[e.start:e.end])) // what is put in can be a space
}

// describeNearest quotes the guide's words, and the part in which the two differ.
func describeNearest(guide, words string) string {
	theirs, own := strings.Fields(guide), strings.Fields(words)
	for len(theirs) > 0 && len(own) > 0 && theirs[0] == own[0] {
		theirs, own = theirs[1:], own[1:]
	}
	for len(theirs) > 0 && len(own) > 0 && theirs[len(theirs)-1] == own[len(own)-1] {
		theirs, own = theirs[:len(theirs)-1], own[:len(own)-1]
	}
	differs := fmt.Sprintf("with %q for %q", shorten(strings.Join(theirs, " ")), shorten(strings.Join(own, " ")))
	switch {
	case len(own) == 0:
		differs = fmt.Sprintf("with %q besides", shorten(strings.Join(theirs, " ")))
	case len(theirs) == 0:
		differs = fmt.Sprintf("without %q", shorten(strings.Join(own, " ")))
	}
	return fmt.Sprintf(": the nearest is %q, %s", shorten(guide), differs)
}

// longestQuote is as much of a text as a message quotes.
const longestQuote = 100

func shorten(text string) string {
	runes := []rune(text)
	if len(runes) <= longestQuote {
		return text
	}
	short := string(runes[:longestQuote])
	return short[:max(strings.LastIndexByte(short, ' '), 1)] + " …"
}
