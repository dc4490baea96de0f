package pack

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// deepestYAML is how many columns and brackets deep a pack's file can be
// nested: its formats need 8 columns and 2 brackets.
const deepestYAML = 40

// slips finds what editors mistype most in YAML, says in plain words what to
// type, and mends the lines so that the parser goes on to what else is wrong.
// It also refuses what would be read without an error, but not as it was meant:
// words that are cut off at a #, joined by a tab, or taken for a tag.
type slips struct {
	lines    []string
	file     string
	problems *problems
	column   int   // where the field or the point before began
	levels   []int // the columns of the fields that enclose it, and its own
	empty    bool  // it has no words: fields of its own can follow
	lost     bool  // lines were left out: what seems to be missing may be in them
}

// mend looks at all lines. No line changes its number.
func (s *slips) mend() {
	for i := 0; i < len(s.lines); {
		i = max(s.line(i), i+1)
	}
}

func (s *slips) problem(i int, name, format string, args ...any) {
	if name != "" {
		format = name + ": " + format // a name holds letters only
	}
	s.problems.add(s.file, i+1, format, args...)
}

var (
	tabbed    = regexp.MustCompile(`^ *\t[ \t]*`)
	listMarks = regexp.MustCompile(`^ *(- +)*(-$)?`)
	namedLine = regexp.MustCompile(`^([A-Za-z_][A-Za-z0-9_]*) *:(?: +|$)`)
	tightLine = regexp.MustCompile(`^([a-z_]+):([^\s:/].*)$`)
	blockMark = regexp.MustCompile(`^[|>][-+0-9]{0,2}( +#.*)?$`)
)

// line looks at line i, and returns the line to go on with.
func (s *slips) line(i int) (next int) {
	line := s.lines[i]
	if text := strings.TrimSpace(line); text == "" || text[0] == '#' || strings.HasPrefix(line, "---") {
		s.lines[i] = strings.ReplaceAll(line, "\t", " ")
		return i + 1
	}
	if lead := tabbed.FindString(line); lead != "" {
		s.problem(i, "", "the line begins with a tab: want spaces")
		line = strings.Repeat(" ", s.column) + line[len(lead):]
	}
	line = strings.TrimRight(strings.ReplaceAll(line, "\t", " "), " ")
	marks := listMarks.FindString(line)
	if len(marks) > deepestYAML {
		if !s.lost { // once: deeper lines follow
			s.problem(i, "", "nested too deep: want at most %d spaces and hyphens before the words", deepestYAML)
		}
		line, marks, s.lost = "", "", true
	}
	s.lines[i] = line
	rest := line[len(marks):]
	if tight := tightLine.FindStringSubmatch(rest); tight != nil && !namedLine.MatchString(rest) {
		s.problem(i, tight[1], "no space after the colon: want a name, a colon, a space and words")
		rest = tight[1] + ": " + tight[2]
		s.lines[i] = marks + rest
	}
	point, named := strings.Contains(marks, "-"), namedLine.FindStringSubmatch(rest)
	switch {
	case named != nil:
		s.column = s.level(indent(line), len(marks), point)
		if s.column != len(marks) {
			s.problem(i, named[1], "%d spaces before the name: want %d, as the fields beside it have", len(marks), s.column)
			s.lines[i] = strings.Repeat(" ", s.column) + rest
		}
		s.empty = len(rest) == len(named[0]) || rest[len(named[0])] == '#'
		return s.value(i, s.column+len(named[0]), named[1])
	case point && rest == "": // its fields follow
		s.leave(indent(line))
		s.column, s.empty = len(marks), true
		return i + 1
	case point:
		s.column = s.level(indent(line), len(marks), point)
		return s.value(i, len(marks), "")
	case strings.HasPrefix(rest, "? "): // YAML's mark of a name, which can be nested without end
		return s.value(i, len(marks), "")
	case marks == "" && len(s.levels) == 0 && startsWithLetter(rest): // above the first field
		if !s.lost { // once: it may be another kind of file
			s.problem(i, "", aboutFields+`, or "# " before a remark`)
		}
		s.lines[i], s.lost = "", true
		return i + 1
	default: // words that go on from the line before, or no field at all
		s.cut(i, len(marks), "", rest)
		return i + 1
	}
}

func startsWithLetter(words string) bool {
	first, _ := utf8.DecodeRuneInString(words)
	return unicode.IsLetter(first)
}

// value looks at the words from a column on.
func (s *slips) value(i, at int, name string) (next int) {
	words := s.lines[i][at:]
	if words == "" {
		return i + 1
	}
	if strings.HasPrefix(words, "? ") {
		s.beginsWith(i, at, name, words)
		return i + 1
	}
	switch words[0] {
	case '#':
		if !s.goesOn(i) {
			s.problem(i, name, `what follows "#" is left out: want the whole in double quotes, or a remark on a line of its own`)
			s.replace(i, at, words)
		}
	case '"', '\'':
		return s.quoted(i, at, name, words)
	case '[', '{':
		return s.bracketed(i, at, name, words)
	case '|', '>':
		if blockMark.MatchString(words) {
			return s.block(i)
		}
		s.beginsWith(i, at, name, words)
	case '@', '`', '%', '&', '*', '!', ',', ']', '}':
		s.beginsWith(i, at, name, words)
	default:
		if strings.Contains(words+" ", ": ") && !remarkHasColon(words) {
			s.problem(i, name, "a colon within the words: want the whole in double quotes%s", example(words))
			s.replace(i, at, words)
			return i + 1
		}
		s.cut(i, at, name, words)
	}
	return i + 1
}

// remarkHasColon: a colon behind " #" is no part of the words.
func remarkHasColon(words string) bool {
	before, _, found := strings.Cut(words, " #")
	return found && !strings.Contains(before+" ", ": ")
}

// cut refuses words that YAML ends at a # of their own.
func (s *slips) cut(i, at int, name, words string) {
	if strings.Contains(words, " #") {
		s.problem(i, name, `the words from "#" on are left out: want the whole in double quotes, or a remark on a line of its own`)
		s.replace(i, at, words)
	}
}

func (s *slips) beginsWith(i, at int, name, words string) {
	s.problem(i, name, "the words begin with %q: want the whole in double quotes%s", words[:1], example(words))
	s.replace(i, at, words)
}

// replace puts the words into quotes, as they were meant.
func (s *slips) replace(i, at int, words string) {
	s.lines[i] = s.lines[i][:at] + `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(words) + `"`
}

// example shows how to quote words, when they are short enough for a message.
func example(words string) string {
	words = strings.Trim(words, "“”„") // meant as the quotes that are asked for
	switch {
	case utf8.RuneCountInString(words) > 60:
		return ""
	case strings.Contains(words, `"`):
		return `, or in single ones, as in '` + strings.ReplaceAll(words, "'", "''") + `'`
	default:
		return `, as in "` + words + `"`
	}
}
