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
type problems struct{ found []problem }

func (ps *problems) add(file string, line int, format string, args ...any) {
	ps.found = append(ps.found, problem{file, line, fmt.Sprintf(format, args...)})
}

// err returns the problems by file and line, or nil when there are none.
func (ps *problems) err() error {
	slices.SortStableFunc(ps.found, func(a, b problem) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line))
	})
	// One cause can show twice in a line: a tag of HTML has an end as well.
	var errs []error
	for _, p := range slices.Compact(ps.found) {
		errs = append(errs, p)
	}
	return errors.Join(errs...)
}
