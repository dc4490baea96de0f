package pack

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nyaruka/phonenumbers"

	"oneminuteguide/content"
)

// directory finds the contacts' numbers in a text.
type directory []content.Contact

// whole is false when a number could not be read: then nothing is known of
// those in the text.
func (d directory) whole() bool {
	return len(d) > 0 && !slices.ContainsFunc(d, func(c content.Contact) bool { return c.Tel == "" })
}

// find returns the contact with the number; one to call goes before one to text.
func (d directory) find(tel string) (contact content.Contact, found bool) {
	for _, c := range d {
		if c.Tel == tel && tel != "" && (!found || contact.TextOnly) {
			contact, found = c, true
		}
	}
	return contact, found
}

func (d directory) has(tel string) bool {
	_, found := d.find(tel)
	return found
}

// found is a number in a text.
type found struct {
	extent
	contact  content.Contact
	fault    string // why it is no contact's number as written; empty for one that dials
	stranger bool   // it is not like any contact's number either
}

// in finds the numbers in the text, in their order: those of the contacts, in
// whatever way people write them, and others. A number is taken whole or not at
// all. phonenumbers has no finder of its own: its matcher is not written yet.
func (d directory) in(text string) []found {
	var all []found
	for _, c := range chains(text) {
		for i := 0; i < len(c); {
			number, count := d.at(text, c, i)
			if number != nil {
				all = append(all, *number)
			}
			i += count
		}
	}
	return all
}

// at returns the number that begins with group i of the chain, or nil, and how
// many groups to go on by.
func (d directory) at(text string, c chain, i int) (number *found, groups int) {
	if count := d.short(text, c, i); count > 0 {
		contact, _ := d.find(c[i : i+count].digits())
		return &found{extent: c[i : i+count].extent(text), contact: contact}, count
	}
	if count, contact, inFull := d.longest(text, c, i); count > 0 {
		number := &found{extent: c[i : i+count].extent(text), contact: contact}
		switch extra := trailing(text, c, i+count); {
		case extra > 0 && inFull:
			count += extra
			number.extent, number.fault = c[i:i+count].extent(text), noContact
		case !inFull:
			number.fault = fmt.Sprintf("is not what a person dials, want %q", contact.Number)
		}
		return number, count
	}
	if c[i:].startsWithDate(text) {
		return nil, 3
	}
	if count := stranger(text, c, i); count > 0 {
		number := &found{extent: c[i : i+count].extent(text), fault: noContact, stranger: true}
		if near, is := d.near(c[i : i+count]); is {
			number.fault, number.stranger = noContact+fmt.Sprintf(": %s has %q", near.Name, near.Number), false
		}
		return number, count
	}
	return nil, 1
}

const noContact = "no contact has it, want one of those in " + contactsFile

// longest returns how many groups from i on are a contact's number. A longer
// number of someone else that begins with the same digits is not that contact's.
func (d directory) longest(text string, c chain, i int) (groups int, contact content.Contact, inFull bool) {
	for j := i; j < len(c) && len(c[i:j+1].digits()) <= longestNumber; j++ {
		tel, full := meaning(c[i : j+1])
		known, ok := d.find(tel)
		switch {
		case ok && !letterAfter(text, c[j]) && !isShort(tel):
			groups, contact, inFull = j-i+1, known, full
		case groups > 0 && full && len(c[j].digits) > 2 && isValid(tel):
			groups = 0
		}
	}
	return groups, contact, inFull
}

// longestNumber is 0044, a 0 in brackets and ten digits.
const longestNumber = 15

// meaning is the number that the groups are. It is not in full when a person
// dialling the digits as written reaches nobody.
func meaning(c chain) (tel string, inFull bool) {
	digits := c.digits()
	switch {
	case isShort(digits):
		return digits, true
	case c[0].plus && strings.HasPrefix(digits, "44"):
		return ukTel(digits[2:]), true
	case strings.HasPrefix(digits, "0044"):
		return ukTel(digits[4:]), true
	case c[0].plus:
		return "+" + digits, true
	case strings.HasPrefix(digits, "0"):
		return ukTel(digits), true
	case strings.HasPrefix(digits, "44") && len(digits) > 10:
		return ukTel(digits[2:]), false
	default:
		return ukTel(digits), false
	}
}

func ukTel(digits string) string { return "+44" + strings.TrimPrefix(digits, "0") }

func isValid(tel string) bool {
	parsed, err := phonenumbers.Parse(tel, "GB")
	return err == nil && phonenumbers.IsValidNumber(parsed)
}

// trailing counts the groups that are tied to a number's end without a space,
// as in 0113 496 0001/2: a second number, cut short, that would not dial.
func trailing(text string, c chain, end int) int {
	if end >= len(c) || !isMark(text[c[end-1].end:c[end].start]) || strings.HasPrefix(c[end].digits, "0") {
		return 0
	}
	return 1
}

// refuseNumbers reports numbers in a field's words that no contact has.
func (m *mapping) refuseNumbers(name, words string, contacts directory) {
	if !contacts.whole() {
		return
	}
	f, _ := m.find(name)
	for _, number := range contacts.in(words) {
		if number.fault != "" {
			m.problem(f.line, "%s: number %q: %s", name, words[number.start:number.end], number.fault)
		}
	}
}
