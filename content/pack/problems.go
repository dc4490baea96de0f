package pack

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// problem is one thing for an editor to mend.
type problem struct {
	file  string
	line  int // 0 when there is no file to have lines
	words string
}

func (p problem) Error() string {
	if p.line == 0 {
		return p.file + ": " + p.words
	}
	return fmt.Sprintf("%s:%d: %s", p.file, p.line, p.words)
}

// problems gathers what is wrong, so that an editor sees all of it at once.
type problems struct {
	found  []problem
	warned []problem // what an editor should look at, though the pack can be published
}

func (ps *problems) add(file string, line int, format string, args ...any) {
	ps.found = append(ps.found, problem{file, line, fmt.Sprintf(format, args...)})
}

func (ps *problems) warn(file string, line int, format string, args ...any) {
	ps.warned = append(ps.warned, problem{file, line, fmt.Sprintf(format, args...)})
}

// err returns the problems by file and line, or nil when there are none.
func (ps *problems) err() error {
	var errs []error
	for _, p := range inOrder(ps.found) {
		errs = append(errs, p)
	}
	return errors.Join(errs...)
}

// warnings returns one line for each warning, by file and line.
func (ps *problems) warnings() []string {
	var lines []string
	for _, p := range inOrder(ps.warned) {
		lines = append(lines, p.Error())
	}
	return lines
}

// inOrder sorts problems by file and line. One cause can show twice in a line,
// as a tag of HTML has an end as well; it is reported once.
func inOrder(all []problem) []problem {
	slices.SortStableFunc(all, func(a, b problem) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line))
	})
	return slices.Compact(all)
}
