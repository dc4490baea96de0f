package pack

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// stranger counts the groups from i on that are a number which no contact has,
// or were meant to be one: changed in one place and forgotten in the other, or
// with a digit too few.
func (c country) stranger(text string, all chain, i int) int {
	first := all[i]
	switch {
	case first.plus, c.trunk == "0" && strings.HasPrefix(first.digits, "0"), c.isLongShort(first.digits):
		return c.begun(text, all, i)
	default:
		return c.unbegun(text, all[i:])
	}
}

// begun counts the groups of a number that begins as no other figure does: with a +
// or with a 0.
func (c country) begun(text string, all chain, i int) int {
	first := all[i]
	valid, meant := 0, 0
	for j := i; j < len(all) && len(all[i:j+1].digits()) <= longestNumber; j++ {
		if j > i && (first.digits == "0" && isMark(text[first.end:all[i+1].start]) || all[j:].startsWithDate(text)) {
			break
		}
		digits := all[i : j+1].digits()
		if c.dials(all[i:j+1].written()) || c.isLongShort(digits) && !first.plus {
			valid = j - i + 1
		}
		if i == j && len(digits) >= 9 || i < j && len(digits) >= 8 && len(digits) <= 12 {
			meant = j - i + 1 // eight digits without a space are a company's or a charity's number
		}
	}
	// Where numbers can be short, 07.30-16.30 can be one.
	hours := all[i:].startsWithTime(text)
	digits := len(all[i : i+valid].digits())
	switch {
	case valid > 0 && (!letterBefore(text, first) || digits > 10) && !(hours && digits <= 8):
		return valid
	case letterBefore(text, first) || hours:
		return 0 // a reference such as E01011234, or opening hours
	default:
		return meant
	}
}

// unbegun counts the groups of a number that begins with any digit, as American ones
// do: it has its area code in brackets, or is grouped as such numbers are at home.
func (c country) unbegun(text string, all chain) (groups int) {
	first := all[0]
	if c.region == "GB" || letterBefore(text, first) || all.startsWithDate(text) {
		return 0
	}
	before, after := text[:first.start], text[first.end:]
	bracketed := len(first.digits) > 1 && strings.HasSuffix(before, "(") && strings.HasPrefix(after, ")")
	for j := range all {
		number := all[:j+1]
		digits := number.digits()
		if len(digits) > longestNumber || j > 0 && all[j:].startsWithDate(text) {
			break
		}
		switch {
		case len(digits) < longestFigure || j == 0:
		case c.dials(digits) && (bracketed || c.groupedAtHome(number)) && alone(text, extent{first.start, all[j].end}):
			groups = j + 1
		case groups == 0 && c.trunk != "0" && len(digits) >= 8 && len(digits) <= 12 && (bracketed || c.meant(text, number)):
			groups = j + 1
		}
	}
	return groups
}

// groupedAtHome reports whether the groups are those in which the library writes the number.
func (c country) groupedAtHome(groups chain) bool {
	number, _ := c.parse(groups.digits())
	home := c.groups(number)
	if c.code == nanp && groups[0].digits == nanp {
		groups = groups[1:]
	}
	return slices.EqualFunc(groups, home, func(g group, digits string) bool { return g.digits == digits })
}

// meant reports whether the groups begin as 1-413-555 does.
func (c country) meant(text string, number chain) bool {
	return c.code == nanp && len(number) > 2 && number[0].digits == nanp && len(number[1].digits) == 3 && len(number[2].digits) == 3 &&
		isMark(text[number[0].end:number[1].start]) && isMark(text[number[1].end:number[2].start])
}

// isLongShort reports whether the digits are one of Europe's short codes that cannot
// be taken for a count.
func (c country) isLongShort(digits string) bool {
	return len(digits) == 6 && strings.HasPrefix(digits, "116") && c.isShort(digits)
}

func letterAfter(text string, g group) bool {
	c, _ := utf8.DecodeRuneInString(text[g.end:])
	return unicode.IsLetter(c)
}

func letterBefore(text string, g group) bool {
	c, _ := utf8.DecodeLastRuneInString(text[:g.start])
	return unicode.IsLetter(c)
}

// mostChanges is how many digits of a contact's number a slip may change.
const mostChanges = 2

// mostNear bounds all comparisons with contacts' numbers: some seconds.
const mostNear = 2_000_000

// tired reports whether so many numbers have been compared with so many that no text of
// a guide is behind it.
func (d directory) tired() bool { return d.compared != nil && *d.compared > mostNear }

// near returns the contact's number that was probably meant: it differs in a few digits.
func (d directory) near(written string) (shown string, is bool) {
	if d.compared != nil {
		*d.compared += len(d.spelled)
	}
	least := mostChanges + 1
	for digits, l := range d.spelled {
		if len(written) > len(digits)+mostChanges || len(digits) > len(written)+mostChanges {
			continue
		}
		if n := distance(written, digits); n < least || n == least && is && l.shown < shown {
			shown, least, is = l.shown, n, true
		}
	}
	return shown, is
}
