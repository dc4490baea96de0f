package pack

import (
	"fmt"
	"hash/fnv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"oneminuteguide/content"
)

// heading reads a heading with its anchor. Within a list or a quotation it becomes
// bold words: it would begin a section that does not end.
func (m *markdown) heading(node *ast.Heading) []content.Block {
	spans := m.passage(node)
	block := content.Block{Level: node.Level, Spans: spans}
	title := block.Text()
	if title == "" {
		if len(m.pictures) == 0 {
			m.warn(node, "heading has no words: it is left out")
		}
		return nil
	}
	if m.depth > 0 {
		m.warn(node, "heading %q: within a list or a quotation, shown as bold words", title)
		for i := range spans {
			spans[i].Strong = true
		}
		return paragraph(spans)
	}
	for _, attribute := range node.Attributes() {
		value, isText := attribute.Value.([]byte)
		if string(attribute.Name) != "id" || !isText {
			m.warn(node, "heading %q: %q is left out, want only an anchor, as in {#key-contacts}", title, attribute.Name)
			continue
		}
		block.ID = string(value)
	}
	if block.ID != "" {
		if fault := m.taken.claim(block.ID, m.file, m.line(node)); fault != "" {
			m.problem(node, "heading %q: anchor %q: %s", title, block.ID, fault)
		}
	} else {
		block.ID = m.newAnchor(title, m.line(node))
	}
	m.nameAnchor(title, block.ID)
	return []content.Block{block}
}

// newAnchor makes an anchor from the words, so that it stays when the heading moves.
// It shows none of them: anchors are part of addresses, which have to be discreet.
func (m *markdown) newAnchor(title string, line int) string {
	hash := fnv.New32a()
	hash.Write([]byte(title))
	plain := fmt.Sprintf("s-%07x", hash.Sum32()&0xFFFFFFF)
	for {
		m.copies[plain]++
		id := plain
		if n := m.copies[plain]; n > 1 {
			id = fmt.Sprintf("%s-%d", id, n)
		}
		if m.taken.claim(id, m.file, line) == "" {
			return id
		}
	}
}

// nameAnchor keeps the anchor under the name by which GitHub, Word's converters and
// most other programs link to the heading: its words in small letters, with hyphens.
func (m *markdown) nameAnchor(title, id string) {
	m.anchors[id] = id
	slug := slugOf(title)
	name := slug
	for m.anchors[name] != "" && m.anchors[name] != id {
		m.copies["#"+slug]++
		name = fmt.Sprintf("%s-%d", slug, m.copies["#"+slug])
	}
	m.anchors[name] = id
}

func slugOf(title string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == ' ':
			return '-'
		case inWord(c), unicode.IsMark(c), c == '-', c == '_':
			return unicode.ToLower(c)
		}
		return -1
	}, title)
}

// finishHeadings makes the page's own title the only one of its level: where a text
// has headings of the first level, all move down by one. A first heading that is the
// title is not repeated below it.
func (m *markdown) finishHeadings(blocks []content.Block) []content.Block {
	if len(blocks) > 0 && blocks[0].Level > 0 && m.title != "" && strings.EqualFold(blocks[0].Text(), m.title) {
		blocks = blocks[1:]
	}
	lower := 0
	for _, b := range blocks {
		if b.Level == 1 {
			lower = 1
		}
	}
	last := 1
	for i := range blocks {
		b := &blocks[i]
		if b.Level == 0 {
			continue
		}
		b.Level = min(b.Level+lower, 6)
		if b.Level > last+1 {
			m.problems.warn(m.file, m.lineOfAnchor(b.ID), "heading %q: want a level below the heading before it, with one # less", b.Text())
		}
		last = b.Level
	}
	return blocks
}

// lineOfAnchor is where the heading with the anchor is.
func (m *markdown) lineOfAnchor(id string) (line int) {
	where := m.taken[id]
	fmt.Sscanf(where[strings.LastIndexByte(where, ':')+1:], "%d", &line)
	return line
}
