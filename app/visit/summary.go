package visit

import "oneminuteguide/content"

// Summary is the notes for the call: the items that were noticed and those
// that are not known, each in its own part of the guide. It counts nothing and
// concludes nothing.
type Summary struct {
	Noticed  []content.Part
	DontKnow []content.Part
}

// Summarise sorts the checklist's items by their answers. Items that were not
// noticed or not touched are in neither list.
func Summarise(g *content.Guide, v Visit) Summary {
	return Summary{
		Noticed:  answered(g, v, Noticed),
		DontKnow: answered(g, v, DontKnow),
	}
}

// answered returns the parts that hold items with the answer, with those items only.
func answered(g *content.Guide, v Visit, want Answer) []content.Part {
	var parts []content.Part
	for _, part := range g.Checklist.Parts {
		items := part.Items
		part.Items = nil
		for _, item := range items {
			if v.Answer(g.ID, item.ID) == want {
				part.Items = append(part.Items, item)
			}
		}
		if len(part.Items) > 0 {
			parts = append(parts, part)
		}
	}
	return parts
}
