package content

import "strconv"

// Checklist is the guide's own items in the guide's own groups, and the
// sentences of the guide that go with them.
type Checklist struct {
	Start        string   `json:"start"` // id of the part that is offered first
	Parts        []Part   `json:"parts"`
	Remember     []string `json:"remember"`       // the guide's sentences to keep in mind at every item; optional
	Absence      string   `json:"absence"`        // the guide's sentence that absence of indicators proves nothing; optional
	Assessment   string   `json:"assessment"`     // the guide's sentence on what an assessment needs; optional
	NextDocument string   `json:"nextDocument"`   // id of the Link to the tool that comes after this checklist; optional
	Lang         string   `json:"lang,omitempty"` // as Guide.Lang
}

// Part is one of the guide's separate groups of items. Parts are never added
// up: being in a vulnerable group is not a sign of exploitation.
type Part struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Lead  string `json:"lead"` // the guide's words that introduce the items
	Items []Item `json:"items"`
}

// Item is one thing to consider, in the guide's own words.
type Item struct {
	ID    string `json:"id"` // stable and discreet: it is part of addresses
	Words string `json:"words"`
	Print string `json:"print,omitempty"` // of a translation: the fingerprint of the words in the main language
}

// Fingerprint tells the item's words from others: FNV-1a of 32 bits, in
// hexadecimal. It is the same in every language, so that answers stay.
func (i Item) Fingerprint() string {
	if i.Print != "" {
		return i.Print
	}
	hash := uint32(2166136261)
	for _, b := range []byte(i.Words) {
		hash = (hash ^ uint32(b)) * 16777619
	}
	return strconv.FormatUint(uint64(hash), 16)
}

// Empty reports whether the guide has no checklist.
func (c *Checklist) Empty() bool { return len(c.Parts) == 0 }

// Find returns the part that holds the item and the item's place in it.
func (c *Checklist) Find(itemID string) (part Part, index int, found bool) {
	for _, p := range c.Parts {
		for i, item := range p.Items {
			if item.ID == itemID {
				return p, i, true
			}
		}
	}
	return Part{}, 0, false
}

// Part returns the part with that id, or the zero Part.
func (c *Checklist) Part(id string) Part {
	for _, p := range c.Parts {
		if p.ID == id {
			return p
		}
	}
	return Part{}
}
