package pack

import (
	"errors"
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

func (r *reader) parseYAML(file string, source []byte) (*mapping, bool) {
	tree, err := parser.ParseBytes(source, 0)
	if err != nil {
		line, words := syntaxFault(err)
		r.problems.add(file, line, "wrong YAML: %s", words)
		return nil, false
	}
	top := &mapping{file: file, line: 1, problems: r.problems}
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

// plainFaults are the slips that editors make most, in words without the
// parser's terms.
var plainFaults = map[string]string{
	"mapping value is not allowed": "a colon where none can stand: want quotes around words with a colon, and fields of one list below each other",
	"non-map value is specified":   "a line that is no field: want a name, a colon, a space and words",
}

// syntaxFault takes the place and the one-line message from the parser's
// error, whose text is an excerpt of several lines.
func syntaxFault(err error) (line int, words string) {
	var fault yaml.Error
	if !errors.As(err, &fault) {
		return 1, fold(err.Error())
	}
	if token := fault.GetToken(); token != nil {
		line = token.Position.Line
	}
	words = fold(fault.GetMessage())
	for message, plain := range plainFaults {
		if strings.HasPrefix(words, message) {
			words = plain
		}
	}
	return max(line, 1), words
}

func lineOf(node ast.Node) int {
	if token := node.GetToken(); token != nil {
		return token.Position.Line
	}
	return 1
}
