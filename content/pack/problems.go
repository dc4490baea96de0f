package pack

import "fmt"

// problems gathers what is wrong, so that an editor sees all of it at once.
type problems struct {
	found  []Finding
	warned []Finding // what an editor should look at, though the pack can be published
}

func (ps *problems) add(file string, line int, format string, args ...any) {
	ps.found = append(ps.found, Finding{file, line, fmt.Sprintf(format, args...)})
}

func (ps *problems) warn(file string, line int, format string, args ...any) {
	ps.warned = append(ps.warned, Finding{file, line, fmt.Sprintf(format, args...)})
}

// err returns the problems by file and line, or nil when there are none.
func (ps *problems) err() error {
	if len(ps.found) == 0 {
		return nil
	}
	return Faults(inOrder(ps.found))
}

// warnings are by file and line.
func (ps *problems) warnings() []Finding { return inOrder(ps.warned) }
