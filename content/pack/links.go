package pack

import (
	"net/url"
	"strings"

	"oneminuteguide/content"
)

// linkRecord is a link, and what the rules about it need to know.
type linkRecord struct {
	content.Link
	line  int
	guide phrase // the guide that it names; another one may be found
	used  bool
	open  bool // its words are still to come: those of another language
}

type linkRecords struct {
	records   []*linkRecord
	byID      map[string]*linkRecord
	byAddress map[string]*linkRecord
	given     bool // there is a file of them
}

func newLinkRecords(given bool) *linkRecords {
	return &linkRecords{byID: map[string]*linkRecord{}, byAddress: map[string]*linkRecord{}, given: given}
}

// add keeps a record. The first with an id or an address is the one that is found by it.
func (l *linkRecords) add(record *linkRecord) {
	l.records = append(l.records, record)
	if l.byID[record.ID] == nil {
		l.byID[record.ID] = record
	}
	if l.byAddress[record.Address] == nil {
		l.byAddress[record.Address] = record
	}
}

const linksFile = "links.yaml"

// readLinks returns nil when the file cannot be understood, so that every
// link in a guide is not an error of its own. A pack can do without the file.
func (r *reader) readLinks() *linkRecords {
	if !r.exists(linksFile) {
		return newLinkRecords(false)
	}
	m, ok := r.readYAML(linksFile, "the addresses that words in the guides lead to")
	if !ok {
		return nil
	}
	groups, listed := m.groups("links", "link")
	m.refuseOthers()
	taken := names{}
	links := newLinkRecords(true)
	for _, g := range groups {
		links.add(readLink(g, taken))
	}
	if !listed {
		return nil
	}
	return links
}

// readLink reads a record for words that name its id, or one for an address that
// guides have as it is, which needs neither an id nor the words.
func readLink(m *mapping, taken names) *linkRecord {
	link := &linkRecord{line: m.line}
	address := m.optional("address")
	if _, named := m.find("id"); named || address.words == "" {
		link.ID = m.requiredID(taken)
		link.Words = m.required("words").words
	} else {
		link.ID = address.words
		link.Words = m.optional("words").words
		m.asked = append(m.asked, "id")
	}
	link.guide = m.optional("guide")
	standing := m.standing(link.guide)
	verified := m.optional("verified")
	link.Address = address.words
	link.Verified = m.date(verified, "verified")
	m.refuseOthers()

	if address.words != "" && (!isPublic(address.words) || strings.HasPrefix(address.words, "http:")) {
		m.problem(address.line, "address %q: want one that begins with https:// and a host", address.words)
	}
	if link.guide.words != "" {
		checkLeadsToGuide(m, standing, address)
		return link
	}
	checkStanding(m, standing, address, verified)
	return link
}

// standing reads how far an address can be relied on, which a record needs unless it
// leads to a guide.
func (m *mapping) standing(guide phrase) phrase {
	if guide.words != "" {
		return m.optional("standing")
	}
	return m.required("standing")
}

// checkLeadsToGuide: words lead to one place.
func checkLeadsToGuide(m *mapping, standing, address phrase) {
	if address.words != "" {
		m.problem(address.line, "address %q: the words lead to a guide, want guide or address", address.words)
	} else if standing.words != "" && content.Standing(standing.words) != content.Unknown {
		m.problem(standing.line, "standing %q: the words lead to a guide, want no standing", standing.words)
	}
}

func checkStanding(m *mapping, standing, address, verified phrase) {
	switch content.Standing(standing.words) {
	case content.Unknown:
		if address.words != "" {
			m.problem(address.line, "address %q: standing is unknown, want no address or another standing", address.words)
		}
	case content.Unverified, content.Verified:
		if address.words == "" {
			m.problem(standing.line, "standing %q: address is missing", standing.words)
		}
	case "":
		return // reported as missing
	default:
		m.problem(standing.line, "standing %q: want verified, unverified or unknown", standing.words)
		return
	}
	switch isVerified := content.Standing(standing.words) == content.Verified; {
	case isVerified && verified.words == "":
		m.problem(standing.line, "standing %q: verified is missing, want the date of the check", standing.words)
	case !isVerified && verified.words != "":
		m.problem(verified.line, "verified %q: standing is %s, want no date or standing: verified", verified.words, standing.words)
	}
}

func isPublic(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Hostname() != "" && u.User == nil && !strings.ContainsAny(address, " \"<>\\")
}

// idOf returns the id of the record with the address, which is the address itself where
// the file has none.
func (l *linkRecords) idOf(address string) string {
	if record := l.byAddress[address]; record != nil {
		return record.ID
	}
	return address
}

// use keeps that words lead to the address. One that the file does not have is unverified.
func (l *linkRecords) use(address, words string) {
	record := l.byAddress[address]
	if record == nil {
		record = &linkRecord{Link: content.Link{ID: address, Words: words, Address: address}}
		l.add(record)
	}
	record.used = true
	if record.Words == "" || record.open {
		record.Words, record.open = words, false
	}
}

// written reports whether the pack has a file of links, or had one that could not be read.
func (l *linkRecords) written() bool { return l == nil || l.given }

// inOtherWords are the same records for a text in another language.
func (l *linkRecords) inOtherWords() *linkRecords {
	if l == nil {
		return nil
	}
	other := newLinkRecords(l.given)
	for _, record := range l.records {
		copied := *record
		copied.open = true
		other.add(&copied)
	}
	return other
}

// usedIn takes over which records a text in another language has led to.
func (l *linkRecords) usedIn(other *linkRecords) {
	for i, record := range l.records {
		record.used = record.used || other.records[i].used
	}
}

func (l *linkRecords) find(id string) *linkRecord {
	if l == nil {
		return nil
	}
	return l.byID[id]
}

func (l *linkRecords) inOrder() []content.Link {
	links := make([]content.Link, 0, len(l.records))
	for _, record := range l.records {
		links = append(links, record.Link)
	}
	return links
}

// refuseUnused keeps the list honest: an address in it is one that a worker can meet.
func (l *linkRecords) refuseUnused(problems *problems) {
	for _, record := range l.records {
		if !record.used && record.ID != "" {
			problems.add(linksFile, record.line, "%s: unused: want a guide that links to it, or the record removed", record.ID)
		}
	}
}
