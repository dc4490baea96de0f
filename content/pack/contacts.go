package pack

import (
	"unicode/utf8"

	"oneminuteguide/content"
)

const contactsFile = "contacts.yaml"

// longestBarName is what fits on the bar of calls of the smallest phones.
const longestBarName = 24

// What follows is more than any pack needs, and still fits on a screen.
const (
	longestName = 120 // of a pack, a guide, a part or a contact, and of whom it is for
	longestWhen = 200
)

// readContacts returns what finds the contacts' numbers in the pack's words.
func (r *reader) readContacts(pack *content.Pack) directory {
	m, ok := r.readYAML(contactsFile, "the people to ring")
	if !ok {
		return directory{}
	}
	emergency, advice, outOfHours := m.required("emergency"), m.required("advice"), m.optional("out_of_hours")
	groups, listed := m.groups("contacts", "contact")
	m.refuseOthers()

	for _, g := range groups {
		c := r.readContact(g)
		if c.ID != "" && (c.ID == emergency.words || c.ID == advice.words || c.ID == outOfHours.words) {
			g.wantBarContact(c)
		}
		pack.Contacts = append(pack.Contacts, c)
	}
	pack.Emergency, pack.Advice, pack.OutOfHours = emergency.words, advice.words, outOfHours.words
	if listed {
		m.wantContact("emergency", emergency, pack)
		m.wantContact("advice", advice, pack)
		m.wantContact("out_of_hours", outOfHours, pack)
		m.wantEmergencyNumber(emergency, pack, r.country)
		m.refuseTwiceOnBar("advice", advice, emergency)
		m.refuseTwiceOnBar("out_of_hours", outOfHours, emergency, advice)
	}
	if m.lost {
		return directory{} // the numbers in the guides may be those of a contact that could not be read
	}
	numbers := newDirectory(r.country, pack.Contacts)
	refuseNumbersIn(groups, pack.Contacts, numbers)
	return numbers
}

func refuseNumbersIn(groups []*mapping, contacts []content.Contact, numbers directory) {
	for i, g := range groups {
		g.refuseNumbers("audience", contacts[i].Audience, numbers)
		g.refuseNumbers("when", contacts[i].When, numbers)
		g.refuseNumbers("hours", contacts[i].Hours, numbers)
		g.refuseNumbers("note", contacts[i].Note, numbers)
	}
}

// guideContactsFile is in a guide's folder, for the contacts that are the guide's alone.
const guideContactsFile = "contacts.yaml"

// readGuideContacts reads a guide's own contacts, which it can do without, and adds
// their numbers to those that its text can have.
func (r *reader) readGuideContacts(file string, guide *content.Guide, numbers directory) directory {
	if !r.exists(file) {
		return numbers
	}
	m, ok := r.readYAML(file, "the guide's own contacts")
	if !ok {
		return directory{}
	}
	groups, _ := m.groups("contacts", "contact")
	m.wantSome("contacts")
	m.refuseOthers()
	for _, g := range groups {
		guide.Contacts = append(guide.Contacts, r.readContact(g))
	}
	if m.lost {
		return directory{}
	}
	numbers = numbers.with(guide.Contacts)
	refuseNumbersIn(groups, guide.Contacts, numbers)
	return numbers
}

// wantEmergencyNumber: the red button says "immediate harm" and must ring nobody else.
func (m *mapping) wantEmergencyNumber(id phrase, pack *content.Pack, c country) {
	if call := pack.Contact(id.words).Call(); call.Href != "" && !c.isEmergency(call.Number()) {
		m.problem(id.line, "emergency %q: has the number %q, want the contact with %s", id.words, call.Shown, c.emergency())
	}
}

// refuseTwiceOnBar: two buttons for one number would hide that another is missing.
func (m *mapping) refuseTwiceOnBar(name string, id phrase, others ...phrase) {
	for _, other := range others {
		if id.words != "" && id.words == other.words {
			m.problem(id.line, "%s %q: is on the bar of calls already, want another contact", name, id.words)
			return
		}
	}
}

// wantBarContact: the contacts of the bar are to call, and their names fit there.
func (m *mapping) wantBarContact(c content.Contact) {
	if first := c.First(); first.Kind != "" && first.Kind != content.Call {
		field, _ := m.find(string(first.Kind))
		m.problem(field.line, "%s %q: is on every screen to be called, want a number to call", first.Kind, first.Shown)
	}
	if n := utf8.RuneCountInString(c.BarName()); n > longestBarName {
		name, found := m.find("short_name")
		if !found {
			name, _ = m.find("name")
		}
		m.problem(name.line, "name %q: has %d characters, too long for the bar of calls, want short_name with at most %d",
			c.BarName(), n, longestBarName)
	}
}

// name reads words that every screen shows.
func (m *mapping) name(field string) string { return m.atMost(longestName, field, m.required(field)) }

// atMost refuses words that leave no room for anything else on a phone.
func (m *mapping) atMost(longest int, name string, p phrase) string {
	if n := utf8.RuneCountInString(p.words); n > longest {
		m.problem(p.line, "%s: has %d characters, want %d at most", name, n, longest)
	}
	return p.words
}

func (m *mapping) wantContact(name string, id phrase, pack *content.Pack) {
	if id.words != "" && pack.Contact(id.words).ID == "" {
		m.problem(id.line, "%s %q: no such contact, want the id of one below", name, id.words)
	}
}
