package pack

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// problems gathers what is wrong, so that an editor sees all of it at once.
type problems struct {
	faults   findings
	warnings findings // what an editor should look at, though the pack can be published

	sideBySide bool      // with those of other guides: see then
	steps      []step    // what is still to be done
	joined     *problems // those of the pack, once they are joined with these
}

// findings are a list with an end: with more, a file is none that an editor wrote, or
// all have one cause.
type findings struct {
	listed []Finding
	more   int // beyond the most
}

const mostFindings = 1000

func (f *findings) add(file string, line int, format string, args []any) {
	if len(f.listed) == mostFindings {
		f.more++
		return
	}
	f.listed = append(f.listed, Finding{printable(file), line, printable(fmt.Sprintf(format, args...))})
}

func (f *findings) addAll(findings []Finding) {
	room := min(mostFindings-len(f.listed), len(findings))
	f.listed = append(f.listed, findings[:room]...)
	f.more += len(findings) - room
}

// inOrder are by file and line, and say at the end how many are not listed.
func (f *findings) inOrder() []Finding {
	listed := inOrder(f.listed)
	if f.more > 0 {
		listed = append(listed, Finding{File: ".", Words: fmt.Sprintf("%d more like these: want those above put right first", f.more)})
	}
	return listed
}

func (ps *problems) add(file string, line int, format string, args ...any) {
	if ps.joined != nil {
		ps = ps.joined
	}
	ps.faults.add(file, line, format, args)
}

func (ps *problems) warn(file string, line int, format string, args ...any) {
	if ps.joined != nil {
		ps = ps.joined
	}
	ps.warnings.add(file, line, format, args)
}

// step is something to do when so many faults and warnings had been found.
type step struct {
	do               func()
	faults, warnings int
}

// then does what depends on the guides before this one, or changes what those after it
// depend on: at once, or when all have been read side by side.
func (ps *problems) then(do func()) {
	if !ps.sideBySide || ps.joined != nil {
		do()
		return
	}
	ps.steps = append(ps.steps, step{do, len(ps.faults.listed), len(ps.warnings.listed)})
}

// join adds the problems to those of the pack and does what was still to be done, as if
// one guide had been read after the other.
func (ps *problems) join(pack *problems) {
	ps.joined = pack
	faults, warnings := 0, 0
	upTo := func(f, w int) {
		pack.faults.addAll(ps.faults.listed[faults:f])
		pack.warnings.addAll(ps.warnings.listed[warnings:w])
		faults, warnings = f, w
	}
	for _, s := range ps.steps {
		upTo(s.faults, s.warnings)
		s.do()
	}
	upTo(len(ps.faults.listed), len(ps.warnings.listed))
	pack.faults.more += ps.faults.more
	pack.warnings.more += ps.warnings.more
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
	if len(ps.faults.listed) == 0 {
		return nil
	}
	return Faults(ps.faults.inOrder())
}
