package pack

import (
	"slices"

	"oneminuteguide/content"
)

// readContacts returns the contacts in the words of a file, which names them by their
// ids. A contact that it has not, or not whole, is in the main language: a number is
// shown whether or not somebody has translated its words.
func (e *edition) readContacts(file string, main []content.Contact, numbers directory) []content.Contact {
	all := slices.Clone(main)
	for i := range all {
		all[i].Lang = e.main.Language()
	}
	name, is := e.has(file, "contacts are shown")
	if !is {
		return all
	}
	m, ok := e.readYAML(name, "the contacts' words")
	if !ok {
		return all
	}
	groups, listed := m.groups("contacts", "contact")
	m.refuseOthers()
	var read []*mapping
	var contacts []content.Contact
	for _, g := range groups {
		c, i := e.readContact(g, file, all)
		if i >= 0 {
			all[i] = c
			read, contacts = append(read, g), append(contacts, c)
		}
	}
	refuseNumbersIn(read, contacts, numbers)
	for i, c := range all {
		if listed && c.Lang != "" && !slices.ContainsFunc(read, func(g *mapping) bool { return g.thing == c.ID }) {
			e.problems.warn(name, 0, "%s: is not here: it is shown in %s", main[i].ID, e.main.Language())
		}
	}
	return all
}

// readContact returns a contact and its place, which is -1 where there is no such contact.
func (e *edition) readContact(m *mapping, file string, all []content.Contact) (content.Contact, int) {
	id := m.required("id")
	i := slices.IndexFunc(all, func(c content.Contact) bool { return c.ID == id.words })
	switch {
	case id.words == "":
		return content.Contact{}, -1
	case i < 0:
		m.problem(id.line, "id %q: no such contact, want the id of one in %s", id.words, file)
		return content.Contact{}, -1
	case all[i].Lang == "":
		m.problem(id.line, "id %q: is here twice, want it once", id.words)
		return content.Contact{}, -1
	}
	main := all[i]
	c := content.Contact{ID: main.ID, Ways: main.Ways, Name: m.name("name"), ShortName: m.optional("short_name").words, Audience: m.name("audience")}
	lacks := ""
	for _, f := range []struct {
		name string
		to   *string
		main string
	}{{"when", &c.When, main.When}, {"hours", &c.Hours, main.Hours}, {"note", &c.Note, main.Note}} {
		*f.to = m.atMost(longestWhen, f.name, m.optional(f.name))
		if *f.to == "" && f.main != "" {
			lacks = f.name
		}
	}
	m.refuseSame(file)
	m.refuseOthers()
	if slices.ContainsFunc(e.main.Bar(), func(b content.Contact) bool { return b.ID == c.ID }) {
		m.wantBarContact(c)
	}
	if lacks != "" && !m.lost {
		e.problems.warn(m.file, id.line, "%s: has no %s: all of it is shown in %s", c.ID, lacks, e.main.Language())
		return main, i
	}
	return c, i
}

// refuseSame refuses what no language changes: a number in two files would be changed in
// one and forgotten in the other.
func (m *mapping) refuseSame(file string) {
	for _, name := range []string{string(content.Call), "extension", string(content.Text), string(content.Textphone), string(content.Relay), string(content.Email), string(content.Web)} {
		if f, found := m.find(name); found {
			m.fields = slices.DeleteFunc(m.fields, func(f field) bool { return f.name == name })
			m.problem(f.line, "%s: is the same in every language, want it in %s alone", name, file)
		}
	}
}
