package pack

import "strings"

// quoted looks at words that begin with a quotation mark. YAML takes the mark
// for its own, so that the words have to end with one too.
func (s *slips) quoted(i, at int, name, words string) (next int) {
	mark := words[0]
	text := words[1:]
	for next = i; ; {
		if end := closing(text, mark); end >= 0 {
			if after := strings.TrimLeft(text[end+1:], " "); after == "" || after[0] == '#' {
				return next + 1
			}
			if next == i {
				s.problem(i, name, "the words begin with a quotation mark: want the whole in double quotes%s", example(words))
				s.replace(i, at, words)
				return i + 1
			}
			break
		}
		next++
		if next == len(s.lines) || namedLine.MatchString(strings.TrimLeft(s.lines[next], " \t-")) {
			break
		}
		s.lines[next] = strings.ReplaceAll(s.lines[next], "\t", " ")
		text = s.lines[next]
	}
	s.problem(i, name, "a quotation mark opens and does not close: want one at the end of the words too, or none")
	s.replace(i, at, words)
	return i + 1
}

// closing returns where the quotation ends, or -1.
func closing(text string, mark byte) int {
	for i := 0; i < len(text); i++ {
		switch {
		case mark == '"' && text[i] == '\\', mark == '\'' && strings.HasPrefix(text[i:], "''"):
			i++
		case text[i] == mark:
			return i
		}
	}
	return -1
}

// bracketed looks at words that begin with a bracket: a list or fields on one
// line, unless words go on behind it.
func (s *slips) bracketed(i, at int, name, words string) (next int) {
	depth, text := 0, words
	for next = i; next < len(s.lines); {
		for j := 0; j < len(text); j++ {
			switch c := text[j]; {
			case c == '"' || c == '\'' && (j == 0 || strings.IndexByte(" [{,", text[j-1]) >= 0):
				if end := closing(text[j+1:], c); end >= 0 {
					j += end + 1
				}
			case c == '[' || c == '{':
				depth++
			case c == ']' || c == '}':
				depth--
			}
			if depth > deepestYAML {
				s.problem(i, name, "nested too deep: want at most %d brackets within each other", deepestYAML)
				s.blank(i, len(s.lines))
				return len(s.lines)
			}
			if depth > 0 {
				continue
			}
			if after := strings.TrimLeft(text[j+1:], " "); after == "" || after[0] == '#' {
				return next + 1
			}
			s.beginsWith(i, at, name, words)
			return i + 1
		}
		next++
		if next < len(s.lines) {
			s.lines[next] = strings.ReplaceAll(s.lines[next], "\t", " ")
			text = s.lines[next]
		}
	}
	s.beginsWith(i, at, name, words)
	return i + 1
}

// blank empties lines, so that the parser reads the others.
func (s *slips) blank(from, to int) {
	for i := from; i < to; i++ {
		s.lines[i] = ""
	}
}
