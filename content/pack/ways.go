package pack

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"oneminuteguide/content"
)

func (r *reader) readContact(m *mapping) content.Contact {
	id := m.required("id")
	if id.words != "" {
		m.problems.then(func() { m.claim(id, r.contactIDs) })
	}
	c := content.Contact{
		ID:        id.words,
		Name:      m.name("name"),
		ShortName: m.optional("short_name").words,
		Audience:  m.name("audience"),
		When:      m.atMost(longestWhen, "when", m.optional("when")),
		Ways:      m.readWays(r.country),
		Hours:     m.atMost(longestWhen, "hours", m.optional("hours")),
		Note:      m.atMost(longestWhen, "note", m.optional("note")),
	}
	m.refuseOthers()
	m.problems.then(func() { r.warnOfShared(m, c) })
	return c
}

// warnOfShared finds a number that another contact has too: most likely one of the two
// was copied and not changed.
func (r *reader) warnOfShared(m *mapping, c content.Contact) {
	for _, way := range c.Ways {
		if !way.IsNumber() || way.Href == "" || r.country.isShort(way.Number()) {
			continue
		}
		field, _ := m.find(string(way.Kind))
		if other, shared := r.numbers[way.Href]; shared {
			r.problems.warn(m.file, field.line, "%s: %s %q: %s has it too", c.ID, way.Kind, way.Shown, other)
			continue
		}
		r.numbers[way.Href] = c.ID
	}
}

// reachable are the kinds that are enough for a contact: a textphone and the relay
// service are for the few who have them.
var reachable = []content.Kind{content.Call, content.Text, content.Email, content.Web}

// readWays reads the ways to reach a contact. One that is wrong has no Href.
func (m *mapping) readWays(in country) []content.Way {
	var ways []content.Way
	read := func(kind content.Kind, address func(written string) (href, fault string)) {
		if _, found := m.ask(string(kind)); !found {
			return
		}
		way := content.Way{Kind: kind}
		if p := m.required(string(kind)); p.words != "" {
			var fault string
			if way.Href, fault = address(p.words); fault != "" {
				m.problem(p.line, "%s %q: %s", kind, p.words, fault)
			}
			way.Shown = p.words
		}
		ways = append(ways, way)
	}
	number := func(kind content.Kind, as func(written string) (tel, fault string)) {
		read(kind, func(written string) (string, string) {
			tel, fault := as(written)
			if tel == "" {
				return "", fault
			}
			return content.NewWay(kind, written, tel).Href, fault
		})
	}
	number(content.Call, in.dialled)
	m.readExtension(ways)
	number(content.Text, in.texted)
	number(content.Textphone, in.dialled)
	number(content.Relay, in.relayed)
	read(content.Email, emailed)
	read(content.Web, browsed)
	for i, w := range ways {
		if w.Kind == content.Web {
			ways[i].Shown = strings.TrimSuffix(strings.TrimPrefix(w.Shown, "https://"), "/")
		}
	}
	if !slices.ContainsFunc(ways, func(w content.Way) bool { return slices.Contains(reachable, w.Kind) }) {
		m.missing(m.line, "nothing to reach it by: want number, text, email or web")
	}
	return ways
}

var fewDigits = regexp.MustCompile(`^[0-9]{1,8}$`)

// readExtension reads what belongs to the number to call, which is the first way so far.
func (m *mapping) readExtension(ways []content.Way) {
	p := m.optional("extension")
	switch {
	case p.words == "":
	case len(ways) == 0:
		m.problem(p.line, "extension %q: has no number before it, want number too", p.words)
	case !fewDigits.MatchString(p.words):
		m.problem(p.line, "extension %q: want digits only, 8 at most", p.words)
	default:
		ways[0].Extension = p.words
	}
}

// relayPrefix is dialled before a number: 18001 to speak and read by the relay
// service, 18002 to speak to someone who does.
var relayPrefix = regexp.MustCompile(`^1800[12] `)

// relayed returns the digits of a call through Relay UK.
func (c country) relayed(written string) (tel, fault string) {
	if c.region == "" {
		return "", ""
	}
	prefix := relayPrefix.FindString(written)
	switch {
	case c.region != "GB":
		return "", "is a service of the UK alone, want a number in its place"
	case prefix == "":
		return "", "want 18001 or 18002, a space and the number, as in 18001 0113 496 0001"
	}
	number := written[len(prefix):]
	if tel, fault = c.dialled(number); fault != "" {
		return "", fault
	}
	if parsed, valid := c.parse(number); valid {
		tel = c.atHome(parsed)
	}
	return strings.TrimSpace(prefix) + tel, ""
}

var plainEmail = regexp.MustCompile(`^[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}$`)

func emailed(written string) (href, fault string) {
	if !plainEmail.MatchString(written) {
		return "", "want one e-mail address, as in name@example.org"
	}
	return "mailto:" + written, ""
}

func browsed(written string) (href, fault string) {
	if !isPublic(written) {
		return "", "want an address that begins with https:// and a host"
	}
	u, err := url.Parse(written)
	if err != nil {
		return "", "want an address that begins with https:// and a host"
	}
	return u.String(), ""
}
