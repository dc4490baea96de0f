package pack

import (
	"fmt"
	"slices"

	"oneminuteguide/content"
)

// readGroups reads the order in which the publisher shows the guides. A pack can do
// without it: its guides then are in the order of their folders' names.
func (m *mapping) readGroups() []*mapping {
	if _, found := m.ask("groups"); !found {
		return nil
	}
	groups, _ := m.groups("groups", "group")
	m.wantSome("groups")
	return groups
}

// orderGuides puts the guides into the order of the groups. One that no group has comes
// last, in none.
func (r *reader) orderGuides(pack *content.Pack, groups []*mapping) {
	place := map[string]string{}
	var order []string
	for _, m := range groups {
		group := content.Group{Title: m.name("title")}
		for _, id := range m.texts("guides") {
			switch {
			case id.words == "":
			case pack.Guide(id.words) == nil:
				m.problem(id.line, "guides: %q: no such guide%s", id.words, orDidYouMean(id.words, guideIDs(pack)))
			case place[id.words] != "":
				m.problem(id.line, "guides: %q: is in a group already, in %s", id.words, place[id.words])
			default:
				place[id.words] = fmt.Sprintf("%s:%d", m.file, id.line)
				group.Guides = append(group.Guides, id.words)
			}
		}
		m.refuseOthers()
		order = append(order, group.Guides...)
		pack.Groups = append(pack.Groups, group)
	}
	for _, g := range pack.Guides {
		if len(groups) > 0 && place[g.ID] == "" {
			r.problems.warn("pack.yaml", groups[0].line, "groups: no group has the guide %q: it comes last", g.ID)
			order = append(order, g.ID)
		}
	}
	if len(groups) > 0 {
		slices.SortStableFunc(pack.Guides, func(a, b content.Guide) int { return slices.Index(order, a.ID) - slices.Index(order, b.ID) })
	}
}

func guideIDs(pack *content.Pack) []string {
	var ids []string
	for _, g := range pack.Guides {
		ids = append(ids, g.ID)
	}
	return ids
}

// orDidYouMean ends a message on a name that is not one of those known.
func orDidYouMean(name string, known []string) string {
	if near := nearestName(name, known); near != "" {
		return ", did you mean " + near + "?"
	}
	return ", want the name of a folder in " + guidesFolder
}
