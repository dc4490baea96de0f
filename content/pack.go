// Package content says what the guides say: the types of a pack of guides,
// checklists, contacts and links, and the rules that a finished pack keeps.
//
// A pack is read from a folder of plain files by the package content/pack,
// which checks it once; everything after that takes a *Pack as it is. The
// browser gets the same Pack as JSON, so this package needs only the standard
// library and stays small.
package content

// Pack is everything that one partnership publishes.
type Pack struct {
	Title       string    `json:"title"`       // the library's own title, for example "Leeds one minute guides"
	ShortName   string    `json:"shortName"`   // the name under the icon: discreet, 12 letters at most
	Partnership string    `json:"partnership"` // whom to ask about an address or a number
	Guides      []Guide   `json:"guides"`
	Contacts    []Contact `json:"contacts"`
	Links       []Link    `json:"links"`
	Practice    Practice  `json:"practice"`
	Version     int       `json:"version"`   // raised with each publication: phones never go back to a lower one
	Emergency   string    `json:"emergency"` // id of the contact for immediate harm, always on screen
	Advice      string    `json:"advice"`    // id of the contact for advice, always on screen
}

// Guide returns the guide with that id; the pack's reader made sure of it for
// every id that is part of a route.
func (p *Pack) Guide(id string) *Guide {
	for i := range p.Guides {
		if p.Guides[i].ID == id {
			return &p.Guides[i]
		}
	}
	return nil
}

// WithChecklist returns the first guide that has a checklist, or nil.
func (p *Pack) WithChecklist() *Guide {
	for i := range p.Guides {
		if !p.Guides[i].Checklist.Empty() {
			return &p.Guides[i]
		}
	}
	return nil
}

// Contact returns the contact with that id, or the zero Contact.
func (p *Pack) Contact(id string) Contact {
	for _, c := range p.Contacts {
		if c.ID == id {
			return c
		}
	}
	return Contact{}
}

// Link returns the link record with that id, or the zero Link.
func (p *Pack) Link(id string) Link {
	for _, l := range p.Links {
		if l.ID == id {
			return l
		}
	}
	return Link{}
}
