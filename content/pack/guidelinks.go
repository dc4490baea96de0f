package pack

import (
	"strings"
	"unicode"

	"oneminuteguide/content"
)

// A record of links.yaml can lead to a guide of the pack instead of to an address: to
// the one that it names, or, where it has no address yet, to the one whose title or
// short title its words are.

// finishGuideLinks finds these guides. Some may be missing where not all could be read.
func (r *reader) finishGuideLinks(pack *content.Pack, links *linkRecords, complete bool) {
	if links == nil {
		return
	}
	titled := byTitle(pack)
	for _, record := range links.records {
		if record.Standing() != content.Unknown {
			continue
		}
		g := pack.FindGuide(record.guide.words)
		switch named := titled[topic(record.Words)]; {
		case record.guide.words != "":
			if g == nil && complete {
				r.problems.add(linksFile, record.guide.line, "%s: guide %q: no such guide%s", record.ID, record.guide.words, orDidYouMean(record.guide.words, guideIDs(pack)))
			}
		case len(named) == 1:
			g = named[0]
		case len(named) > 1:
			r.problems.warn(linksFile, record.line, "%s: %q: the guides %s have this title, want guide: and the one that is meant", record.ID, record.Words, idsOf(named))
		default:
			if near := pack.FindGuide(strings.ReplaceAll(topic(record.Words), " ", "-")); near != nil {
				r.problems.warn(linksFile, record.line, "%s: %q: if the guide %s is meant, want guide: %s", record.ID, record.Words, near.ID, near.ID)
			}
		}
		if g == nil {
			continue
		}
		record.Guide = g.ID
		if g.Draft {
			r.problems.warn(linksFile, record.line, "%s: leads to the guide %q: a draft, its words are shown without a link until it is published", record.ID, g.ID)
		}
	}
}

// byTitle are the guides by each of their titles.
func byTitle(pack *content.Pack) map[string][]*content.Guide {
	titled := map[string][]*content.Guide{}
	for i := range pack.Guides {
		g := &pack.Guides[i]
		title, short := topic(g.Title), topic(g.ShortTitle)
		titled[title] = append(titled[title], g)
		if short != title {
			titled[short] = append(titled[short], g)
		}
	}
	delete(titled, "")
	return titled
}

// topic is words without their case and their punctuation.
func topic(words string) string {
	var b strings.Builder
	for _, c := range words {
		switch {
		case unicode.IsLetter(c), unicode.IsMark(c), unicode.IsDigit(c):
			b.WriteRune(unicode.ToLower(c))
		case c != '\'' && c != '’': // child’s is childs
			b.WriteByte(' ')
		}
	}
	return fold(b.String())
}

func idsOf(guides []*content.Guide) string {
	var ids []string
	for _, g := range guides {
		ids = append(ids, g.ID)
	}
	return strings.Join(ids, " and ")
}
