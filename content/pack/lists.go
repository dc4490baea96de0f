package pack

import (
	"fmt"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"oneminuteguide/content"
)

// addresses are fields in which the marks of Markdown are none.
var addresses = []string{"address", string(content.Email), string(content.Web)}

// words reads a node as words; it is false when the node is something else.
// Numbers and dates are words too: 0113 must keep its nought.
func (m *mapping) words(name string, line int, node ast.Node) (string, bool) {
	var words string
	switch node := node.(type) {
	case *ast.NullNode:
	case *ast.StringNode:
		words = node.Value
	case *ast.LiteralNode:
		words = node.Value.Value
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		words = node.GetToken().Value
	default:
		m.problem(line, "%s is not plain words: want words, in quotes when they hold a colon or begin with a sign", name)
		return "", false
	}
	words = fold(words)
	if c, found := hidden(words); found {
		m.problem(line, "%s: %s", name, describe(c))
		return "", false
	}
	if words != "" && blank(words) {
		m.problem(line, "%s: nothing in it can be seen, want visible text", name)
		return "", false
	}
	if marks := marksIn(m.withoutPlaces(words)); len(marks) > 0 && !slices.Contains(addresses, name) {
		m.problem(line, "%s: %s: %s", name, marks[0].what, marks[0].want)
	}
	return words, true
}

// entry is one point of a YAML list.
type entry struct {
	line int
	node ast.Node
}

// entries reads a list. It is false when the field is missing or no list.
func (m *mapping) entries(name string) ([]entry, bool) {
	f, found := m.ask(name)
	if !found {
		m.missing(f.line, "%s is missing", name)
		return nil, false
	}
	list, ok := f.node.(*ast.SequenceNode)
	if !ok {
		m.missing(f.line, "%s is not a list: want lines that begin with a hyphen and a space", name)
		return nil, false
	}
	var entries []entry
	for i, node := range list.Values {
		line := lineOf(node)
		// The hyphen's line is sure; a long text's position is not.
		if start := list.Entries[i].Start; start != nil && start.Position != nil {
			line = start.Position.Line
		}
		entries = append(entries, entry{line, node})
	}
	return entries, true
}

// texts reads a list of texts, at least one.
func (m *mapping) texts(name string) []phrase {
	if f, _ := m.ask(name); f.node != nil {
		if id, ok := f.node.(*ast.StringNode); ok && wellFormed.MatchString(id.Value) {
			m.problem(f.line, "%s is not a list: want [%s], or lines that begin with a hyphen and a space", name, id.Value)
			return nil
		}
	}
	entries, _ := m.entries(name)
	m.wantSome(name)
	var texts []phrase
	for _, e := range entries {
		words, ok := m.words(name, e.line, e.node)
		if ok && words == "" {
			m.problem(e.line, "%s: an empty line in the list", name)
		}
		texts = append(texts, phrase{words, e.line})
	}
	return texts
}

// optionalTexts reads a list of texts that a file can do without.
func (m *mapping) optionalTexts(name string) []phrase {
	if _, found := m.ask(name); !found {
		return nil
	}
	return m.texts(name)
}

// groups reads a list of groups of fields. An error calls a group by its id,
// or by its place when it has none. It is false when groups may be missing.
func (m *mapping) groups(name, kind string) ([]*mapping, bool) {
	entries, ok := m.entries(name)
	var groups []*mapping
	for i, e := range entries {
		g := &mapping{file: m.file, line: e.line, thing: fmt.Sprintf("%s %d", kind, i+1), problems: m.problems, lost: m.lost}
		if !g.fill(e.node) {
			g.problem(e.line, "has no fields: want lines of a name, a colon, a space and words")
			continue
		}
		for _, f := range g.fields {
			if id, ok := f.node.(*ast.StringNode); ok && f.name == "id" && id.Value != "" {
				g.thing = fold(id.Value)
			}
		}
		groups = append(groups, g)
	}
	return groups, ok && !m.lost
}

// wantSome reports a list without a point; one that cannot be read is a point too.
func (m *mapping) wantSome(name string) {
	f, _ := m.find(name)
	if list, ok := f.node.(*ast.SequenceNode); ok && len(list.Values) == 0 {
		m.missing(f.line, "%s is empty: want at least one", name)
	}
}
