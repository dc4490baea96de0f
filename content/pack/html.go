package pack

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"

	"oneminuteguide/content"
)

// htmlBlock reads HTML between paragraphs as the Markdown that comes nearest.
// Nothing of it reaches a page as HTML.
func (m *markdown) htmlBlock(node *ast.HTMLBlock) []content.Block {
	var source bytes.Buffer
	for i := range node.Lines().Len() {
		segment := node.Lines().At(i)
		source.Write(segment.Value(m.source))
	}
	if node.HasClosure() {
		source.Write(node.ClosureLine.Value(m.source))
	}
	m.warnOfTags(node, source.String())
	if m.fixed > 0 {
		return nil // HTML that the converter left as it was
	}
	if source.Len() > longestPassage {
		m.problem(node, "more than 32 KB of HTML: want Markdown")
		return nil
	}
	converted, err := toMarkdown(source.String())
	if err != nil {
		m.problem(node, "HTML that cannot be read: want Markdown")
		return nil
	}
	if _, fault := tooLong(converted); fault != "" {
		m.problem(node, "HTML: %s", fault)
		return nil
	}
	inner := *m
	inner.source, inner.fixed, inner.pictures = []byte(converted), m.line(node), nil
	blocks := inner.blocks(parse(text.NewReader(inner.source)))
	m.jumps, m.led = inner.jumps, inner.led
	return blocks
}

// fromHTML leaves out scripts, styles and what cannot be shown.
var fromHTML = converter.NewConverter(converter.WithPlugins(base.NewBasePlugin(), commonmark.NewCommonmarkPlugin(), table.NewTablePlugin()))

func toMarkdown(source string) (string, error) {
	document, err := html.Parse(strings.NewReader(source))
	if err == nil && cellsIn(document) > mostCells {
		err = errors.New("a table with too many cells")
	}
	if err != nil {
		return "", err
	}
	converted, err := fromHTML.ConvertNode(document)
	return string(converted), err
}

// cellsIn is how many cells the tables can have in all, of which the converter writes
// each: a few bytes can ask for a million.
func cellsIn(document *html.Node) int {
	rows, columns := 0, 0
	for node := range document.Descendants() {
		if node.Data != "tr" {
			continue
		}
		wide, high := 0, 1
		for cell := range node.ChildNodes() {
			wide += span(cell, "colspan")
			high = max(high, span(cell, "rowspan"))
		}
		rows, columns = rows+high, max(columns, wide)
	}
	return rows * columns
}

// span is how many columns or rows a cell goes over.
func span(cell *html.Node, name string) int {
	for _, a := range cell.Attr {
		if n, err := strconv.Atoi(a.Val); a.Key == name && err == nil {
			return min(max(n, 1), mostCells+1)
		}
	}
	return 1
}

// inlineHTML reads a tag within a line: the words behind it are text already.
func (m *markdown) inlineHTML(node *ast.RawHTML, styles *styleStack) []content.Span {
	var source strings.Builder
	for i := range node.Segments.Len() {
		segment := node.Segments.At(i)
		source.Write(segment.Value(m.source))
	}
	tokens := html.NewTokenizer(strings.NewReader(source.String()))
	kind := tokens.Next()
	tag := tokens.Token()
	style := styles.top()
	switch tag.Data {
	case "br":
		style.Text = hardBreak
		return []content.Span{style}
	case "b", "strong", "i", "em", "a":
		switch {
		case kind == html.EndTagToken:
			styles.close()
		case tag.Data == "a" && attribute(tag, "href") != "":
			m.lead(node, attribute(tag, "href"), "", &style)
			styles.open(style)
		case tag.Data == "a":
			styles.open(style)
		default:
			style.Strong = style.Strong || tag.Data == "b" || tag.Data == "strong"
			style.Emphasis = style.Emphasis || tag.Data == "i" || tag.Data == "em"
			styles.open(style)
		}
		return nil
	case "img":
		return m.picture(node, attribute(tag, "src"), fold(attribute(tag, "alt")), style)
	}
	m.warnOfTags(node, source.String())
	return nil
}

func attribute(tag html.Token, name string) string {
	for _, a := range tag.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// unshown are elements whose words are not shown.
var unshown = []string{"script", "style", "iframe", "object", "embed", "video", "audio", "svg", "form", "input", "button", "template", "noscript"}

// warnOfTags says what becomes of the HTML, once for each kind of tag.
func (m *markdown) warnOfTags(node ast.Node, source string) {
	tokens := html.NewTokenizer(strings.NewReader(source))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return
		case html.CommentToken:
			m.warnOnce(node, "HTML comments: left out")
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			name, _ := tokens.TagName()
			if slices.Contains(unshown, string(name)) {
				m.warnOnce(node, "HTML, left out with what is in it", "<"+string(name)+">")
			} else {
				m.warnOnce(node, "HTML, read as the Markdown that comes nearest", "<"+string(name)+">")
			}
		}
	}
}
