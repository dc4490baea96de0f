package pack

import (
	"regexp"
	"slices"
	"strings"
)

var usualField = regexp.MustCompile(`^(title|layout|date|author|description|permalink|slug|tags|categories|summary|draft|weight|lang): `)

var foreignField = regexp.MustCompile(`^\s*(-\s|[A-Za-z_][A-Za-z0-9_ .-]*\s*[:=]|#|$|[\]\[{}"']|\s)`)

// withoutForeignFront empties the front matter that another program left at the top of
// a text, below the guide's own: its fields would be shown as words.
func (r *reader) withoutForeignFront(file, body string) string {
	lines := strings.Split(body, "\n")
	first := slices.IndexFunc(lines, func(line string) bool { return strings.TrimSpace(line) != "" })
	if first < 0 {
		return body
	}
	mark := strings.TrimSpace(lines[first])
	last := first + 1
	switch {
	case mark == "---", mark == "+++":
	case usualField.MatchString(mark):
		mark = "---" // its first line is missing, which some programs allow
	default:
		return body
	}
	for ; last < len(lines) && strings.TrimSpace(lines[last]) != mark; last++ {
		if !foreignField.MatchString(lines[last]) {
			return body
		}
	}
	if last == len(lines) || last == first+1 {
		return body
	}
	r.problems.warn(file, first+1, "front matter of another program: lines %d to %d are left out", first+1, last+1)
	for i := first; i <= last; i++ {
		lines[i] = ""
	}
	return strings.Join(lines, "\n")
}
