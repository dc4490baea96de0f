package pack

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// typedMarks are the marks of Markdown, and of what other programs add to it,
// that the parser leaves in the text: they would be shown as they were typed.
var typedMarks = regexp.MustCompile(`\*\*+|__+|~~+|##+|` + "`" + `+|\]\(|\]\[|\]:|` + // left open or written wrong
	`:::+|\[\[|\[\^|\[!|\{[{%:#.]?|==+|\$\$`) // of other programs

// loneMarks are single marks at a word's edge: a footnote's star, or bold and
// italics that were left open.
var loneMarks = regexp.MustCompile(`(?:^|[\s(])[*_]\pL|\pL[*_](?:$|[\s).,;:])`)

// bullets are what word processors put before the points of a list.
const bullets = "•‣⁃◦▪▫●○■□◆◇➢➤►▶✓✔✗✦❖·∙"

// typedMark is something in the text that is not words.
type typedMark struct {
	at   int
	what string
	want string
}

// marksIn finds marks that would be shown as typed, each with what to do.
func marksIn(typed string) []typedMark {
	var found []typedMark
	if !strings.ContainsAny(typed, "*_~#`[]{=$") && !strings.Contains(typed, ":::") {
		return typedBullets(typed) // most passages: the expression takes its time
	}
	for _, at := range typedMarks.FindAllStringIndex(typed, -1) {
		mark := quoteMark(typed[at[0]:at[1]])
		found = append(found, typedMark{at[0], mark + " in the text", "want the mark closed, written right or removed"})
	}
	return append(found, typedBullets(typed)...)
}

func typedBullets(typed string) []typedMark {
	var found []typedMark
	at := 0
	for i, line := range strings.Split(typed, "\n") {
		if bullet := typedBullet(line, i == 0); bullet != "" {
			found = append(found, typedMark{at, "the line begins with " + quoteMark(bullet), "want a hyphen and a space before each point of a list"})
		}
		at += len(line) + 1
	}
	return found
}

func quoteMark(mark string) string { return `"` + mark + `"` }

// typedBullet returns the bullet that the line begins with, or "". Dashes and
// single letters count only where a passage begins: inside one they can be words.
func typedBullet(line string, first bool) string {
	c, size := utf8.DecodeRuneInString(line)
	bullet := line[:size]
	spaced := strings.HasPrefix(line[size:], " ")
	switch {
	case size == 0:
		return ""
	case strings.ContainsRune(bullets, c):
		return bullet
	case first && spaced && strings.ContainsRune("–—‐−-+o", c), first && c == '|':
		return bullet
	}
	return ""
}
