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

// shortTextNumbers are short codes for help that take texts and are free.
var shortTextNumbers = []string{"999", "85258"} // emergency, Shout

// A letter in a number is a slip of the keyboard, never a number to dial.
var writtenNumber = regexp.MustCompile(`^\+?[0-9() -]+$`)

var directoryEnquiries = regexp.MustCompile(`^118[0-9]{3}$`)

// dialled returns the number as a phone dials it, or what is wrong with it.
// What is shown has to be what a person can dial.
func dialled(number string) (tel, fault string) {
	if !writtenNumber.MatchString(number) {
		return "", "want digits and spaces only"
	}
	short := strings.ReplaceAll(number, " ", "")
	switch {
	case slices.Contains(shortNumbers, short):
		return short, ""
	case directoryEnquiries.MatchString(short):
		return "", "costs the caller more than a call, want a number of the common rate"
	}
	parsed, err := phonenumbers.Parse(number, "GB")
	if err != nil {
		return "", "no telephone number, want one of the UK"
	}
	if parsed.GetCountryCode() != ukCode {
		return "", "not a number of the UK"
	}
	if !phonenumbers.IsValidNumber(parsed) {
		return "", invalid(parsed)
	}
	if !inFull(number, parsed) {
		return "", "is not what a person dials, want \"" + phonenumbers.Format(parsed, phonenumbers.NATIONAL) + "\""
	}
	if costs(parsed) {
		return "", "costs the caller more than a call, want a number of the common rate"
	}
	return phonenumbers.Format(parsed, phonenumbers.E164), ""
}

// texted returns the number as a phone sends a text to it, or what is wrong with it.
func texted(number string) (tel, fault string) {
	if short := strings.ReplaceAll(number, " ", ""); slices.Contains(shortTextNumbers, short) {
		return short, ""
	}
	return dialled(number)
}

func invalid(parsed *phonenumbers.PhoneNumber) (fault string) {
	switch digits := len(phonenumbers.GetNationalSignificantNumber(parsed)); {
	case digits < 10:
		return "too short for the UK"
	case digits > 10:
		return "too long for the UK"
	default:
		return "the UK has no such number"
	}
}

// inFull reports whether the digits can be dialled as written: the library
// also understands a number without its 0, and one with a 0 behind +44.
func inFull(number string, parsed *phonenumbers.PhoneNumber) bool {
	national := phonenumbers.GetNationalSignificantNumber(parsed)
	digits := strings.NewReplacer(" ", "", "-", "", "(0)", "", "(", "", ")", "").Replace(number)
	return slices.Contains([]string{"0" + national, "+44" + national, "0044" + national}, digits) ||
		strings.ReplaceAll(number, " ", "") == "(0)"+national
}

func costs(parsed *phonenumbers.PhoneNumber) bool {
	switch phonenumbers.GetNumberType(parsed) {
	case phonenumbers.PREMIUM_RATE, phonenumbers.SHARED_COST, phonenumbers.PERSONAL_NUMBER, phonenumbers.PAGER:
		return true
	default:
		return false
	}
}
