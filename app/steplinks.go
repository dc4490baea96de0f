package app

import (
	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// stepLinks are where the links of an item's screen lead.
type stepLinks struct {
	back, backWords string
	next, nextWords string
}

// stepLinksOf leads from item to item, or back to the notes when an answer is changed from there.
func stepLinksOf(w *words.Words, g *content.Guide, part content.Part, index int, changing bool) stepLinks {
	links := stepLinks{back: checklistPath(g), backWords: w.Step.Back, next: summaryPath(g), nextWords: w.Pages.Notes}
	if changing {
		links.back, links.backWords, links.nextWords = summaryPath(g), w.Step.Notes, w.Step.BackToNotes
		return links
	}
	if index > 0 {
		links.back = itemPath(g, part.Items[index-1])
	}
	if index+1 < len(part.Items) {
		links.next, links.nextWords = itemPath(g, part.Items[index+1]), w.Step.Next
	}
	return links
}
