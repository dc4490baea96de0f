package pack

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"oneminuteguide/content"
)

// parse reads CommonMark with tables, footnotes, tick boxes and bare addresses.
// Struck out words are known only to be refused: a reader would take them for valid.
var parse = goldmark.New(
	goldmark.WithParserOptions(parser.WithHeadingAttribute()),
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.Footnote,
		extension.NewLinkify(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"}))),
).Parser().Parse

// deepest is how deep lists and quotations can be within each other.
const deepest = 8

// markdown turns a text into blocks. What the app has no way to show is refused, or
// shown in a plainer way with a warning: nothing is left out in silence.
type markdown struct {
	file     string
	source   []byte
	breaks   []int        // where its lines end
	title    string       // of the page; a first heading with these words is it
	links    *linkRecords // nil when they could not be read
	contacts directory
	taken    names
	problems *problems
	files    *mediaFiles
	turn     func()          // waits for the guides before this one, which may show the same files
	ownWords bool            // the words can be changed: no published text is there to hold them against
	like     []content.Block // of a translation: the text in the main language

	depth    int               // of lists and quotations
	fixed    int               // the line of all that is read, when it was made from HTML; or 0
	pictures []content.Block   // met in the passage that is being read
	anchors  map[string]string // the headings' anchors, also by what other programs call them
	copies   map[string]int    // how many anchors, and names of them, differ in their number alone
	jumps    []jump            // links to headings, to be looked at when all are known
	plainer  losses
	runOn    []int // the lines that become part of the paragraph above them
	led      int   // the length of all addresses that its links lead to
}

// newMarkdown is for the text of a file that is still to be read.
func (r *reader) newMarkdown(file string, links *linkRecords, contacts directory) *markdown {
	return &markdown{file: file, links: links, contacts: contacts, taken: namesOnScreens(), problems: r.problems, files: r.files, turn: r.turn}
}

func (m *markdown) problem(node ast.Node, format string, args ...any) {
	m.problems.add(m.file, m.line(node), format, args...)
}

func (m *markdown) warn(node ast.Node, format string, args ...any) {
	m.problems.warn(m.file, m.line(node), format, args...)
}

func (m *markdown) line(node ast.Node) int {
	if m.fixed > 0 {
		return m.fixed
	}
	return m.lineAt(node.Pos())
}

func (m *markdown) lineAt(offset int) int {
	before, _ := slices.BinarySearch(m.breaks, offset)
	return 1 + before
}

// breaksIn returns where the lines end.
func breaksIn(source []byte) []int {
	var breaks []int
	for i, c := range source {
		if c == '\n' {
			breaks = append(breaks, i)
		}
	}
	return breaks
}

// read returns the text's blocks.
func (m *markdown) read() []content.Block {
	m.anchors, m.copies, m.plainer = map[string]string{}, map[string]int{}, losses{}
	m.source = m.mendBullets([]byte(m.withoutForeignMarks(string(m.source))))
	m.breaks = breaksIn(m.source)
	document := parse(text.NewReader(m.source))
	blocks := m.finishHeadings(m.blocks(document))
	m.takeAnchors(blocks)
	m.finishJumps(blocks)
	m.plainer.report(m.file, m.problems)
	m.reportRunOn()
	if len(blocks) == 0 {
		m.problem(document, "no text below the front matter: want the guide's text")
	}
	return blocks
}

func (m *markdown) blocks(parent ast.Node) []content.Block {
	var blocks []content.Block
	for node := parent.FirstChild(); node != nil; node = node.NextSibling() {
		blocks = append(blocks, m.block(node)...)
	}
	return blocks
}

// block returns what a node is shown as: mostly one block, and pictures below it.
func (m *markdown) block(node ast.Node) (blocks []content.Block) {
	switch node := node.(type) {
	case *ast.Heading:
		blocks = m.heading(node)
	case *ast.Paragraph, *ast.TextBlock:
		m.warnOfRunOn(node)
		blocks = paragraph(m.passage(node))
	case *ast.List:
		blocks = m.within(node, func() content.Block {
			return content.Block{Items: m.points(node), Ordered: node.IsOrdered(), Start: startOf(node)}
		})
	case *ast.Blockquote:
		blocks = m.within(node, func() content.Block { return content.Block{Quote: m.blocks(node)} })
	case *ast.ThematicBreak:
		blocks = []content.Block{{Rule: true}}
	case *extast.Table:
		blocks = []content.Block{{Rows: m.rows(node)}}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		m.warnOnce(node, "code, or lines that begin with four spaces: shown as a paragraph")
		blocks = paragraph(m.code(node))
	case *ast.HTMLBlock:
		blocks = m.htmlBlock(node)
	case *extast.FootnoteList:
		blocks = m.blocks(node)
	case *extast.Footnote:
		blocks = m.footnote(node)
	case *ast.LinkReferenceDefinition:
	default:
		m.refuse(node)
	}
	blocks = append(blocks, m.pictures...)
	m.pictures = nil
	return blocks
}

func (m *markdown) refuse(node ast.Node) {
	name := node.Kind().String()
	if node.Kind() == extast.KindStrikethrough {
		name = "struck out words"
	}
	m.problem(node, "%s: want them removed", name)
}

func paragraph(spans []content.Span) []content.Block {
	if len(spans) == 0 {
		return nil
	}
	return []content.Block{{Spans: spans}}
}

// within reads what can be nested, unless it is nested too deep.
func (m *markdown) within(node ast.Node, read func() content.Block) []content.Block {
	if m.depth == deepest {
		m.problem(node, "lists or quotations within each other: want at most %d levels", deepest)
		return nil
	}
	m.depth++
	defer func() { m.depth-- }()
	b := read()
	if len(b.Items)+len(b.Quote) == 0 {
		return nil
	}
	return []content.Block{b}
}

func startOf(list *ast.List) int {
	if list.IsOrdered() && list.Start != 1 {
		return list.Start
	}
	return 0
}

func (m *markdown) points(list *ast.List) []content.ListItem {
	var points []content.ListItem
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		point := content.ListItem{}
		for node := item.FirstChild(); node != nil; node = node.NextSibling() {
			if isText(node) {
				m.warnOfJoined(node)
			}
			below := m.block(node)
			if node == item.FirstChild() && isText(node) && len(below) > 0 && len(below[0].Spans) > 0 {
				point.Spans, below = below[0].Spans, below[1:]
			}
			point.Blocks = append(point.Blocks, below...)
		}
		if len(point.Spans)+len(point.Blocks) == 0 {
			m.warn(item, "the point has no words: it is left out")
			continue
		}
		points = append(points, point)
	}
	return points
}

