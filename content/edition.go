package content

// Language is one of the languages of a pack that has several, and where its pages are.
type Language struct {
	Tag  string `json:"tag"`            // BCP 47
	Name string `json:"name"`           // in the language itself
	Base string `json:"base,omitempty"` // begins the addresses of its pages, as "/cy"; empty for the main language
}

// EveryEdition returns the pack in its main language and then in the others.
func (p *Pack) EveryEdition() []*Pack {
	all := []*Pack{p}
	for _, e := range p.Editions {
		edition := *e
		edition.Version = p.Version // which can be given after the pack is read
		all = append(all, &edition)
	}
	return all
}
