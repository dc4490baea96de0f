package pack

import (
	"regexp"
	"slices"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

const ukCode = 44

// shortNumbers are the UK's public short codes for help. The library's own
// list is wider: it takes premium and operators' codes too.
var shortNumbers = []string{
	"999", "112", "18000", // emergency, and emergency by text relay
	"101", "111", "105", "119", // police, health, power cuts, health services
	"116000", "116111", "116123", // missing people, children, Samaritans
}

// A letter in a number is a slip of the keyboard, never a number to dial.
var writtenNumber = regexp.MustCompile(`^\+?[0-9() -]+$`)

// dialled returns the number as a phone dials it, or what is wrong with it.
func dialled(number string) (tel, fault string) {
	if !writtenNumber.MatchString(number) {
		return "", "want digits and spaces only"
	}
	if short := strings.ReplaceAll(number, " ", ""); slices.Contains(shortNumbers, short) {
		return short, ""
	}
	parsed, err := phonenumbers.Parse(number, "GB")
	if err != nil {
		return "", "no telephone number, want one of the UK"
	}
	if parsed.GetCountryCode() != ukCode {
		return "", "not a number of the UK"
	}
	if phonenumbers.IsValidNumber(parsed) {
		return phonenumbers.Format(parsed, phonenumbers.E164), ""
	}
	switch digits := len(phonenumbers.GetNationalSignificantNumber(parsed)); {
	case digits < 10:
		return "", "too short for the UK"
	case digits > 10:
		return "", "too long for the UK"
	default:
		return "", "the UK has no such number"
	}
}
