package pack

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"oneminuteguide/content"
)

// The extensions are known only so that their marks are refused by name
// instead of standing on the page as they were typed.
var parse = goldmark.New(
	goldmark.WithParserOptions(parser.WithHeadingAttribute()),
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList),
).Parser().Parse

var refused = map[ast.NodeKind]string{
	ast.KindAutoLink:                "address in pointed brackets",
	ast.KindBlockquote:              "quotation",
	ast.KindCodeBlock:               "code (a line begins with four spaces)",
	ast.KindCodeSpan:                "code",
	ast.KindEmphasis:                "italics",
	ast.KindFencedCodeBlock:         "code",
	ast.KindHTMLBlock:               "HTML",
	ast.KindImage:                   "image",
	ast.KindLinkReferenceDefinition: "link definition",
	ast.KindRawHTML:                 "HTML",
	ast.KindThematicBreak:           "line across the page",
	extast.KindStrikethrough:        "struck out words",
	extast.KindTable:                "table",
	extast.KindTaskCheckBox:         "tick box",
}

// markdown turns a guide's text into blocks, and refuses what the app has no
// way to show.
type markdown struct {
	file     string
	source   []byte
	links    *linkRecords // nil when they could not be read
	contacts directory
	taken    names
	problems *problems
}

func (m *markdown) problem(node ast.Node, format string, args ...any) {
	m.problems.add(m.file, m.line(node), format, args...)
}

func (m *markdown) line(node ast.Node) int {
	return 1 + bytes.Count(m.source[:max(node.Pos(), 0)], []byte("\n"))
}

func (m *markdown) refuse(node ast.Node) {
	name, known := refused[node.Kind()]
	if !known {
		name = node.Kind().String()
	}
	m.problem(node, "%s: want only headings, paragraphs, bulleted lists, bold words and links", name)
}

func (m *markdown) blocks() []content.Block {
	document := parse(text.NewReader(m.source))
	var blocks []content.Block
	for node := document.FirstChild(); node != nil; node = node.NextSibling() {
		switch node := node.(type) {
		case *ast.Heading:
			blocks = append(blocks, m.heading(node))
		case *ast.Paragraph:
			blocks = append(blocks, content.Block{Spans: m.passage(node)})
		case *ast.List:
			blocks = append(blocks, content.Block{Items: m.points(node)})
		default:
			m.refuse(node)
		}
	}
	if len(blocks) == 0 {
		m.problem(document, "no text below the front matter: want the guide's text")
	}
	return blocks
}

func (m *markdown) heading(node *ast.Heading) content.Block {
	block := content.Block{Level: node.Level, Spans: m.passage(node)}
	title := block.Text()
	if node.Level == 1 {
		m.problem(node, "heading %q: has one #, want ## or more: the title stands in the front matter", title)
	}
	if title == "" {
		m.problem(node, "heading has no words")
	}
	for _, attribute := range node.Attributes() {
		value, isText := attribute.Value.([]byte)
		if string(attribute.Name) != "id" || !isText {
			m.problem(node, "heading %q: has %q, want only an anchor, as in {#key-contacts}", title, attribute.Name)
			continue
		}
		block.ID = string(value)
	}
	if block.ID == "" {
		m.problem(node, "heading %q: no anchor, want one at its end, as in {#key-contacts}", title)
	} else if fault := m.taken.claim(block.ID, m.file, m.line(node)); fault != "" {
		m.problem(node, "heading %q: anchor %q: %s", title, block.ID, fault)
	}
	return block
}

func (m *markdown) points(list *ast.List) []content.ListItem {
	switch {
	case list.IsOrdered():
		m.problem(list, "numbered list: want a bulleted list, with a hyphen and a space before each point")
	case !list.IsTight:
		m.problem(list, "list with empty lines in it: want its points below each other")
	}
	var points []content.ListItem
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		point := content.ListItem{}
		for node := item.FirstChild(); node != nil; node = node.NextSibling() {
			switch node := node.(type) {
			case *ast.TextBlock, *ast.Paragraph:
				m.warnOfJoined(node)
				point.Spans = append(point.Spans, m.passage(node)...)
			case *ast.List:
				m.problem(node, "list within a list: want all points on one level")
			default:
				m.refuse(node)
			}
		}
		if !item.HasChildren() {
			m.problem(item, "point has no words")
		}
		points = append(points, point)
	}
	return points
}

// warnOfJoined finds a line below a point that begins where no point's words do.
// Markdown makes it part of the point, though it may have been a paragraph.
func (m *markdown) warnOfJoined(point ast.Node) {
	lines := point.Lines()
	for i := 1; i < lines.Len(); i++ {
		start := lines.At(i).Start
		if start > 0 && m.source[start-1] == '\n' {
			line := 1 + bytes.Count(m.source[:start], []byte("\n"))
			m.problems.warn(m.file, line, "the line becomes part of the point above it: want an empty line before it, or two spaces if it belongs there")
			return
		}
	}
}
