package pack

import (
	"regexp"
	"strings"
)

// foreignMarks are marks that other programs add to Markdown for the look of a page:
// attributes of kramdown, and lines that open or close a box.
var foreignMarks = regexp.MustCompile(`\{:[^{}\n]*\}|^ {0,3}:::+[^\n]*$`)

// withoutForeignMarks takes them out of lines that are no code.
func (m *markdown) withoutForeignMarks(source string) string {
	if !strings.Contains(source, "{:") && !strings.Contains(source, ":::") {
		return source // most texts: the expression takes its time
	}
	lines := strings.Split(source, "\n")
	first, count := 0, 0
	for i, line := range lines {
		if n := len(foreignMarks.FindAllString(line, -1)); n > 0 {
			lines[i] = foreignMarks.ReplaceAllString(line, "")
			if count += n; first == 0 {
				first = i + 1
			}
		}
	}
	if count > 0 {
		m.problems.warn(m.file, first, `mark of another program, such as {:target="_blank"} or ":::": left out%s`, times(count))
	}
	return strings.Join(lines, "\n")
}
