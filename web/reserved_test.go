package web

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"oneminuteguide/app"
	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
)

// No pack can use an id that the app's own pages have: two elements would share it.
func TestIdsOfPagesAreReserved(t *testing.T) {
	p, site := leedsPack(t), leedsSite(t)
	ofPack := idsOf(p)
	var own []string
	for _, route := range app.Routes(p, app.BlankNotebook()) {
		f, found := site.Lookup(route.Path)
		require.True(t, found)
		doc, err := html.Parse(bytes.NewReader(f.Body()))
		require.NoError(t, err)
		for node := range doc.Descendants() {
			for _, a := range node.Attr {
				// A guide's own entry is the one id that is made from a folder's name, on a page without other ids of a pack.
				// A contact's has a colon, which no id of a pack can have.
				if a.Key == "id" && !strings.HasPrefix(a.Val, "contact:") && !slices.Contains(ofPack, a.Val) && !slices.Contains(own, a.Val) && !strings.HasPrefix(a.Val, "guide-") {
					own = append(own, a.Val)
				}
			}
		}
	}
	require.Contains(t, own, "main")
	for _, id := range own {
		_, err := pack.Read(leedsWithItem(t, id))
		assert.ErrorContains(t, err, `id "`+id+`": reserved`, "idsOfScreens in content/pack lacks it")
	}
}

func idsOf(p *content.Pack) []string {
	var ids []string
	for _, b := range slices.Concat(p.Privacy, p.Accessibility) {
		ids = append(ids, b.ID)
	}
	for _, g := range p.Guides {
		for _, b := range g.Blocks {
			ids = append(ids, b.ID)
		}
		for _, part := range g.Checklist.Parts {
			ids = append(ids, part.ID)
			for _, item := range part.Items {
				ids = append(ids, item.ID)
			}
		}
	}
	return ids
}

// leedsWithItem is the shipped pack with another id for one of its items.
func leedsWithItem(t *testing.T, id string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	require.NoError(t, fs.WalkDir(leeds.Files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(leeds.Files, name)
		files[name] = &fstest.MapFile{Data: bytes.Replace(data, []byte("id: group-2\n"), []byte("id: "+id+"\n"), 1)}
		return err
	}))
	return files
}
