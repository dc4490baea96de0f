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

const wantLink = "want the words in [square brackets], right behind them the address in (round ones), and no space in it"

var (
	// tightMarks begin a passage without the space that would have made them marks.
	tightMarks = regexp.MustCompile(`^(#|-|[0-9]{1,2}[.)])\pL`)
	// apartMarks are of a link with a space between its words and its address.
	apartMarks = regexp.MustCompile(`\] \((?:https?:|www\.|\.\./|[\w-]+\.(?i:png|jpe?g|webp|pdf)\))`)
)

// slipsOfMarks finds what was most likely meant as a mark, and may be words all the same.
func slipsOfMarks(typed string) []typedMark {
	var found []typedMark
	if mark := tightMarks.FindStringSubmatch(typed); mark != nil {
		found = append(found, typedMark{0, "the passage begins with " + quoteMark(mark[1]), "want a space behind it, if it is to be a heading or a point of a list"})
	}
	for _, at := range apartMarks.FindAllStringIndex(typed, -1) {
		found = append(found, typedMark{at[0], `"] (" in the text`, wantLink})
	}
	return found
}

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
		want := "want the mark closed, written right or removed"
		mark := typed[at[0]:at[1]]
		if mark == "](" {
			want = wantLink
		}
		found = append(found, typedMark{at[0], quoteMark(mark) + " in the text", want})
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
