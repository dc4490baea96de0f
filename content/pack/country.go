package pack

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// country is where the pack is used: it decides what a number is. With the zero
// value nothing is known of one.
type country struct {
	region  string // ISO 3166: "GB"
	code    string // calling code: "44"
	trunk   string // what comes before a number at home, and not behind the code: "0"; "" where there is none
	abroad  string // what comes before a calling code where there is no + key: "00"
	numbers *phonenumbers.PhoneMetadata
	short   *phonenumbers.PhoneMetadata // nil where no short number is known
}

const defaultCountry = "GB"

// countryNames are those that an editor knows better than the code.
var countryNames = map[string]string{
	"AU": "Australia", "CA": "Canada", "DE": "Germany", "FR": "France", "GB": "the UK", "IE": "Ireland", "NZ": "New Zealand", "US": "the US",
}

func (c country) name() string { return cmp.Or(countryNames[c.region], "the country "+c.region) }

// newCountry is false for a code that is no country's.
func newCountry(region string) (c country, known bool) {
	c.region, c.numbers = region, metadataOf(phonenumbers.MetadataCollection, region)
	if c.numbers == nil {
		return country{}, false
	}
	c.short = metadataOf(phonenumbers.ShortNumberMetadataCollection, region)
	c.code = strconv.Itoa(int(c.numbers.GetCountryCode()))
	c.trunk = phonenumbers.GetNddPrefixForRegion(region, true)
	c.abroad = cmp.Or(c.numbers.GetPreferredInternationalPrefix(), c.numbers.GetInternationalPrefix())
	if strings.ContainsFunc(c.abroad, isNoDigit) {
		c.abroad = "00" // several are in use: the one that the ITU recommends
	}
	return c, true
}

func metadataOf(all func() (*phonenumbers.PhoneMetadataCollection, error), region string) *phonenumbers.PhoneMetadata {
	collection, err := all()
	if err != nil { // the data are part of the program, which would not have started
		return nil
	}
	i := slices.IndexFunc(collection.GetMetadata(), func(m *phonenumbers.PhoneMetadata) bool { return m.GetId() == region })
	if i < 0 || region == phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY {
		return nil
	}
	return collection.GetMetadata()[i]
}

// reserved are numbers for dramas, which the library does not know as they never
// ring. ComReg keeps those that begin with (020) 91 free for them.
var reserved = map[string]*regexp.Regexp{"IE": regexp.MustCompile(`^2091\d{5}$`)}

// parse is false for what is no number of any country.
func (c country) parse(written string) (number *phonenumbers.PhoneNumber, valid bool) {
	number, err := phonenumbers.Parse(written, c.region)
	if err != nil {
		return nil, false
	}
	free := reserved[c.region]
	return number, phonenumbers.IsValidNumber(number) ||
		c.owns(number) && free != nil && free.MatchString(phonenumbers.GetNationalSignificantNumber(number))
}

// owns reports whether the number has the country's calling code, which it can share.
func (c country) owns(number *phonenumbers.PhoneNumber) bool {
	return number.GetCountryCode() == c.numbers.GetCountryCode()
}

// tel is the number as a phone dials it: with the calling code, so that it works
// from everywhere, unless the number can be reached from home alone.
func (c country) tel(number *phonenumbers.PhoneNumber) string {
	national := phonenumbers.GetNationalSignificantNumber(number)
	if matches(c.numbers.GetNoInternationalDialling(), national) {
		return c.atHome(number)
	}
	return phonenumbers.Format(number, phonenumbers.E164)
}

// nanp is the code of the North American plan, whose numbers are dialled at home with
// the code in front or without it.
const nanp = "1"

// full returns the digits that a person can dial, behind a + if there is one.
func (c country) full(number *phonenumbers.PhoneNumber) []string {
	bare := phonenumbers.GetNationalSignificantNumber(number)
	coded := strconv.Itoa(int(number.GetCountryCode())) + bare
	full := []string{"+" + coded, c.abroad + coded}
	if c.owns(number) {
		full = append(full, c.atHome(number))
	}
	if c.owns(number) && c.code == nanp {
		full = append(full, coded)
	}
	return full
}

// spelled returns the digits of every way to write the number: those that dial it, and
// those that reach nobody.
func (c country) spelled(number *phonenumbers.PhoneNumber) (dials, fails []string) {
	dials = c.full(number)
	if !c.owns(number) {
		return dials, nil
	}
	bare, home := phonenumbers.GetNationalSignificantNumber(number), c.atHome(number)
	fails = []string{bare}
	coded := []string{c.code + bare}
	if c.trunk != "" && home == c.trunk+bare { // +44 (0)113
		dials = append(dials, "+"+c.code+home, c.abroad+c.code+home)
		coded = append(coded, c.code+home)
	}
	for _, digits := range coded {
		if len(digits) > longestFigures { // on page 44: 0800 1111
			fails = append(fails, digits)
		}
	}
	return dials, fails
}

// longestFigures is the most digits of a short number and a figure before it, which can
// be taken for the country's code.
const longestFigures = 10

// atHome returns the digits that are dialled within the country.
func (c country) atHome(number *phonenumbers.PhoneNumber) string {
	return onlyDigits(phonenumbers.Format(number, phonenumbers.NATIONAL))
}

// dials reports whether the digits, behind a + if there is one, are a number that a
// person can dial.
func (c country) dials(digits string) bool {
	number, valid := c.parse(digits)
	if !valid {
		return false
	}
	dials, _ := c.spelled(number)
	return slices.Contains(dials, digits)
}

// groups are the digits of the number as people group them at home.
func (c country) groups(number *phonenumbers.PhoneNumber) []string {
	return strings.FieldsFunc(phonenumbers.Format(number, phonenumbers.NATIONAL), isNoDigit)
}

func onlyDigits(written string) string {
	return strings.Map(func(c rune) rune {
		if isNoDigit(c) {
			return -1
		}
		return c
	}, written)
}

func matches(desc *phonenumbers.PhoneNumberDesc, digits string) bool {
	return desc.GetNationalNumberPattern() != "" && phonenumbers.MatchNationalNumber(digits, desc, false)
}
