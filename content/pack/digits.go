package pack

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// group is a run of digits in a text.
type group struct {
	extent
	digits string // in ASCII
	plus   bool   // there is a + before them
}

// chain is groups with nothing between them but what people write within a
// number. Several numbers can be one chain, and a date can be.
type chain []group

// separators are what people write between the digits of a number: spaces of
// every kind, and these. Direction marks come along when a number is copied
// from a phone.
const separators = ".-/()\u2010\u2011\u2012\u2013\u2014\u2212\u2215\u2044\uFF0D\uFF08\uFF09\u061C\u200E\u200F"

// longestSeparator is enough for "+44 - (0) 113".
const longestSeparator = 4

// chains returns the chains of a text of that country.
func chains(text string, in country) []chain {
	var all []chain
	for _, g := range groups(text) {
		last := len(all) - 1
		if last >= 0 && joined(text, all[last][len(all[last])-1], g, in) {
			all[last] = append(all[last], g)
		} else {
			all = append(all, chain{g})
		}
	}
	return all
}

func groups(text string) []group {
	var all []group
	var digits []byte
	begins, plus := -1, false // of the group that is open
	before := ' '
	finish := func(end int) {
		if begins >= 0 {
			all = append(all, group{extent{begins, end}, string(digits), plus})
		}
		begins, digits = -1, digits[:0]
	}
	for at, c := range text {
		digit, ok := digitOf(c)
		switch {
		case !ok:
			finish(at)
		case begins < 0:
			begins, plus = at, before == '+' || before == '\uFF0B'
			fallthrough
		default:
			digits = append(digits, byte(digit))
		}
		before = c
	}
	finish(len(text))
	return all
}

// joined reports whether what is between two groups could be within one number.
// A bracket that opens there holds the 0 that is left out behind +44, or the area code
// behind the country's or behind Russia's 8.
func joined(text string, a, b group, in country) bool {
	between := text[a.end:b.start]
	if b.plus || utf8.RuneCountInString(between) > longestSeparator {
		return false
	}
	for _, c := range between {
		if !unicode.IsSpace(c) && !strings.ContainsRune(separators, c) {
			return false
		}
	}
	return !strings.ContainsAny(between, "(\uFF08") || b.digits == "0" ||
		in.code != "" && strings.HasSuffix(a.digits, in.code) || in.trunk != "0" && a.digits == in.trunk
}

// digits returns the digits of all groups.
func (c chain) digits() string {
	var b strings.Builder
	for _, g := range c {
		b.WriteString(g.digits)
	}
	return b.String()
}

// written returns the digits of all groups, behind a + if there is one.
func (c chain) written() string {
	if c[0].plus {
		return "+" + c.digits()
	}
	return c.digits()
}

// extent is where the groups are in the text, with the + and the brackets that belong to them.
func (c chain) extent(text string) extent {
	e := extent{c[0].start, c[len(c)-1].end}
	if c[0].plus {
		_, size := utf8.DecodeLastRuneInString(text[:e.start])
		e.start -= size
	}
	opened, closed := strings.Count(text[e.start:e.end], "("), strings.Count(text[e.start:e.end], ")")
	if closed > opened && strings.HasSuffix(text[:e.start], "(") {
		e.start--
	}
	if opened > closed && strings.HasPrefix(text[e.end:], ")") {
		e.end++
	}
	return e
}

// zeros are the digit 0 of the other scripts that guides are translated to.
var zeros = []rune{'\u0660', '\u06F0', '\u0966', '\u09E6', '\u0A66', '\u0AE6', '\u0BE6', '\u0C66', '\u0E50', '\uFF10'}

func digitOf(c rune) (digit rune, ok bool) {
	if c < 0x80 { // nearly all of a text
		return c, '0' <= c && c <= '9'
	}
	for _, zero := range zeros {
		if c >= zero && c <= zero+9 {
			return '0' + c - zero, true
		}
	}
	return 0, false
}
