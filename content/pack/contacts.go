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

	taken := names{}
	for _, g := range groups {
		c := r.readContact(g, taken)
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
	numbers := newDirectory(r.country, pack.Contacts)
	if m.lost {
		numbers = directory{} // the numbers in the guides may be those of a contact that could not be read
	}
	for i, g := range groups {
		g.refuseNumbers("audience", pack.Contacts[i].Audience, numbers)
		g.refuseNumbers("when", pack.Contacts[i].When, numbers)
	}
	return numbers
}

// wantEmergencyNumber: the red button says "immediate harm" and must ring nobody else.
func (m *mapping) wantEmergencyNumber(id phrase, pack *content.Pack, c country) {
	if tel := pack.Contact(id.words).Tel; tel != "" && !c.isEmergency(tel) {
		m.problem(id.line, "emergency %q: has the number %q, want the contact with %s", id.words, pack.Contact(id.words).Number, c.emergency())
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
	if text, found := m.find("text"); found {
		m.problem(text.line, "text %q: is on every screen to be called, want a number to call", c.Number)
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

func (r *reader) readContact(m *mapping, taken names) content.Contact {
	c := content.Contact{
		ID:        m.requiredID(taken),
		Name:      m.name("name"),
		ShortName: m.optional("short_name").words,
		Audience:  m.name("audience"),
		When:      m.atMost(longestWhen, "when", m.optional("when")),
	}
	m.readNumber(&c, r.country)
	m.refuseOthers()
	return c
}

// readNumber reads the contact's one number, which is to call or to text.
func (m *mapping) readNumber(c *content.Contact, in country) {
	name, read := "number", in.dialled
	call, toCall := m.find("number")
	text, toText := m.find("text")
	switch {
	case toCall && toText:
		m.problem(max(call.line, text.line), "number and text: want one of them, and another contact for the other")
	case toText:
		name, read, c.TextOnly = "text", in.texted, true
	}
	m.asked = append(m.asked, "number", "text")
	number := m.required(name)
	if number.words == "" {
		return
	}
	tel, fault := read(number.words)
	if fault != "" {
		m.problem(number.line, "%s %q: %s", name, number.words, fault)
	}
	c.Number, c.Tel = number.words, tel
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
