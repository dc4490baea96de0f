package pack

import (
	"bytes"
	"regexp"
)

// typedPoint is a line that begins with the bullet of a word processor.
// Dashes and an o are one only before a tab: before a space they can be words.
var typedPoint = regexp.MustCompile(`^( {0,12})([` + bullets + `][ \t\x{A0}]|[–—o]\t)[ \t\x{A0}]*(\S)`)

// mendBullets makes typed bullets the mark of a list. Copied from a document, they
// would run into one paragraph.
func (m *markdown) mendBullets(source []byte) []byte {
	lines := bytes.Split(source, []byte("\n"))
	first, count := 0, 0
	for i, line := range lines {
		if at := typedPoint.FindSubmatchIndex(line); at != nil {
			lines[i] = append([]byte(string(line[:at[3]])+"- "), line[at[6]:]...)
			if count++; first == 0 {
				first = i + 1
			}
		}
	}
	if count > 0 {
		m.problems.warn(m.file, first, "the line begins with a typed bullet: taken as a point of a list, want a hyphen and a space%s", times(count))
	}
	return bytes.Join(lines, []byte("\n"))
}
