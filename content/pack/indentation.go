package pack

import "strings"

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// level returns the column where a field that begins at the given one ought to
// begin: with the fields beside it, or further in as the first of a group.
func (s *slips) level(start, column int, point bool) int {
	outer := column
	if point {
		outer = start
	}
	last, top := s.leave(outer), -1
	if n := len(s.levels) - 1; n >= 0 {
		top = s.levels[n]
	}
	switch {
	case top == column:
		return column
	case point || top < 0 || s.empty && column > top && last == 0:
		s.levels = append(s.levels, column)
		return column
	case last > 0:
		s.levels = append(s.levels, last)
		return last
	default:
		return top
	}
}

// leave ends the groups of fields that begin further in than a column, and returns where
// the outermost of them began, or 0.
func (s *slips) leave(column int) (last int) {
	for n := len(s.levels) - 1; n >= 0 && s.levels[n] > column; n-- {
		last, s.levels = s.levels[n], s.levels[:n]
	}
	return last
}

// goesOn reports whether fields or points that belong to line i follow it.
func (s *slips) goesOn(i int) bool {
	column := s.column
	for _, line := range s.lines[i+1:] {
		text := strings.TrimLeft(line, " \t")
		if text == "" || text[0] == '#' {
			continue
		}
		lead := len(line) - len(text)
		return lead > column || lead == column && strings.HasPrefix(text, "- ")
	}
	return false
}

// block passes over the lines of a long text, which has no slips.
func (s *slips) block(i int) (next int) {
	owner := len(s.lines[i]) - len(strings.TrimLeft(s.lines[i], " "))
	for next = i + 1; next < len(s.lines); next++ {
		line := strings.ReplaceAll(s.lines[next], "\t", "    ")
		text := strings.TrimLeft(line, " ")
		if text != "" && len(line)-len(text) <= owner {
			break
		}
		s.lines[next] = line
	}
	return next
}
