package pack

import (
	"regexp"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// readYAML reads a YAML file that holds fields.
func (r *reader) readYAML(file, holds string) (*mapping, bool) {
	source, ok := r.readSource(file, holds)
	if !ok {
		return nil, false
	}
	return r.parseYAML(file, source)
}

// largestYAML is far more than a list of a hundred contacts has. The parser takes
// four times as long for twice as much.
const largestYAML = 128 << 10

func (r *reader) parseYAML(file string, source []byte) (*mapping, bool) {
	if len(source) > largestYAML {
		r.problems.add(file, 0, "larger than 128 KB: want at most 128 KB of fields in a file")
		return nil, false
	}
	s := &slips{file: file, problems: r.problems, lines: strings.Split(string(source), "\n")}
	s.mend()
	tree := s.parse()
	if tree == nil {
		return nil, false
	}
	top := &mapping{file: file, line: 1, problems: r.problems, lost: s.lost}
	switch {
	case len(tree.Docs) == 0 || tree.Docs[0].Body == nil:
		return top, true // every field is missing, and will be named
	case len(tree.Docs) > 1:
		line := 1
		if start := tree.Docs[1].Start; start != nil {
			line = start.Position.Line
		}
		r.problems.add(file, line, `second YAML document: want one, without a line of "---" in it`)
		return nil, false
	case top.fill(tree.Docs[0].Body):
		return top, true
	}
	r.problems.add(file, lineOf(tree.Docs[0].Body), "no fields: want lines of a name, a colon, a space and words")
	return nil, false
}

// mostFaults is how many entries of a file are left out before it is given up.
const mostFaults = 10

// parse parses the lines, or returns nil. An entry that cannot be read is
// reported and left out, so that the others are looked at too.
func (s *slips) parse() *ast.File {
	for range mostFaults {
		tree, err := parser.ParseBytes([]byte(strings.Join(s.lines, "\n")), 0)
		if err == nil {
			return tree
		}
		line, words := syntaxFault(err)
		s.problems.add(s.file, line, "wrong YAML: %s", words)
		if !s.leaveOut(line - 1) {
			return nil
		}
	}
	return nil
}

var listPoint = regexp.MustCompile(`^ *-( |$)`)

// leaveOut empties the point of a list that line i belongs to, or the field when
// it is in no list. It is false when there is nothing left to empty.
func (s *slips) leaveOut(i int) bool {
	start := min(i, len(s.lines)-1)
	for start > 0 && strings.TrimSpace(s.lines[start]) == "" {
		start--
	}
	column := indent(s.lines[start])
	for start > 0 && column > 0 && !s.opens(start, column) {
		start--
	}
	point, end := listPoint.MatchString(s.lines[start]), start+1
	for end < len(s.lines) && s.within(end, indent(s.lines[start]), point) {
		end++
	}
	if strings.TrimSpace(strings.Join(s.lines[start:end], "")) == "" {
		return false
	}
	s.blank(start, end)
	return true
}

// opens reports whether the line begins the point, or the field of the file,
// that a line at the column belongs to.
func (s *slips) opens(i, column int) bool {
	line := s.lines[i]
	return strings.TrimSpace(line) != "" && (indent(line) == 0 || indent(line) <= column && listPoint.MatchString(line))
}

// within reports whether the line belongs to a point or field that began at the column.
func (s *slips) within(i, column int, point bool) bool {
	line := s.lines[i]
	return strings.TrimSpace(line) == "" || indent(line) > column || !point && listPoint.MatchString(line)
}

func lineOf(node ast.Node) int {
	if token := node.GetToken(); token != nil {
		return token.Position.Line
	}
	return 1
}
