package search_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/app/search"
	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
)

// right is how many of the queries find what is wanted, at least.
const right = 38

// TestQueries holds the search to what people type.
func TestQueries(t *testing.T) {
	index := indexOf(t, library(t))
	queries := readQueries(t)
	require.Len(t, queries, 40)
	var wrong []string
	for _, q := range queries {
		found := index.Search(q.typed, 10)
		if got := places(found); !q.finds(got) {
			wrong = append(wrong, fmt.Sprintf("%s\n\twant %s\n\tgot  %s", q.typed, strings.Join(q.want, ", "), strings.Join(got, ", ")))
		}
	}
	t.Logf("%d of %d right", len(queries)-len(wrong), len(queries))
	for _, w := range wrong {
		t.Log(w)
	}
	assert.LessOrEqual(t, len(wrong), len(queries)-right)
}

type wanted struct {
	typed string
	want  []string // up to three places
	more  bool     // others may follow
}

// finds reports whether these are the places that were wanted.
func (w wanted) finds(got []string) bool {
	if !w.more {
		return slices.Equal(got, w.want)
	}
	return len(got) >= len(w.want) && slices.Equal(got[:len(w.want)], w.want)
}

func readQueries(t *testing.T) []wanted {
	t.Helper()
	text, err := os.ReadFile("testdata/queries.txt")
	require.NoError(t, err)
	var all []wanted
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		place, below := strings.CutPrefix(line, "\t")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case !below:
			all = append(all, wanted{typed: line})
		case place == "...":
			all[len(all)-1].more = true
		case place != "nothing":
			all[len(all)-1].want = append(all[len(all)-1].want, place)
		}
	}
	return all
}

// places names what was found as queries.txt does.
func places(f search.Found) []string {
	var all []string
	for _, r := range f.Results {
		kind := map[search.Kind]string{search.Guide: "guide", search.Heading: "heading", search.Item: "item", search.Contact: "contact"}[r.Kind]
		all = append(all, strings.Join(strings.Fields(kind+" "+r.Guide+" "+r.ID), " "))
	}
	return all
}

// library is the Leeds pack with the made-up guides and contacts.
func library(t testing.TB) *content.Pack {
	t.Helper()
	all, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	archive, err := txtar.ParseFile("testdata/library.txtar")
	require.NoError(t, err)
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	madeUp, err := pack.Read(files)
	require.NoError(t, err)
	all.Guides = append(all.Guides, madeUp.Guides...)
	all.Contacts = append(all.Contacts, madeUp.Contacts...)
	return all
}

// indexOf is the index as a phone has it: read from the file, with the contacts of the pack.
func indexOf(t testing.TB, p *content.Pack) *search.Index {
	t.Helper()
	index, err := search.Read(search.File(search.Guides(p)), search.Contacts(p)...)
	require.NoError(t, err)
	return index
}
