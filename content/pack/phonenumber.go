package pack

import (
	"regexp"
	"slices"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// A letter in a number is a slip of the keyboard, never a number to dial.
var writtenNumber = regexp.MustCompile(`^\+?[0-9() -]+$`)

const (
	costsMore   = "costs the caller more than a call, want a number of the common rate"
	mayCostMore = "a short code that may cost the caller more than a call, want a number of the common rate"
)

// dialled returns the number as a phone dials it, or what is wrong with it.
// What is shown has to be what a person can dial. Nothing is wrong while the
// country is not known.
func (c country) dialled(number string) (tel, fault string) {
	if c.region == "" {
		return "", ""
	}
	if !writtenNumber.MatchString(number) {
		return "", noDigits(number)
	}
	short := strings.ReplaceAll(number, " ", "")
	switch {
	case c.isShort(short):
		return short, ""
	case c.isDearShort(short) && c.region != "GB":
		return "", mayCostMore
	case c.isDearShort(short):
		return "", costsMore
	}
	parsed, valid := c.parse(number)
	if parsed == nil {
		return "", "no telephone number, want one of " + c.name()
	}
	if !c.owns(parsed) {
		return "", "not a number of " + c.name()
	}
	if !valid {
		return "", c.invalid(parsed)
	}
	if !c.inFull(number, parsed) {
		return "", "is not what a person dials, want \"" + phonenumbers.Format(parsed, phonenumbers.NATIONAL) + "\""
	}
	if c.costs(parsed) {
		return "", costsMore
	}
	return c.tel(parsed), ""
}

var (
	withExtension = regexp.MustCompile(`^[0-9 ]+(?i:[,;(]? *(?:ext|extension|x|option)\.? *)([0-9]+)\)?$`)
	twoNumbers    = regexp.MustCompile(`[0-9]{3}[^0-9]+?(?:or|and|/|,|;|&).*[0-9]{3}`)
)

// noDigits says what to do with what is not digits alone.
func noDigits(number string) (fault string) {
	if extension := withExtension.FindStringSubmatch(number); extension != nil {
		return "want digits and spaces only, and extension: " + extension[1] + " on a line of its own"
	}
	if twoNumbers.MatchString(number) {
		return "want one number, of digits and spaces only: another is a contact of its own"
	}
	return "want digits and spaces only"
}

// texted returns the number as a phone sends a text to it, or what is wrong with it.
func (c country) texted(number string) (tel, fault string) {
	if short := strings.ReplaceAll(number, " ", ""); c.isShortText(short) {
		return short, ""
	}
	return c.dialled(number)
}

func (c country) invalid(parsed *phonenumbers.PhoneNumber) (fault string) {
	length := phonenumbers.IsPossibleNumberWithReason(parsed)
	if c.region == "GB" { // whose shorter numbers are a handful
		switch digits := len(phonenumbers.GetNationalSignificantNumber(parsed)); {
		case digits < 10:
			length = phonenumbers.TOO_SHORT
		case digits > 10:
			length = phonenumbers.TOO_LONG
		}
	}
	switch length {
	case phonenumbers.TOO_SHORT, phonenumbers.IS_POSSIBLE_LOCAL_ONLY:
		return "too short for " + c.name()
	case phonenumbers.TOO_LONG:
		return "too long for " + c.name()
	default:
		return c.name() + " has no such number"
	}
}

// inFull reports whether the digits can be dialled as written: the library
// also understands a number without its 0, and one with a 0 behind +44.
func (c country) inFull(number string, parsed *phonenumbers.PhoneNumber) bool {
	digits := strings.NewReplacer(" ", "", "-", "", "(0)", "", "(", "", ")", "").Replace(number)
	return slices.Contains(c.full(parsed), digits) ||
		c.trunk == "0" && strings.ReplaceAll(number, " ", "") == "(0)"+phonenumbers.GetNationalSignificantNumber(parsed)
}

// costs reports whether a call costs more than one to a number with an area code.
func (c country) costs(parsed *phonenumbers.PhoneNumber) bool {
	switch phonenumbers.GetNumberType(parsed) {
	case phonenumbers.PREMIUM_RATE, phonenumbers.PERSONAL_NUMBER, phonenumbers.PAGER:
		return true
	case phonenumbers.SHARED_COST:
		return c.region != "AU" // where 13 and 1300 are held to the price of a local call from a landline
	default:
		return false
	}
}
