package visit

import (
	"cmp"

	"oneminuteguide/content"
)

// Aside is an answer to words that the guide no longer has.
type Aside struct {
	Answer Answer `json:"answer"`
	Detail Detail `json:"detail"`
}

// Fit brings the answers in line with the pack on show, which may be newer than
// the one that they were given to: an answer belongs to the words that were on
// screen. It follows words that have another id now. Answers to words that are
// gone, or whose id has other words now, are set aside until their words are
// back. It reports whether any answer moved.
func (v *Visit) Fit(p *content.Pack) (moved bool) {
	moved = v.followRenames(p)
	for guide, answers := range v.Guides {
		if p.Lacks(guide) {
			continue // its own pages have its words
		}
		words := fingerprints(p.Guide(guide))
		for id, answer := range answers {
			given, now := v.Words[guide][id], words[id]
			switch {
			case now != "" && given == "": // just given, or kept by a program that did not record the words
				put(&v.Words, guide, id, now)
			case given != now || now == "":
				put(&v.Aside, guide, cmp.Or(given, "?"+id), Aside{answer, v.Detail(guide, id)})
				v.remove(guide, id)
				moved = true
			}
		}
	}
	return v.takeBack(p) || moved
}

// takeBack returns answers that were set aside to the items that have their words
// now, unless these were answered since.
func (v *Visit) takeBack(p *content.Pack) (moved bool) {
	for guide, aside := range v.Aside {
		for id, now := range fingerprints(p.Guide(guide)) {
			was, found := aside[now]
			if !found || v.Answer(guide, id) != "" {
				continue
			}
			put(&v.Guides, guide, id, was.Answer)
			put(&v.Words, guide, id, now)
			if !was.Detail.empty() {
				put(&v.Details, guide, id, was.Detail)
			}
			delete(aside, now)
			moved = true
		}
	}
	return moved
}

// fingerprints returns the fingerprints of a guide's items by their ids.
func fingerprints(g *content.Guide) map[string]string {
	prints := map[string]string{}
	if g == nil {
		return prints
	}
	for _, part := range g.Checklist.Parts {
		for _, item := range part.Items {
			prints[item.ID] = item.Fingerprint()
		}
	}
	return prints
}

// AsideWords says that answers are not shown, or nothing when all are.
func AsideWords(p *content.Pack, g *content.Guide, v Visit) string {
	if len(v.Aside[g.ID]) > 0 {
		return p.Words().Checklist.GuideChanged
	}
	for guide, aside := range v.Aside {
		if p.Guide(guide) == nil && !p.Lacks(guide) && len(aside) > 0 {
			return p.Words().Checklist.GuideGone
		}
	}
	return ""
}
