package pack

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"
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
	tree, lost := s.parse()
	if tree == nil {
		return nil, false
	}
	top := &mapping{file: file, line: 1, problems: r.problems, lost: lost}
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

// parse parses the lines. An entry that cannot be read is reported and left
// out, so that the others are looked at too; lost tells of that.
func (s *slips) parse() (tree *ast.File, lost bool) {
	for range mostFaults {
		tree, err := parser.ParseBytes([]byte(strings.Join(s.lines, "\n")), 0)
		if err == nil {
			return tree, lost
		}
		line, words := syntaxFault(err)
		s.problems.add(s.file, line, "wrong YAML: %s", words)
		if !s.leaveOut(line - 1) {
			return nil, true
		}
		lost = true
	}
	return nil, true
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

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// plainFaults are the parser's messages in words without its terms.
var plainFaults = []struct{ message, plain string }{
	{"mapping value is not allowed", "a colon where none can be: want quotes around words with a colon, and fields of one list below each other"},
	{"value is not allowed in this context", "words where none can be: want quotes around the whole, and fields of one list below each other"},
	{"non-map value is specified", aboutFields},
	{"unexpected key name", aboutFields},
	{"could not find value for mapping key", aboutFields},
	{"block sequence entries are not allowed", "a point of a list where none can be: want the hyphens of one list below each other"},
	{"sequence end token", "a bracket that does not close: want ] at the end"},
	{"',' or ']' must be specified", "a bracket that does not close: want ] at the end"},
	{"could not find flow", "a bracket that does not close: want } at the end"},
	{"',' or '}' must be specified", "a bracket that does not close: want } at the end"},
	{"could not find end character of", "a quotation mark opens and does not close: want one at the end of the words too, or none"},
}

const (
	aboutFields = "a line that is no field: want a name, a colon, a space and words"
	aboutLines  = "cannot be understood: want fields of a name, a colon, a space and words, those of one list below each other"
)

var definedTwice = regexp.MustCompile(`^mapping key "(.*)" already defined at \[(\d+):`)

// syntaxFault takes the place and the one-line message from the parser's
// error, whose text is an excerpt of several lines.
func syntaxFault(err error) (line int, words string) {
	var fault yaml.Error
	if !errors.As(err, &fault) {
		return 1, aboutLines
	}
	if token := fault.GetToken(); token != nil {
		line = token.Position.Line
	}
	words = fold(fault.GetMessage())
	if twice := definedTwice.FindStringSubmatch(words); twice != nil {
		return max(line, 1), fmt.Sprintf("%s is there twice: want it once, line %s has it too", twice[1], twice[2])
	}
	for _, f := range plainFaults {
		if strings.HasPrefix(words, f.message) {
			return max(line, 1), f.plain
		}
	}
	return max(line, 1), aboutLines
}

func lineOf(node ast.Node) int {
	if token := node.GetToken(); token != nil {
		return token.Position.Line
	}
	return 1
}
