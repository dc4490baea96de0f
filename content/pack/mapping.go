package pack

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"oneminuteguide/content"
)

// mapping is a group of YAML fields. Fields are asked for by name; what no
// one asked for is unknown. It replaces decoding into structs because
// that stops at the first fault, and forgets the lines.
type mapping struct {
	file     string
	line     int
	thing    string // what an error calls it; empty for a whole file
	problems *problems
	fields   []field
	asked    []string
	lost     bool // a part of the file could not be read: what is missing may be there
	patterns bool // its words have places in {braces} to fill in
}

type field struct {
	name string
	line int
	node ast.Node
}

// phrase is a field's words on one line, and the line of the file where they are.
type phrase struct {
	words string
	line  int
}

// fill takes the fields from node; it is false when node has none.
func (m *mapping) fill(node ast.Node) bool {
	group, ok := node.(*ast.MappingNode)
	if !ok {
		return false
	}
	for _, value := range group.Values {
		// A field's own line is sure; a long text's position is not.
		m.fields = append(m.fields, field{value.Key.GetToken().Value, lineOf(value.Key), value.Value})
	}
	if len(m.fields) > 0 {
		m.line = m.fields[0].line
	}
	return true
}

func (m *mapping) problem(line int, format string, args ...any) {
	words := fmt.Sprintf(format, args...)
	if m.thing != "" {
		words = m.thing + ": " + words
	}
	m.problems.add(m.file, line, "%s", words)
}

// missing reports what the file does not have, unless it may have been in a part
// of it that could not be read.
func (m *mapping) missing(line int, format string, args ...any) {
	if !m.lost {
		m.problem(line, format, args...)
	}
}

// ask finds a field and remembers that its name is known.
func (m *mapping) ask(name string) (field, bool) {
	if !slices.Contains(m.asked, name) {
		m.asked = append(m.asked, name)
	}
	return m.find(name)
}

func (m *mapping) find(name string) (field, bool) {
	for _, f := range m.fields {
		if f.name == name {
			return f, true
		}
	}
	return field{line: m.line}, false
}

func (m *mapping) optional(name string) phrase {
	f, found := m.ask(name)
	if !found {
		return phrase{line: f.line}
	}
	words, _ := m.words(name, f.line, f.node)
	return phrase{words, f.line}
}

func (m *mapping) required(name string) phrase {
	f, found := m.ask(name)
	if !found {
		m.missing(f.line, "%s is missing", name)
		return phrase{line: f.line}
	}
	words, ok := m.words(name, f.line, f.node)
	if ok && words == "" {
		m.problem(f.line, "%s is empty", name)
	}
	return phrase{words, f.line}
}

// optionalYes reads a field that is true or false, and false without it.
func (m *mapping) optionalYes(name string) bool {
	written := m.optional(name)
	if written.words != "" && written.words != "true" && written.words != "false" {
		m.problem(written.line, "%s %q: want true or false", name, written.words)
	}
	return written.words == "true"
}

func (m *mapping) optionalDate(name string) content.Date { return m.date(m.optional(name), name) }

func (m *mapping) requiredDate(name string) content.Date { return m.date(m.required(name), name) }

func (m *mapping) date(written phrase, name string) content.Date {
	if written.words == "" {
		return content.Date{}
	}
	date, err := content.ParseDate(written.words)
	if err != nil {
		m.problem(written.line, "%s: %v", name, err)
	}
	return date
}

// refuseOthers reports the fields that no one asked for.
func (m *mapping) refuseOthers() {
	for _, f := range m.fields {
		if !slices.Contains(m.asked, f.name) {
			m.problem(f.line, "unknown field %q: want %s", f.name, oneOf(m.asked))
		}
	}
}

func oneOf(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
