package app

import "oneminuteguide/content"

// way is where the links of an item's screen lead.
type way struct {
	back, backWords string
	next, nextWords string
}

// wayFrom leads from item to item, or back to the notes when an answer is changed from there.
func wayFrom(g *content.Guide, part content.Part, index int, changing bool) way {
	w := way{back: checklistPath(g), backWords: "Back", next: summaryPath(g), nextWords: "Notes for the call"}
	if changing {
		w.back, w.backWords, w.nextWords = summaryPath(g), "Notes", "Back to the notes"
		return w
	}
	if index > 0 {
		w.back = itemPath(g, part.Items[index-1])
	}
	if index+1 < len(part.Items) {
		w.next, w.nextWords = itemPath(g, part.Items[index+1]), "Next item"
	}
	return w
}
