package pack

import (
	"slices"
	"strings"

	"oneminuteguide/content"
)

// jump is a link to a guide of the pack or to a heading, checked when all are read.
type jump struct {
	line   int
	to     string
	rooted bool // written as an address, perhaps of another site
}

// jumpFrom is a jump in a file.
type jumpFrom struct {
	jump
	file string
}

// finishJumps makes links to headings of the same text lead to their anchors.
func (m *markdown) finishJumps(blocks []content.Block) {
	within := func(to string) bool { return strings.HasPrefix(to, "#") }
	follow(blocks, within, func(to string) string {
		if id := m.anchors[to[1:]]; id != "" {
			return "#" + id
		}
		return ""
	})
	for _, j := range m.jumps {
		if within(j.to) && m.anchors[j.to[1:]] == "" {
			m.problems.warn(m.file, j.line, "link to %q: no such heading here, its words are shown without a link", j.to)
		}
	}
}

// keepJumps keeps what the links from and to a text need once all texts are read.
func (r *reader) keepJumps(guideID string, m *markdown) {
	r.anchors[guideID] = m.anchors
	for _, j := range m.jumps {
		if !strings.HasPrefix(j.to, "#") {
			r.jumps = append(r.jumps, jumpFrom{j, m.file})
		}
	}
}

// finishJumps makes links to other guides lead there, and refuses those to none.
func (r *reader) finishJumps(pack *content.Pack) {
	resolve := func(to string) string {
		guide, name, named := strings.Cut(to, "#")
		id := r.anchors[guideOf(to)][name]
		switch {
		case pack.Guide(guideOf(to)) == nil:
			return ""
		case named && id != "":
			return guide + "#" + id
		default:
			return guide
		}
	}
	for _, blocks := range textsOf(pack) {
		follow(blocks, isGuideAddress, resolve)
	}
	var ids []string
	for _, g := range pack.Guides {
		ids = append(ids, g.ID)
	}
	for _, j := range r.jumps {
		_, name, named := strings.Cut(j.to, "#")
		switch id := guideOf(j.to); {
		case !slices.Contains(ids, id) && j.rooted:
			r.problems.warn(j.file, j.line, "link to %q, which is not in the pack"+withoutLink, j.to)
		case !slices.Contains(ids, id):
			want := "want the folder of one of this pack"
			if near := nearestName(id, ids); near != "" {
				want = "did you mean " + near + "?"
			}
			r.problems.add(j.file, j.line, "link to the guide %q: there is none, %s", id, want)
		case named && r.anchors[id][name] == "":
			r.problems.warn(j.file, j.line, "link to %q in the guide %q: no such heading there, it leads to the top of the guide", "#"+name, id)
		}
	}
}

func textsOf(pack *content.Pack) [][]content.Block {
	texts := [][]content.Block{pack.Privacy, pack.Accessibility}
	for _, g := range pack.Guides {
		texts = append(texts, g.Blocks)
	}
	return texts
}

func isGuideAddress(to string) bool { return strings.HasPrefix(to, "/"+guidesFolder+"/") }

func guideOf(to string) string {
	id, _, _ := strings.Cut(strings.TrimPrefix(to, "/"+guidesFolder+"/"), "/")
	return id
}

// follow changes where the words of some links lead.
func follow(blocks []content.Block, some func(to string) bool, where func(to string) string) {
	for p := range content.Passages(blocks) {
		for i, s := range *p.Spans {
			if some(s.To) {
				(*p.Spans)[i].To = where(s.To)
			}
		}
	}
}
