package pack

import (
	"net/mail"
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"oneminuteguide/content"
)

func (m *markdown) link(node *ast.Link, style content.Span) []content.Span {
	linked := m.spans(node, style)
	words := fold(content.Words(linked))
	if len(node.Title) > 0 {
		m.warn(node, "link %q: its title %q is left out", words, node.Title)
	}
	m.lead(node, string(node.Destination), words, &style)
	for i := range linked {
		linked[i].Link, linked[i].To = style.Link, style.To
	}
	if words == "" && len(m.pictures) > 0 {
		m.warn(node, "link around a picture: the picture is shown without its link to %q", node.Destination)
	}
	return linked
}

// autoLink is an address that is its own words. An e-mail address can be tapped as
// it is, wherever it is written.
func (m *markdown) autoLink(node *ast.AutoLink, style content.Span) []content.Span {
	style.Text = string(node.Label(m.source))
	if node.AutoLinkType == ast.AutoLinkURL {
		m.lead(node, string(node.URL(m.source)), style.Text, &style)
	}
	return []content.Span{style}
}

// mostAddresses bounds what a page grows to: a few letters can be a link with an address
// that is written once for all of them.
const mostAddresses = 1 << 20

var scheme = regexp.MustCompile(`^([a-zA-Z][a-zA-Z0-9+.-]*):`)

// lead makes the style that of words which lead somewhere. Words that are not known
// yet are empty.
func (m *markdown) lead(node ast.Node, destination, words string, style *content.Span) {
	style.Link, style.To = "", ""
	if m.led += len(destination); m.led > mostAddresses {
		m.problem(node, "link %q: the addresses of all links together have more than 1 MB: want shorter ones, or fewer", words)
		return
	}
	named := scheme.FindStringSubmatch(destination)
	switch {
	case named != nil:
		m.leadOut(node, strings.ToLower(named[1]), destination, words, style)
	case m.byRecord(node, destination, words, style):
	case strings.HasPrefix(destination, "//"):
		m.leadOut(node, "https", "https:"+destination, words, style)
	case strings.HasPrefix(destination, "www."):
		m.warn(node, "link %q: leads to %q, want https:// before it"+withoutLink, words, destination)
	case destination == "":
		m.warn(node, "link %q: leads nowhere"+withoutLink, words)
	default:
		m.leadWithin(node, destination, words, style)
	}
	if style.Link == "" && style.To == "" {
		return
	}
	for _, number := range m.contacts.in(words) {
		if number.tel != "" {
			m.problem(node, "link %q: has a number in it, want the number outside the link, so that it dials", words)
			return
		}
	}
}

// leadOut leads to another site, or to an e-mail address.
func (m *markdown) leadOut(node ast.Node, scheme, destination, words string, style *content.Span) {
	switch scheme {
	case "https", "http":
		if !isPublic(destination) {
			m.warn(node, "link %q: leads to %q, want an address that begins with https:// and a host"+withoutLink, words, destination)
			return
		}
		if scheme == "http" {
			m.warn(node, "link %q: leads to %q, want https:// if the site has it", words, destination)
		}
		if m.links != nil {
			style.Link = m.links.idOf(destination)
			links := m.links
			m.problems.then(func() { links.use(destination, words) })
		}
	case "mailto":
		u, err := url.Parse(destination)
		if err == nil {
			_, err = mail.ParseAddress(u.Opaque)
		}
		if err != nil {
			m.warn(node, "link %q: %q is no e-mail address"+withoutLink, words, destination)
			return
		}
		style.To = "mailto:" + u.Opaque
		if u.RawQuery != "" {
			style.To += "?" + u.RawQuery
		}
	case "tel", "sms":
		if known := m.contacts.in(words); len(known) == 0 || known[0].fault != "" {
			m.warn(node, "link %q: leads to %q, but only the numbers of contacts dial, where they are written out", words, destination)
		}
	default:
		m.warn(node, "link %q: leads to %q, want an address that begins with https://"+withoutLink, words, destination)
	}
}

const withoutLink = ": its words are shown without a link"

// leadWithin leads to a heading, a guide or a file of the pack.
func (m *markdown) leadWithin(node ast.Node, destination, words string, style *content.Span) {
	u, err := url.Parse(destination)
	if err != nil || u.Path == "" && u.Fragment == "" {
		m.warn(node, "link %q: leads to %q, which is no address"+withoutLink, words, destination)
		return
	}
	if u.Path == "" {
		style.To = "#" + u.Fragment
		m.jumps = append(m.jumps, jump{line: m.line(node), to: style.To})
		return
	}
	target := path.Join(path.Dir(m.file), u.Path)
	if rooted, is := strings.CutPrefix(u.Path, "/"); is {
		target = path.Clean(rooted)
	}
	id, isGuide := guideAt(target, strings.HasPrefix(u.Path, "/"))
	address := ""
	switch {
	case isGuide:
		style.To = "/" + guidesFolder + "/" + id + "/"
		if u.Fragment != "" {
			style.To += "#" + u.Fragment
		}
		m.jumps = append(m.jumps, jump{m.line(node), style.To, strings.HasPrefix(u.Path, "/")})
		return
	case m.files.has(target):
		address = m.files.document(m, node, target)
	case wellFormed.MatchString(destination) && m.links.written():
		m.problem(node, "link %q: leads to %q, want the id of a record in %s", words, destination, linksFile)
		return
	default:
		m.warn(node, "link %q: leads to %q, which is not in the pack"+withoutLink+"%s", words, destination, m.files.meant(target))
	}
	style.To = address
}

// guideAt returns the id of the guide whose text, in any language, or whose folder the
// path is. Addresses as on the site need no file's name.
func guideAt(target string, rooted bool) (id string, is bool) {
	rest, is := strings.CutPrefix(target, guidesFolder+"/")
	id, file, named := strings.Cut(rest, "/")
	switch {
	case !is || faultInID(id) != "":
		return "", false
	case named:
		return id, strings.HasPrefix(file, "guide.") && path.Ext(file) == ".md"
	default:
		return id, rooted
	}
}

// byRecord leads where the record with the id in links.yaml says.
func (m *markdown) byRecord(node ast.Node, id, words string, style *content.Span) bool {
	record := m.links.find(id)
	if record == nil {
		return m.links == nil && wellFormed.MatchString(id) // the file could not be read
	}
	style.Link = id
	problems, file, line := m.problems, m.file, m.line(node)
	problems.then(func() {
		record.used = true
		switch {
		case words == "":
		case record.open:
			record.Words, record.open = words, false
		case sameWords(record.Words, words):
			record.Words = words // as the guide has them
		default:
			problems.add(file, line, "link %q: the record %q in %s says %q, want the same words", words, id, linksFile, record.Words)
		}
	})
	return true
}
