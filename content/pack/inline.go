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
	typed := m.spans(node, content.Span{})
	m.checkTyped(node, foldLines(wordsOf(typed)))
	return foldSpans(typed)
}

// checkTyped looks at the words of a passage as they are in the file, with its
// line breaks, so that what is wrong is reported by its own line.
func (m *markdown) checkTyped(node ast.Node, typed string) {
	report := func(at int, format string, args ...any) {
		m.problems.add(m.file, m.line(node)+strings.Count(typed[:at], "\n"), format, args...)
	}
	if c, found := hidden(strings.ReplaceAll(typed, "\n", " ")); found {
		report(strings.IndexRune(typed, c), "%s", describe(c))
	} else if typed != "" && blank(typed) {
		report(0, "nothing in it can be seen, want visible text")
	}
	if m.contacts.whole() {
		for _, number := range m.contacts.in(typed) {
			if number.fault != "" {
				report(number.start, "number %q: %s", fold(typed[number.start:number.end]), number.fault)
			}
		}
	}
	for _, mark := range marksIn(typed) {
		report(mark.at, "%s", mark.fault)
	}
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
	if sameWords(record.Words, words) {
		record.Words = words // as the guide has them
	} else {
		m.problem(node, "link %q: the record %q in %s says %q, want the same words", words, id, linksFile, record.Words)
	}
}
