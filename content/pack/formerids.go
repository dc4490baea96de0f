package pack

import (
	"fmt"

	"oneminuteguide/content"
)

// formerID is the name of a guide's folder before it was renamed, and where that is said.
type formerID struct {
	phrase
	file string
}

// readFormerIDs reads the ids that a guide had: its old addresses go on leading to it,
// and answers on phones follow.
func (r *reader) readFormerIDs(m *mapping, guide *content.Guide) {
	for _, id := range m.optionalTexts("former_ids") {
		if fault := faultInID(id.words); id.words != "" && fault != "" {
			m.problem(id.line, "former_ids: %q: %s", id.words, fault)
			continue
		}
		guide.FormerIDs = append(guide.FormerIDs, id.words)
		r.formerIDs = append(r.formerIDs, formerID{id, m.file})
	}
}

// checkFormerIDs: an address leads to one guide.
func (r *reader) checkFormerIDs(pack *content.Pack) {
	taken := map[string]string{}
	for _, id := range r.formerIDs {
		where, twice := taken[id.words]
		switch {
		case pack.Guide(id.words) != nil:
			r.problems.add(id.file, id.line, "former_ids: %q: a guide has this id now, want one that no guide has", id.words)
		case twice:
			r.problems.add(id.file, id.line, "former_ids: %q: duplicate: %s has it already", id.words, where)
		}
		taken[id.words] = fmt.Sprintf("%s:%d", id.file, id.line)
	}
}
