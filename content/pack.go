// Package content says what the guides say: the types of a pack of guides,
// checklists, contacts and links, and the rules that a finished pack keeps.
//
// A pack is read from a folder of plain files by the package content/pack,
// which checks it once; everything after that takes a *Pack as it is. The
// browser gets the same Pack as JSON, so this package needs only the standard
// library and stays small.
package content

import (
	"cmp"
	"slices"

	"oneminuteguide/content/words"
)

// Pack is everything that one partnership publishes.
type Pack struct {
	Title          string `json:"title"`                    // the library's own title, for example "Leeds one minute guides"
	ShortName      string `json:"shortName"`                // the name under the icon: discreet, 12 letters at most
	Partnership    string `json:"partnership"`              // who to ask about an address or a number
	ContactAddress string `json:"contactAddress,omitempty"` // where they are reached: an e-mail address, say; optional

	Lang        string       `json:"lang,omitempty"`  // the language of all of it, as in <html lang>; English when empty
	Translation *words.Words `json:"words,omitempty"` // the app's own words in that language; nil for English

	Languages []Language `json:"languages,omitempty"` // the main one first; empty where there is one alone
	Base      string     `json:"base,omitempty"`      // begins the addresses of this language's pages, as Language has it
	Root      string     `json:"root,omitempty"`      // the folder of the server that the site is in, as Under has it
	Editions  []*Pack    `json:"-"`                   // of a main pack: the same in its other languages

	Guides        []Guide   `json:"guides"`
	Contacts      []Contact `json:"contacts"`
	Groups        []Group   `json:"groups,omitempty"` // of guides; a guide can be in none
	Links         []Link    `json:"links"`
	Practice      Practice  `json:"practice"`
	Privacy       []Block   `json:"privacy,omitempty"`       // the publisher's privacy notice; optional
	Accessibility []Block   `json:"accessibility,omitempty"` // the publisher's accessibility statement; optional

	PrivacyLang       string `json:"privacyLang,omitempty"`       // as Guide.Lang
	AccessibilityLang string `json:"accessibilityLang,omitempty"` // as Guide.Lang

	Version    int    `json:"version"`              // raised with each publication: phones never go back to a lower one
	Emergency  string `json:"emergency"`            // id of the contact for immediate harm
	Advice     string `json:"advice"`               // id of the contact for advice
	OutOfHours string `json:"outOfHours,omitempty"` // id of the contact for advice when that one is closed
	Files      []File `json:"-"`                    // the pictures and documents that the texts show or lead to

	VersionText string `json:"-"` // in the place of the version's own words, where there is one

	// Of a pack that Assemble put together.
	GuideCount int             `json:"guideCount,omitempty"` // of the whole pack; 0 where Guides are all
	OfGuides   []GuideContacts `json:"-"`
}

// Several reports whether the pack is a library: one guide needs no list to choose from.
func (p *Pack) Several() bool { return max(p.GuideCount, len(p.Guides)) > 1 }

// Lacks reports whether the pack has the guide, and its text is not at hand.
func (p *Pack) Lacks(guide string) bool {
	g := p.Guide(guide)
	return g != nil && g.Outlined
}

// VersionWords is the version as a text says it.
func (p *Pack) VersionWords() string {
	return cmp.Or(p.VersionText, p.Words().Version(p.Version))
}

// Group is guides that the publisher shows together.
type Group struct {
	Title  string   `json:"title"`
	Lang   string   `json:"lang,omitempty"` // as Guide.Lang
	Guides []string `json:"guides"`         // their ids, in order
}

// Publisher is who to tell about a fault, and where, for the end of a sentence.
func (p *Pack) Publisher() string {
	if p.ContactAddress == "" {
		return p.Sentence(p.Partnership)
	}
	return p.Sentence(p.Words().Marks.NameAnd.Fill("name", p.Partnership, "address", p.Isolated(p.ContactAddress)))
}

// Sentence is words of the pack at the end of a sentence of the app's own.
func (p *Pack) Sentence(words string) string { return WithEnd(words, p.Words().Marks.FullStop) }

// Bar returns the contacts on the bar of calls, which every screen shows whatever
// the hour: the emergency, advice, and advice out of hours if the pack has it.
func (p *Pack) Bar() []Contact {
	bar := []Contact{p.Contact(p.Emergency), p.Contact(p.Advice)}
	if p.OutOfHours != "" {
		bar = append(bar, p.Contact(p.OutOfHours))
	}
	return bar
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

// FindGuide returns the guide that has the id or had it before, or nil.
func (p *Pack) FindGuide(id string) *Guide {
	for i := range p.Guides {
		if g := &p.Guides[i]; g.ID == id || slices.Contains(g.FormerIDs, id) {
			return g
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

// Contact returns the pack's contact with that id, or the zero Contact.
func (p *Pack) Contact(id string) Contact {
	for _, c := range p.Contacts {
		if c.ID == id {
			return c
		}
	}
	return Contact{}
}

// AllContacts returns the pack's contacts and then those of its guides.
func (p *Pack) AllContacts() []Contact {
	all := slices.Clone(p.Contacts)
	for _, g := range p.GuideContacts() {
		all = append(all, g.Contacts...)
	}
	return all
}

// GuideContacts returns the contacts that guides have of their own.
func (p *Pack) GuideContacts() []GuideContacts {
	if p.GuideCount > 0 {
		return p.OfGuides
	}
	var all []GuideContacts
	for _, g := range p.Guides {
		if len(g.Contacts) > 0 {
			all = append(all, GuideContacts{g.ID, g.ShortTitle, g.Contacts})
		}
	}
	return all
}

// Link returns the link record with that id, or the zero Link.
func (p *Pack) Link(id string) Link {
	if id == "" { // most words lead nowhere
		return Link{}
	}
	for _, l := range p.Links {
		if l.ID == id {
			return l
		}
	}
	return Link{}
}
