package content

// The pack comes to the program in files of their own, so that a changed number or guide
// costs a phone no other: its core, the numbers, the index of its guides, and each guide.
// The program takes the guide of the page that it starts on. Slots in the files are
// filled with the numbers' before they are read.

// Numbers are whom to call, and the values of the slots in all other files.
type Numbers struct {
	Version  int                        `json:"version"`
	Contacts []Contact                  `json:"contacts"`
	OfGuides []GuideContacts            `json:"ofGuides,omitempty"` // in the order of the guides
	Told     map[string]PublishedNumber `json:"told"`               // each way to reach a contact, to tell what changed
	Slots    map[string]string          `json:"slots"`
}

// GuideContacts are the contacts that a guide has beside those of the pack.
type GuideContacts struct {
	Guide    string    `json:"guide"` // its id
	Title    string    `json:"title"`
	Contacts []Contact `json:"contacts"`
}

// PublishedNumber is a number as the notice of a change says it.
type PublishedNumber struct {
	Name     string `json:"name"`
	Audience string `json:"audience"`
	Number   string `json:"number"`
}

// Index is what home and the other pages say of each guide.
type Index struct {
	Guides []Guide `json:"guides"` // outlines
	Groups []Group `json:"groups,omitempty"`
}

// Outline is what the index says of the guide.
func (g Guide) Outline() Guide {
	outline := Guide{ID: g.ID, Base: g.Base, Lang: g.Lang, ShortTitle: g.ShortTitle, ReviewDue: g.ReviewDue, FormerIDs: g.FormerIDs, Outlined: true}
	if start := g.Checklist.Part(g.Checklist.Start); !g.Checklist.Empty() {
		outline.Checklist = Checklist{Start: start.ID, Parts: []Part{{ID: start.ID, Title: start.Title}}, Lang: g.Checklist.Lang}
	}
	return outline
}

// Core is the pack without what has files of its own.
func (p Pack) Core() Pack {
	p.GuideCount = len(p.Guides)
	p.Guides, p.Groups, p.Contacts, p.Version = nil, nil, nil, 0
	return p
}

// Index is the index of the pack's guides.
func (p *Pack) Index() Index {
	i := Index{Groups: p.Groups}
	for _, g := range p.Guides {
		i.Guides = append(i.Guides, g.Outline())
	}
	return i
}

// Assemble puts together what the program has: the outlines of all guides, and the guide of
// the page, if it is a guide's.
func Assemble(core Pack, numbers Numbers, index Index, guide *Guide) *Pack {
	core.Version, core.Contacts, core.OfGuides = numbers.Version, numbers.Contacts, numbers.OfGuides
	core.Guides, core.Groups = index.Guides, index.Groups
	for i := range core.Guides {
		core.giveContacts(&core.Guides[i])
	}
	if guide != nil {
		core.Take(*guide)
	}
	return &core
}

// Take puts the guide in the place of its outline. It reports whether there is one.
func (p *Pack) Take(g Guide) bool {
	known := p.Guide(g.ID)
	if known == nil {
		return false
	}
	p.giveContacts(&g)
	*known = g // which routes refer to
	return true
}

func (p *Pack) giveContacts(g *Guide) {
	for _, own := range p.OfGuides {
		if own.Guide == g.ID {
			g.Contacts = own.Contacts
		}
	}
}
