package pack

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Finding is one thing that an editor should look at.
type Finding struct {
	File  string `json:"file"`           // within the pack, or the folder itself
	Line  int    `json:"line,omitempty"` // 0 when there is no file to have lines
	Words string `json:"message"`        // what is wrong, and what is wanted
}

func (f Finding) String() string {
	if f.Line == 0 {
		return f.File + ": " + f.Words
	}
	return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Words)
}

// Faults are what keeps a pack from being published. As an error they are one
// line each.
type Faults []Finding

func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, finding := range f {
		lines[i] = finding.String()
	}
	return strings.Join(lines, "\n")
}

// FaultsIn are the faults that the error holds; there are none in an error that
// is not about a pack.
func FaultsIn(err error) Faults {
	var faults Faults
	errors.As(err, &faults)
	return faults
}

// inOrder sorts findings by file and line. One cause can show twice in a line,
// as a tag of HTML has an end as well; it is reported once.
func inOrder(all []Finding) []Finding {
	slices.SortStableFunc(all, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return slices.Compact(all)
}
