package content

import "strings"

// WithEnd is words of the pack followed by a mark of the app's own, or as they
// are where they end in a mark of theirs: "include:" gets no second colon.
func WithEnd(words, mark string) string {
	words = strings.TrimSpace(words)
	bare := strings.TrimRight(words, ` )]”’"'`)
	if bare == "" || strings.ContainsAny(bare[len(bare)-1:], ".:;,?!-") ||
		strings.HasSuffix(bare, "…") || strings.HasSuffix(bare, "–") || strings.HasSuffix(bare, "—") {
		return words
	}
	return words + mark
}
