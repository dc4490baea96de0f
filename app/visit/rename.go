package visit

import (
	"maps"

	"oneminuteguide/content"
)

// followRenames gives the answers of a guide that has another id now to that guide. It
// reports whether any moved.
func (v *Visit) followRenames(p *content.Pack) (moved bool) {
	for i := range p.Guides {
		g := &p.Guides[i]
		for _, former := range g.FormerIDs {
			found := move(v.Guides, former, g.ID)
			move(v.Words, former, g.ID)
			move(v.Details, former, g.ID)
			found = move(v.Aside, former, g.ID) || found
			moved = moved || found
		}
	}
	return moved
}

// move joins what a guide had under its former id to what it has: that is newer.
func move[T any](all map[string]map[string]T, former, id string) (moved bool) {
	old, found := all[former]
	if !found {
		return false
	}
	maps.Copy(old, all[id])
	all[id] = old
	delete(all, former)
	return true
}
