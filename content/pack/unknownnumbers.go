package pack

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"oneminuteguide/content"
)

// stranger counts the groups from i on that are a number which no contact has,
// or were meant to be one: changed in one place and forgotten in the other, or
// with a digit too few.
func stranger(text string, c chain, i int) int {
	first := c[i]
	if !first.plus && !strings.HasPrefix(first.digits, "0") && !slices.Contains(longShortNumbers, first.digits) {
		return 0
	}
	valid, meant := 0, 0
	for j := i; j < len(c) && len(c[i:j+1].digits()) <= longestNumber; j++ {
		if j > i && (first.digits == "0" && isMark(text[first.end:c[i+1].start]) || c[j:].startsWithDate(text)) {
			break
		}
		digits := c[i : j+1].digits()
		if tel, full := meaning(c[i : j+1]); full && (isValid(tel) || isShort(tel) && !first.plus) {
			valid = j - i + 1
		}
		if i == j && len(digits) >= 9 || i < j && len(digits) >= 8 && len(digits) <= 12 {
			meant = j - i + 1 // eight digits without a space are a company's or a charity's number
		}
	}
	switch {
	case valid > 0 && (!letterBefore(text, first) || len(c[i:i+valid].digits()) > 10):
		return valid
	case letterBefore(text, first) || c[i:].startsWithTime(text):
		return 0 // a reference such as E01011234, or opening hours
	default:
		return meant
	}
}

// longShortNumbers cannot be taken for a count.
var longShortNumbers = []string{"116000", "116111", "116123"}

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

// near returns the contact whose number was probably meant: it differs in a few digits.
func (d directory) near(c chain) (content.Contact, bool) {
	tel, _ := meaning(c)
	for _, contact := range d {
		if !isShort(contact.Tel) && distance(tel, contact.Tel) <= mostChanges {
			return contact, true
		}
	}
	return content.Contact{}, false
}
