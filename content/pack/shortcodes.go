package pack

import (
	"cmp"
	"regexp"
	"slices"

	"github.com/nyaruka/phonenumbers"
)

// ukShortNumbers are the UK's public short codes for help. The library's own
// list is wider: it takes premium and operators' codes too.
var ukShortNumbers = []string{
	"999", "112", "18000", // emergency, and emergency by text relay
	"101", "111", "105", "119", // police, health, power cuts, health services
	"116000", "116111", "116123", // missing people, children, Samaritans
}

// ukShortTexts are short codes for help that take texts and are free.
var ukShortTexts = []string{"999", "85258"} // emergency, Shout

var directoryEnquiries = regexp.MustCompile(`^118[0-9]{3}$`)

// isShort reports whether the digits are a short code to call. Abroad they are what
// the library knows as an emergency number, as free, or as costing what a call costs.
// It does not know the cost of many more: of these only codes of three digits count,
// such as 211, for longer ones can be directory enquiries or subscriptions; and of
// the three digits not 411, which is directory enquiries too.
func (c country) isShort(digits string) bool {
	switch {
	case c.region == "GB":
		return slices.Contains(ukShortNumbers, digits)
	case c.isEmergency(digits):
		return true
	case !matches(c.short.GetShortCode(), digits) || matches(c.short.GetPremiumRate(), digits):
		return false
	}
	return matches(c.short.GetTollFree(), digits) || matches(c.short.GetStandardRate(), digits) ||
		len(digits) == 3 && !(c.code == nanp && digits == "411")
}

// isShortText reports whether the digits are a short code that takes texts. Abroad
// they are four to six digits that the library knows, and not as dear.
func (c country) isShortText(digits string) bool {
	if c.region == "GB" {
		return slices.Contains(ukShortTexts, digits)
	}
	return c.isEmergency(digits) || len(digits) >= 4 && len(digits) <= 6 &&
		matches(c.short.GetShortCode(), digits) && !matches(c.short.GetPremiumRate(), digits)
}

// isDearShort reports whether the digits are a short code that is not to be called:
// directory enquiries, say.
func (c country) isDearShort(digits string) bool {
	if c.region == "GB" {
		return directoryEnquiries.MatchString(digits)
	}
	return matches(c.short.GetShortCode(), digits) && !c.isShort(digits)
}

// isEmergency knows 112 and 911 where the library knows no number: mobile phones take
// both for an emergency wherever they are (3GPP TS 22.101).
func (c country) isEmergency(digits string) bool {
	if pattern := c.short.GetEmergency().GetNationalNumberPattern(); pattern == "" || pattern == "NA" {
		return digits == "112" || digits == "911"
	}
	return phonenumbers.IsEmergencyNumber(digits, c.region)
}

// emergency is the number that people know best.
func (c country) emergency() string {
	switch {
	case c.region == "GB":
		return "999"
	case c.code == nanp:
		return "911"
	default:
		return cmp.Or(c.short.GetEmergency().GetExampleNumber(), "112")
	}
}
