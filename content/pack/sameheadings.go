package pack

import "oneminuteguide/content"

// takeAnchors gives the headings of a translation the anchors of the main language, so
// that a reader who changes the language stays at the same place. They are told apart
// by their order, as long as both texts have headings of the same levels.
func (m *markdown) takeAnchors(blocks []content.Block) {
	if m.like == nil {
		return
	}
	own, like := headingsOf(blocks), headingsOf(m.like)
	same := len(own) == len(like)
	for i := range own {
		same = same && own[i].Level == like[i].Level
	}
	if !same {
		m.problems.warn(m.file, 0, "its headings are not those of the main language, by their number and levels: "+
			"who changes the language at one of them comes to the top of the guide")
		return
	}
	now := map[string]string{}
	for i, b := range own {
		now[b.ID] = like[i].ID
		b.ID = like[i].ID
	}
	for name, id := range m.anchors {
		m.anchors[name] = now[id]
	}
	for _, b := range like {
		m.anchors[b.ID] = b.ID
	}
}

func headingsOf(blocks []content.Block) []*content.Block {
	var headings []*content.Block
	for i := range blocks {
		if blocks[i].Level > 0 {
			headings = append(headings, &blocks[i])
		}
	}
	return headings
}
