package pack

import (
	"fmt"
	"strings"
)

// found is a number in a text.
type found struct {
	extent
	listed
	fault    string // why it is no contact's number as written; empty for one that dials
	stranger bool   // it is not like any contact's number either
}

// in finds the numbers in the text, in their order: those of the contacts, in
// whatever way people write them, and others. A number is taken whole or not at
// all. phonenumbers has no finder of its own: its matcher is not written yet.
func (d directory) in(text string) []found {
	var all []found
	for _, c := range chains(text, d.country) {
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
		return &found{extent: c[i : i+count].extent(text), listed: d.shorts[c[i:i+count].digits()]}, count
	}
	if count, known := d.longest(text, c, i); count > 0 {
		number := &found{extent: c[i : i+count].extent(text), listed: known}
		switch extra := trailing(text, c, i+count); {
		case extra > 0 && !known.fails:
			count += extra
			number.extent, number.fault = c[i:i+count].extent(text), noContact
		case known.fails:
			number.fault = fmt.Sprintf("is not what a person dials, want %q", known.shown)
		}
		return number, count
	}
	if c[i:].startsWithDate(text) {
		return nil, 3
	}
	if count := d.country.stranger(text, c, i); count > 0 {
		number := &found{extent: c[i : i+count].extent(text), fault: noContact, stranger: true}
		if d.tired() {
			number.stranger = false // it may be a slip in a contact's
		} else if near, is := d.near(c[i : i+count].written()); is {
			number.fault, number.stranger = noContact+fmt.Sprintf(": a contact has %q", near), false
		}
		return number, count
	}
	return nil, 1
}

const noContact = "no contact has it, want one of those in " + contactsFile

// longest returns how many groups from i on are a contact's number. A longer
// number of someone else that begins with the same digits is not that contact's.
func (d directory) longest(text string, c chain, i int) (groups int, known listed) {
	for j := i; j < len(c) && len(c[i:j+1].digits()) <= longestListed; j++ {
		number := c[i : j+1]
		l, ok := d.spelled[number.written()]
		switch {
		case ok && len(number.digits()) <= longestFigure && (number.startsWithDate(text) || !alone(text, extent{c[i].start, c[j].end})):
		case ok && !letterAfter(text, c[j]):
			groups, known = j-i+1, l
		case groups > 0 && len(c[j].digits) > 2 && d.country.dials(number.written()):
			groups = 0
		}
	}
	return groups, known
}

const (
	longestNumber = 15 // 0044, a 0 in brackets and ten digits
	longestListed = 16 // 18001, a 0 and ten digits
	longestFigure = 6  // 13.11.14 can be a date, a longer number is none
)

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
	if !contacts.whole {
		return
	}
	f, _ := m.find(name)
	for _, number := range contacts.in(words) {
		if number.fault != "" {
			m.problem(f.line, "%s: number %q: %s", name, words[number.start:number.end], number.fault)
		}
	}
}
