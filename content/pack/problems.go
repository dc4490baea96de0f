package pack

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// problems gathers what is wrong, so that an editor sees all of it at once.
type problems struct {
	found  []Finding
	warned []Finding // what an editor should look at, though the pack can be published

	moreFound, moreWarned int // beyond the most of each
}

// mostFindings is how many faults, and how many warnings, are listed: with more, a
// file is none that an editor wrote, or all have one cause.
const mostFindings = 1000

func (ps *problems) add(file string, line int, format string, args ...any) {
	if len(ps.found) == mostFindings {
		ps.moreFound++
		return
	}
	ps.found = append(ps.found, Finding{printable(file), line, printable(fmt.Sprintf(format, args...))})
}

func (ps *problems) warn(file string, line int, format string, args ...any) {
	if len(ps.warned) == mostFindings {
		ps.moreWarned++
		return
	}
	ps.warned = append(ps.warned, Finding{printable(file), line, printable(fmt.Sprintf(format, args...))})
}

// printable writes what cannot be seen as Go does: a file's name, or a word of the
// pack, must not move the cursor of the terminal that a report is printed on.
func printable(text string) string {
	var b strings.Builder
	for _, c := range text {
		if unicode.IsPrint(c) {
			b.WriteRune(c)
			continue
		}
		b.WriteString(strings.Trim(strconv.QuoteRune(c), "'"))
	}
	return b.String()
}

// err returns the problems by file and line, or nil when there are none.
func (ps *problems) err() error {
	if len(ps.found) == 0 {
		return nil
	}
	return Faults(withMore(inOrder(ps.found), ps.moreFound))
}

// withMore says at the end how many are not listed.
func withMore(listed []Finding, more int) []Finding {
	if more > 0 {
		listed = append(listed, Finding{File: ".", Words: fmt.Sprintf("%d more like these: want those above put right first", more)})
	}
	return listed
}

// warnings are by file and line.
func (ps *problems) warnings() []Finding { return withMore(inOrder(ps.warned), ps.moreWarned) }
