package content

import "slices"

// Under is the pack with its pages in a folder of their server: root is "/guides", or ""
// where they have the server to themselves. Base begins with it then, in every language.
func (p *Pack) Under(root string) *Pack {
	under := *p
	under.Root, under.Base = root, root+p.Base
	under.Guides = slices.Clone(p.Guides)
	for i := range under.Guides {
		under.Guides[i].Base = root + under.Guides[i].Base
	}
	under.Languages = slices.Clone(p.Languages)
	for i := range under.Languages {
		under.Languages[i].Base = root + under.Languages[i].Base
	}
	under.Editions = nil
	for _, e := range p.Editions {
		under.Editions = append(under.Editions, e.Under(root))
	}
	return &under
}

// Edition is the Base without the Root: "" in the main language, "/cy" in another.
func (p *Pack) Edition() string { return p.Base[len(p.Root):] }
