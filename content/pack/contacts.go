package pack

import "oneminuteguide/content"

const contactsFile = "contacts.yaml"

func (r *reader) readContacts(pack *content.Pack) {
	m, ok := r.readYAML(contactsFile, "the people to ring")
	if !ok {
		return
	}
	emergency, advice := m.required("emergency"), m.required("advice")
	groups, listed := m.groups("contacts", "contact")
	m.refuseOthers()

	taken := names{}
	for _, g := range groups {
		pack.Contacts = append(pack.Contacts, readContact(g, taken))
	}
	pack.Emergency, pack.Advice = emergency.words, advice.words
	if listed {
		m.wantContact("emergency", emergency, pack)
		m.wantContact("advice", advice, pack)
		m.wantEmergencyNumber(emergency, pack)
	}
}

// wantEmergencyNumber: the red button says "immediate harm" and must ring nobody else.
func (m *mapping) wantEmergencyNumber(id phrase, pack *content.Pack) {
	if tel := pack.Contact(id.words).Tel; tel != "" && tel != "999" && tel != "112" {
		m.problem(id.line, "emergency %q: has the number %q, want the contact with 999", id.words, pack.Contact(id.words).Number)
	}
}

func readContact(m *mapping, taken names) content.Contact {
	c := content.Contact{
		ID:       m.requiredID(taken),
		Name:     m.required("name").words,
		Audience: m.required("audience").words,
		When:     m.optional("when").words,
	}
	number := m.required("number")
	m.refuseOthers()
	if number.words == "" {
		return c
	}
	tel, fault := dialled(number.words)
	if fault != "" {
		m.problem(number.line, "number %q: %s", number.words, fault)
	}
	c.Number, c.Tel = number.words, tel
	return c
}

func (m *mapping) wantContact(name string, id phrase, pack *content.Pack) {
	if id.words != "" && pack.Contact(id.words).ID == "" {
		m.problem(id.line, "%s %q: no such contact, want the id of one below", name, id.words)
	}
}
