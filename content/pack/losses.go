package pack

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// losses are the marks of a text that are shown in a plainer way than they were meant.
// A text can have hundreds of a kind, which are reported once.
type losses map[string]*loss // by what becomes of them

type loss struct {
	line, times int
	kinds       []string
}

// mostKinds is how many kinds are named.
const mostKinds = 20

func (m *markdown) warnOnce(node ast.Node, outcome string, kinds ...string) {
	l := m.plainer[outcome]
	if l == nil {
		l = &loss{line: m.line(node)}
		m.plainer[outcome] = l
	}
	l.times++
	for _, kind := range kinds {
		if len(l.kinds) < mostKinds && !slices.Contains(l.kinds, kind) {
			l.kinds = append(l.kinds, kind)
		}
	}
}

func (l losses) report(file string, problems *problems) {
	for _, outcome := range slices.Sorted(maps.Keys(l)) {
		loss := l[outcome]
		if len(loss.kinds) > 0 {
			outcome += ": " + strings.Join(loss.kinds, ", ")
		}
		problems.warn(file, loss.line, "%s%s", outcome, times(loss.times))
	}
}

// times says how often there was more of what is reported once.
func times(n int) string {
	if n == 1 {
		return ""
	}
	return fmt.Sprintf(" (%d times, first here)", n)
}
