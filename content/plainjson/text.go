package plainjson

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// str reads a string, which begins at the next byte that is not space.
func (r *reader) str() (string, error) {
	r.take('"')
	start := r.at
	for ; r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; {
		case c == '"':
			r.at++
			return r.text[start : r.at-1], nil
		case c == '\\':
			return r.escaped(r.text[start:r.at])
		case c < ' ':
			return "", r.wants("no control character")
		}
	}
	return "", r.wants("the end of the string")
}

// escaped goes on with a string from its first backslash.
func (r *reader) escaped(begun string) (string, error) {
	var b strings.Builder
	b.WriteString(begun)
	for r.at < len(r.text) {
		c := r.text[r.at]
		r.at++
		switch {
		case c == '"':
			return b.String(), nil
		case c < ' ':
			return "", r.wants("no control character")
		case c != '\\':
			b.WriteByte(c)
		default:
			char, ok := r.escape()
			if !ok {
				return "", r.wants("an escape")
			}
			b.WriteRune(char)
		}
	}
	return "", r.wants("the end of the string")
}

func (r *reader) escape() (rune, bool) {
	if r.word("u") {
		char, ok := r.hex()
		if !utf16.IsSurrogate(char) {
			return char, ok
		}
		after := r.at
		if low, second := rune(0), r.word(`\u`); second {
			low, ok = r.hex()
			if pair := utf16.DecodeRune(char, low); pair != utf8.RuneError {
				return pair, ok
			}
		}
		r.at = after // half a pair
		return utf8.RuneError, ok
	}
	for i, name := range `"\/bfnrt` {
		if r.word(string(name)) {
			return rune("\"\\/\b\f\n\r\t"[i]), true
		}
	}
	return 0, false
}

func (r *reader) hex() (rune, bool) {
	if r.at+4 > len(r.text) {
		return 0, false
	}
	n, err := strconv.ParseUint(r.text[r.at:r.at+4], 16, 16)
	r.at += 4
	return rune(n), err == nil
}
