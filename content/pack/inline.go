package pack

import (
	"bufio"
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	renderer "github.com/yuin/goldmark/renderer/html"

	"oneminuteguide/content"
)

// passage reads the words of one heading, paragraph or point.
func (m *markdown) passage(node ast.Node) []content.Span {
	spans := foldSpans(m.spans(node, content.Span{}))
	words := wordsOf(spans)
	if c, found := hidden(words); found {
		m.problem(node, "%s", describe(c))
	} else if words != "" && blank(words) {
		m.problem(node, "nothing in it can be seen, want visible text")
	}
	if number := m.contacts.stranger(words); number != "" {
		m.problem(node, "number %q: no contact has it, want one of those in %s", number, contactsFile)
	}
	// What the parser did not take for a mark would stand on the page as typed.
	for _, mark := range []string{"**", "__", "~~", "##", "{#", "`", "](", "][", "]:"} {
		if strings.Contains(words, mark) {
			m.problem(node, "%q in the text: want the mark closed, written right or removed", mark)
		}
	}
	return spans
}

// spans reads the words in node; style is what they take from around it.
func (m *markdown) spans(node ast.Node, style content.Span) []content.Span {
	var spans []content.Span
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *ast.Text:
			style.Text = m.words(child)
			spans = append(spans, style)
		case *ast.Emphasis:
			inner := style
			inner.Strong = true
			if child.Level != 2 {
				m.refuse(child)
			}
			spans = append(spans, m.spans(child, inner)...)
		case *ast.Link:
			inner := style
			inner.Link = string(child.Destination)
			linked := m.spans(child, inner)
			m.checkLink(child, inner.Link, fold(wordsOf(linked)))
			spans = append(spans, linked...)
		default:
			m.refuse(child)
		}
	}
	return spans
}

// words resolves the text's escapes (\*, &amp;) the way Markdown does.
func (m *markdown) words(node *ast.Text) string {
	if node.HardLineBreak() {
		m.problem(node, "forced line break: want no backslash and no spaces at the end of the line")
	}
	var page bytes.Buffer
	w := bufio.NewWriter(&page)
	renderer.DefaultWriter.Write(w, node.Segment.Value(m.source))
	w.Flush()
	words := html.UnescapeString(page.String())
	if node.SoftLineBreak() || node.HardLineBreak() {
		words += "\n"
	}
	return words
}

func (m *markdown) checkLink(node *ast.Link, id, words string) {
	if len(node.Title) > 0 {
		m.problem(node, "link %q: has a title, want only the id of a record in %s", words, linksFile)
	}
	if m.links == nil {
		return
	}
	record := m.links.find(id)
	if record == nil {
		m.problem(node, "link %q: leads to %q, want the id of a record in %s", words, id, linksFile)
		return
	}
	record.used = true
	if record.Words != words {
		m.problem(node, "link %q: the record %q in %s says %q, want the same words", words, id, linksFile, record.Words)
	}
}
