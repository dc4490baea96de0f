package pack

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"oneminuteguide/content"
)

// errOnlyDrafts: there is nothing to publish.
var errOnlyDrafts = errors.New("guides: all guides are drafts: want at least one without draft: true in its front matter")

// WithoutDrafts takes out of the pack the guides that are not to be published yet, the
// links to them and the files that they alone show. It changes the pack.
func WithoutDrafts(pack *content.Pack) error {
	isDraft := func(id string) bool { g := pack.Guide(id); return g != nil && g.Draft }
	for _, blocks := range textsOf(pack) {
		follow(blocks, isGuideAddress, func(to string) string {
			if isDraft(guideOf(to)) {
				return ""
			}
			return to
		})
	}
	for i := range pack.Links {
		if isDraft(pack.Links[i].Guide) {
			pack.Links[i].Guide = ""
		}
	}
	for i := range pack.Groups {
		g := &pack.Groups[i]
		g.Guides = slices.DeleteFunc(g.Guides, isDraft)
	}
	pack.Groups = slices.DeleteFunc(pack.Groups, func(g content.Group) bool { return len(g.Guides) == 0 })
	pack.Guides = slices.DeleteFunc(pack.Guides, func(g content.Guide) bool { return g.Draft })
	used := filesIn(pack)
	for _, e := range pack.Editions {
		if err := WithoutDrafts(e); err != nil {
			return err
		}
		maps.Copy(used, filesIn(e))
	}
	pack.Files = slices.DeleteFunc(pack.Files, func(f content.File) bool { return !used[f.Path] })
	if len(pack.Guides) == 0 {
		return errOnlyDrafts
	}
	return nil
}

// filesIn are the addresses of the files that the texts show or lead to.
func filesIn(pack *content.Pack) map[string]bool {
	used := map[string]bool{}
	var look func(blocks []content.Block)
	look = func(blocks []content.Block) {
		for _, b := range blocks {
			used[b.Picture.Path] = true
			look(b.Quote)
			for _, item := range b.Items {
				look(item.Blocks)
			}
		}
	}
	for _, blocks := range textsOf(pack) {
		look(blocks)
		for p := range content.Passages(blocks) {
			for _, s := range *p.Spans {
				used[s.To] = strings.HasPrefix(s.To, content.FilesFolder)
			}
		}
	}
	return used
}
