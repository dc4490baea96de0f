package pack

import (
	"fmt"
	"regexp"
	"strings"
)

var wellFormed = regexp.MustCompile(`^[a-z0-9-]+$`)

// Ids stand in addresses, which stay in histories and on shared screens.
var indiscreetWords = []string{"sexual", "abuse", "exploitation", "violence", "trafficking", "assault"}

func indiscreet(text string) string {
	for _, word := range indiscreetWords {
		if strings.Contains(strings.ToLower(text), word) {
			return word
		}
	}
	return ""
}

func faultInID(id string) string {
	if !wellFormed.MatchString(id) {
		return "want small letters, digits and hyphens only"
	}
	if word := indiscreet(id); word != "" {
		return fmt.Sprintf("shows %q in an address, want a discreet one", word)
	}
	return ""
}

// names holds the ids that must differ from each other, and where each stands.
type names map[string]string

// claim returns what is wrong with the id, if anything, and keeps it for file:line.
func (n names) claim(id, file string, line int) (fault string) {
	if fault := faultInID(id); fault != "" {
		return fault
	}
	if where, taken := n[id]; taken {
		return fmt.Sprintf("duplicate: %s has it already", where)
	}
	n[id] = fmt.Sprintf("%s:%d", file, line)
	return ""
}

// requiredID reads the id of a group of fields.
func (m *mapping) requiredID(taken names) string {
	id := m.required("id")
	if id.words == "" {
		return ""
	}
	if fault := taken.claim(id.words, m.file, id.line); fault != "" {
		m.problem(id.line, "id %q: %s", id.words, fault)
	}
	return id.words
}
