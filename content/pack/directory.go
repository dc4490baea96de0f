package pack

import (
	"maps"

	"oneminuteguide/content"
)

// directory knows the contacts' numbers in every way that people write them, to find
// them in a text. Its zero value knows none, and says of no number that it is unknown.
type directory struct {
	country country
	whole   bool              // whether every number could be read
	spelled map[string]listed // by the digits as written, behind a + if there is one
	shorts  map[string]listed // short codes by their digits

	compared *int // how many numbers have been compared, to find what was meant
}

// listed is one way to write a contact's number.
type listed struct {
	shown    string // as the contact has it
	tel      string
	textOnly bool // the number takes text messages and no calls
	fails    bool // a person who dials it as written reaches nobody
}

func newDirectory(c country, contacts []content.Contact) directory {
	d := directory{country: c, whole: len(contacts) > 0, spelled: map[string]listed{}, shorts: map[string]listed{}, compared: new(int)}
	d.addAll(contacts)
	return d
}

// afresh returns the directory with nothing compared yet, for another text.
func (d directory) afresh() directory {
	if d.compared != nil {
		d.compared = new(int)
	}
	return d
}

// with returns a directory that knows more contacts.
func (d directory) with(more []content.Contact) directory {
	d.spelled, d.shorts = maps.Clone(d.spelled), maps.Clone(d.shorts)
	if d.spelled != nil {
		d.addAll(more)
	}
	return d
}

func (d *directory) addAll(contacts []content.Contact) {
	for _, contact := range contacts {
		d.whole = d.whole && len(contact.Ways) > 0
		for _, way := range contact.Ways {
			switch {
			case !way.IsNumber():
			case way.Href == "":
				d.whole = false
			default:
				d.add(way)
			}
		}
	}
}

func (d directory) add(way content.Way) {
	l := listed{shown: way.Shown, tel: way.Number(), textOnly: way.Kind == content.Text}
	if way.Kind == content.Relay { // its digits are no number of the country
		keep(d.spelled, l.tel, l)
		return
	}
	if d.country.isShort(l.tel) || l.textOnly && d.country.isShortText(l.tel) {
		keep(d.shorts, l.tel, l)
		return
	}
	number, _ := d.country.parse(l.tel)
	if number == nil {
		return
	}
	dials, fails := d.country.spelled(number)
	for _, digits := range dials {
		keep(d.spelled, digits, l)
	}
	l.fails = true
	for _, digits := range fails {
		keep(d.spelled, digits, l)
	}
}

// keep prefers what dials to what does not, and a number to call to one to text.
func keep(all map[string]listed, digits string, l listed) {
	if known, taken := all[digits]; !taken || known.fails && !l.fails || known.fails == l.fails && known.textOnly && !l.textOnly {
		all[digits] = l
	}
}
