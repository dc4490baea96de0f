package content

import (
	"strings"
	"unicode/utf8"
)

// WithEnd is words of the pack followed by a mark of the app's own, or as they
// are where they end in a mark of theirs: "include:" gets no second colon.
func WithEnd(words, mark string) string {
	words = strings.TrimSpace(words)
	bare := strings.TrimRight(words, ` )]”’"'`)
	last, _ := utf8.DecodeLastRuneInString(bare)
	if bare == "" || strings.ContainsRune(marks, last) {
		return words
	}
	return words + mark
}

// marks are those of several scripts.
const marks = ".:;,?!-…–—" + "،؛؟۔" + "।" + "。，：；？！" + "։" + "።"
