package pack

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"
)

// plainFaults are the parser's messages in words without its terms.
var plainFaults = []struct{ message, plain string }{
	{"mapping value is not allowed",
		"a colon where none can be: want quotes around words with a colon, and fields of one list below each other"},
	{"value is not allowed in this context",
		"words where none can be: want quotes around the whole, and fields of one list below each other"},
	{"non-map value is specified", aboutFields},
	{"unexpected key name", aboutFields},
	{"could not find value for mapping key", aboutFields},
	{"block sequence entries are not allowed",
		"a point of a list where none can be: want the hyphens of one list below each other"},
	{"sequence end token", "a bracket that does not close: want ] at the end"},
	{"',' or ']' must be specified", "a bracket that does not close: want ] at the end"},
	{"could not find flow", "a bracket that does not close: want } at the end"},
	{"',' or '}' must be specified", "a bracket that does not close: want } at the end"},
	{"could not find end character of",
		"a quotation mark opens and does not close: want one at the end of the words too, or none"},
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
		return max(line, 1), fmt.Sprintf("%s is there twice: want it once, or the hyphen that begins another entry before it: line %s has it too", twice[1], twice[2])
	}
	for _, f := range plainFaults {
		if strings.HasPrefix(words, f.message) {
			return max(line, 1), f.plain
		}
	}
	return max(line, 1), aboutLines
}
