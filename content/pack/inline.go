package pack

import (
	"bufio"
	"bytes"
	"fmt"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	renderer "github.com/yuin/goldmark/renderer/html"

	"oneminuteguide/content"
)

// hardBreak is a line break that is to be seen, unlike the end of a line in the file.
// It is white space that no file can hold.
const hardBreak = "\v"

// passage reads the words of one heading, paragraph, point or cell.
func (m *markdown) passage(node ast.Node) []content.Span {
	typed := m.spans(node, content.Span{})
	var words strings.Builder
	for _, s := range typed {
		words.WriteString(s.Text)
	}
	m.checkTyped(node, foldLines(strings.ReplaceAll(words.String(), hardBreak, "\n")))
	return foldSpans(typed)
}

// checkTyped looks at the words of a passage as they are in the file, with its
// line breaks, so that what is wrong is reported by its own line.
func (m *markdown) checkTyped(node ast.Node, typed string) {
	first, passed, before := m.line(node), 0, 0 // with the line breaks before what is passed
	line := func(at int) int {
		if m.fixed > 0 {
			return m.fixed
		}
		if at < passed {
			passed, before = 0, 0
		}
		before += strings.Count(typed[passed:at], "\n")
		passed = at
		return first + before
	}
	if c, found := hidden(strings.ReplaceAll(typed, "\n", " ")); found {
		m.problems.add(m.file, line(strings.IndexRune(typed, c)), "%s", describe(c))
	} else if typed != "" && blank(typed) {
		m.problems.add(m.file, line(0), "nothing in it can be seen, want visible text")
	}
	if m.contacts.whole {
		for _, number := range m.contacts.in(typed) {
			report := m.problems.add
			if number.stranger {
				report = m.problems.warn // it is shown, as text that nobody can tap
			}
			if number.fault != "" {
				report(m.file, line(number.start), "number %q: %s", fold(typed[number.start:number.end]), number.fault)
			}
		}
	}
	if m.ownWords {
		m.warnOfLongSentences(node, typed)
	}
	marks := append(marksIn(typed), slipsOfMarks(typed)...)
	for _, mark := range marks {
		m.problems.warn(m.file, line(mark.at), "%s: shown as it is typed, %s", mark.what, mark.want)
	}
	if len(marks) > 0 || !strings.ContainsAny(typed, "*_") {
		return
	}
	for _, at := range loneMarks.FindAllStringIndex(typed, -1) {
		m.problems.warn(m.file, line(at[0]+1), "%q in the text is shown as it is typed", fold(typed[at[0]:at[1]]))
	}
}

// mostWords of a sentence are as many as a reader in a hurry takes in.
const mostWords = 40

const sentenceEnds = ".?!:;"

func (m *markdown) warnOfLongSentences(node ast.Node, typed string) {
	if longestSentence(typed) > mostWords {
		m.warnOnce(node, fmt.Sprintf("sentence of more than %d words: want shorter ones, if the words are yours to change", mostWords))
	}
}

// longestSentence is how many words the longest sentence has.
func longestSentence(text string) (most int) {
	words := 0
	for word := range strings.FieldsSeq(text) {
		bare := strings.TrimRight(word, sentenceEnds)
		if bare != "" {
			words++
		}
		most = max(most, words)
		if bare != word {
			words = 0
		}
	}
	return most
}

// spans reads the words in node; style is what they take from around it.
func (m *markdown) spans(node ast.Node, style content.Span) []content.Span {
	var spans []content.Span
	styles := styleStack{style}
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		inner := styles.top()
		switch child := child.(type) {
		case *ast.Text:
			inner.Text = m.words(child)
			spans = append(spans, inner)
		case *ast.String:
			inner.Text = string(child.Value)
			spans = append(spans, inner)
		case *ast.CodeSpan:
			m.warnOnce(child, "code: shown as plain words")
			spans = append(spans, m.spans(child, inner)...)
		case *ast.Emphasis:
			inner.Strong = inner.Strong || child.Level == 2
			inner.Emphasis = inner.Emphasis || child.Level == 1
			spans = append(spans, m.spans(child, inner)...)
		case *ast.Link:
			spans = append(spans, m.link(child, inner)...)
		case *ast.AutoLink:
			spans = append(spans, m.autoLink(child, inner)...)
		case *ast.Image:
			words := fold(content.Words(m.spans(child, content.Span{})))
			spans = append(spans, m.picture(child, string(child.Destination), words, inner)...)
		case *ast.RawHTML:
			spans = append(spans, m.inlineHTML(child, &styles)...)
		case *extast.TaskCheckBox:
			inner.Text = "☐ "
			if child.IsChecked {
				inner.Text = "☑ "
			}
			spans = append(spans, inner)
		case *extast.FootnoteLink:
			inner.Text = footnoteMark(child.Index)
			spans = append(spans, inner)
		case *extast.FootnoteBacklink:
		default:
			m.refuse(child)
			spans = append(spans, m.spans(child, inner)...) // what else is wrong with them is seen too
		}
	}
	return spans
}

func footnoteMark(n int) string { return fmt.Sprintf("[%d]", n) }

// words resolves the text's escapes (\*, &amp;) the way Markdown does.
func (m *markdown) words(node *ast.Text) string {
	words := plainly(node.Segment.Value(m.source))
	switch {
	case node.HardLineBreak():
		words += hardBreak
	case node.SoftLineBreak():
		words += "\n"
	}
	return words
}

// plainly reads escapes. Most words have none, and a writer takes its time.
func plainly(typed []byte) string {
	if !bytes.ContainsAny(typed, "\\&\x00") {
		return string(typed)
	}
	var page bytes.Buffer
	w := bufio.NewWriterSize(&page, len(typed))
	renderer.DefaultWriter.Write(w, typed)
	w.Flush()
	return html.UnescapeString(page.String())
}

// styleStack is the styles that HTML tags in a line have opened, the innermost last.
type styleStack []content.Span

func (s styleStack) top() content.Span { return s[len(s)-1] }

func (s *styleStack) open(style content.Span) { *s = append(*s, style) }

func (s *styleStack) close() {
	if len(*s) > 1 {
		*s = (*s)[:len(*s)-1]
	}
}
