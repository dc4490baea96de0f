package pack

import (
	"strings"
	"unicode/utf8"
)

// straight are the straight marks for the curly ones that word processors put
// in. The same words can have either in a guide's text and in a checklist.
var straight = map[rune]byte{
	'\u2018': '\'', '\u2019': '\'', '\u201A': '\'', '\u201B': '\'', '\u02BC': '\'', '\u2032': '\'', '\u00B4': '\'', '`': '\'',
	'\u201C': '"', '\u201D': '"', '\u201E': '"', '\u201F': '"', '\u2033': '"',
}

// straightened is a text with straight marks only, in which words are found.
type straightened struct {
	text string
	at   []int // for each of its bytes, and its end, the offset in the text that it was made from; nil where it is that text
}

func (s straightened) offset(i int) int {
	if s.at == nil {
		return i
	}
	return s.at[i]
}

func straighten(text string) straightened {
	if !strings.ContainsFunc(text, func(c rune) bool { _, curly := straightMark(c); return curly }) {
		return straightened{text: text}
	}
	var b strings.Builder
	at := make([]int, 0, len(text)+1)
	for offset, c := range text {
		if mark, curly := straightMark(c); curly {
			b.WriteByte(mark)
			at = append(at, offset)
			continue
		}
		b.WriteRune(c)
		for i := range utf8.RuneLen(c) {
			at = append(at, offset+i)
		}
	}
	return straightened{b.String(), append(at, len(text))}
}

func straightMark(c rune) (mark byte, curly bool) {
	if c <= '~' && c != '`' { // nearly all of a text
		return 0, false
	}
	mark, curly = straight[c]
	return mark, curly
}

// sameWords reports whether the words differ at most in their marks.
func sameWords(a, b string) bool { return straighten(a).text == straighten(b).text }

// find returns where straightened words are in the text that s was made from,
// unless they begin or end within a word there.
func (s straightened) find(words string) []extent {
	var found []extent
	for start := 0; ; {
		i := strings.Index(s.text[start:], words)
		if i < 0 || words == "" {
			return found
		}
		at := start + i
		before, _ := utf8.DecodeLastRuneInString(s.text[:at])
		after, _ := utf8.DecodeRuneInString(s.text[at+len(words):])
		if !inWord(before) && !inWord(after) {
			found = append(found, extent{s.offset(at), s.offset(at + len(words))})
		}
		start = at + 1
	}
}
