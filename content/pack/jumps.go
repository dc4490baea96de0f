package pack

import (
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
		g := pack.FindGuide(guideOf(to))
		if g == nil {
			return ""
		}
		address := "/" + guidesFolder + "/" + g.ID + "/"
		if _, name, named := strings.Cut(to, "#"); named && r.anchors[g.ID][name] != "" {
			address += "#" + r.anchors[g.ID][name]
		}
		return address
	}
	for _, blocks := range textsOf(pack) {
		follow(blocks, isGuideAddress, resolve)
	}
	for _, j := range r.jumps {
		id := guideOf(j.to)
		g := pack.FindGuide(id)
		_, name, named := strings.Cut(j.to, "#")
		switch {
		case g == nil && j.rooted:
			r.problems.warn(j.file, j.line, "link to %q, which is not in the pack"+withoutLink, j.to)
		case g == nil:
			r.problems.add(j.file, j.line, "link to the guide %q: no such guide%s", id, orDidYouMean(id, guideIDs(pack)))
		case g.Draft && !r.isDraftFile(pack, j.file):
			r.problems.warn(j.file, j.line, "link to the guide %q: a draft, its words are shown without a link until it is published", id)
		case named && r.anchors[g.ID][name] == "":
			r.problems.warn(j.file, j.line, "link to %q in the guide %q: no such heading there, it leads to the top of the guide", "#"+name, id)
		}
	}
}

// isDraftFile reports whether the file is the text of a draft.
func (r *reader) isDraftFile(pack *content.Pack, file string) bool {
	guide := pack.Guide(guideOf("/" + file))
	return guide != nil && guide.Draft
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
