package pack

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// short returns how many groups at the chain's place i are a short number of a
// contact and alone in the text, or 0. "116 123" is two groups. Digits
// in prose, as in "1,101 referrals", are no call.
func (d directory) short(text string, c chain, i int) int {
	for _, count := range []int{2, 1} {
		if i+count > len(c) {
			continue
		}
		if _, known := d.shorts[c[i:i+count].digits()]; !known {
			continue
		}
		if count == 2 && !unicode.IsSpace(rune(text[c[i].end])) && text[c[i].end:c[i+1].start] != "\u00A0" {
			continue
		}
		if alone(text, extent{c[i].start, c[i+count-1].end}) {
			return count
		}
	}
	return 0
}

// alone reports whether nothing beside the digits makes them part of another
// figure: a sum of money, a percentage, a thousand, a decimal, a time, a section.
func alone(text string, e extent) bool {
	before, after := text[:e.start], text[e.end:]
	if figureBefore(before) || figureAfter(after) {
		return false
	}
	// 1 101 and 101 000 are figures with a space for the thousands.
	spaced := strings.TrimRightFunc(before, unicode.IsSpace)
	if len(spaced) < len(before) {
		figure := spaced[strings.LastIndexFunc(spaced, isNoDigit)+1:]
		if start := len(spaced) - len(figure); figure != "" && len(figure) <= 3 && !followsDigits(spaced[:start]) {
			return false
		}
	}
	spaced = strings.TrimLeftFunc(after, unicode.IsSpace)
	return len(spaced) == len(after) || !isThousands(spaced)
}

// counted are words that a figure follows.
var counted = regexp.MustCompile(`(?i)\b(sections?|pages?|paragraphs?|paras?|articles?|regulations?|clauses?|rules?|` +
	`chapters?|appendix|figures?|tables?|rooms?|forms?)\s+$`)

func figureBefore(before string) bool {
	if counted.MatchString(before) {
		return true
	}
	c, size := utf8.DecodeLastRuneInString(before)
	if inWord(c) || c == '+' {
		return true
	}
	if size > 0 && strings.ContainsRune(",.-/:'’–‑·", c) && followsDigits(before[:len(before)-size]) {
		return true
	}
	sign, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(before, unicode.IsSpace))
	return unicode.Is(unicode.Sc, sign) || strings.ContainsRune("§¶#№", sign)
}

func figureAfter(after string) bool {
	c, size := utf8.DecodeRuneInString(after)
	if inWord(c) {
		return true
	}
	next, _ := utf8.DecodeRuneInString(after[size:])
	if size > 0 && strings.ContainsRune(",.-/:'’–‑·", c) && unicode.IsDigit(next) {
		return true
	}
	sign, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(after, unicode.IsSpace))
	return unicode.Is(unicode.Sc, sign) || strings.ContainsRune("%‰°", sign)
}

func followsDigits(before string) bool {
	c, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsDigit(c)
}

func isThousands(text string) bool {
	figure := text
	if end := strings.IndexFunc(text, isNoDigit); end >= 0 {
		figure = text[:end]
	}
	return len(figure) == 3
}

func isNoDigit(c rune) bool { return c < '0' || c > '9' }