func isText(node ast.Node) bool {
	return node.Kind() == ast.KindParagraph || node.Kind() == ast.KindTextBlock
}

// warnOfJoined finds a line below a point that begins where no point's words do.
// Markdown makes it part of the point, though it may have been a paragraph.
func (m *markdown) warnOfJoined(point ast.Node) {
	lines := point.Lines()
	for i := 1; i < lines.Len() && m.fixed == 0; i++ {
		start := lines.At(i).Start
		if start > 0 && m.source[start-1] == '\n' {
			m.problems.warn(m.file, m.lineAt(start),
				"the line becomes part of the point above it: want an empty line before it, or two spaces if it belongs there")
			return
		}
	}
}

func (m *markdown) rows(table ast.Node) []content.Row {
	var rows []content.Row
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []content.Cell
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			spans := m.passage(cell)
			for _, p := range m.pictures {
				m.warn(cell, "picture in a table: its words are shown instead")
				spans = append(spans, content.Span{Text: p.Picture.Words})
			}
			m.pictures = nil
			cells = append(cells, content.Cell{Spans: spans})
		}
		rows = append(rows, content.Row{Cells: cells})
	}
	return rows
}

// code returns the lines of a code block as they are, each on a line of its own.
func (m *markdown) code(node ast.Node) []content.Span {
	var b strings.Builder
	lines := node.Lines()
	for i := range lines.Len() {
		segment := lines.At(i)
		b.WriteString(string(bytes.TrimRight(segment.Value(m.source), "\n")) + hardBreak)
	}
	m.checkTyped(node, strings.ReplaceAll(b.String(), hardBreak, "\n"))
	return foldSpans([]content.Span{{Text: b.String()}})
}

func (m *markdown) footnote(note *extast.Footnote) []content.Block {
	blocks := m.blocks(note)
	mark := content.Span{Text: footnoteMark(note.Index) + " "}
	if len(blocks) > 0 && len(blocks[0].Spans) > 0 {
		blocks[0].Spans = foldSpans(append([]content.Span{mark}, blocks[0].Spans...))
	}
	return blocks
}
