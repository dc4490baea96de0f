package sitetest

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/pack"
)

// changedFiles are the names of the files that two libraries do not have alike.
func changedFiles(t *testing.T, one, other Library) (names []string) {
	a, b := one.Files(t), other.Files(t)
	for _, name := range slices.Sorted(maps.Keys(b)) {
		if a[name] == nil || string(a[name].Data) != string(b[name].Data) {
			names = append(names, name)
		}
	}
	return names
}

func TestLibrariesAreMadeUpAndChangeAsTheySay(t *testing.T) {
	p, _, err := pack.Check(Library{Guides: 3}.Files(t), content.Date{})
	require.NoError(t, err)
	assert.Len(t, p.Guides, 3)
	for name, file := range (Library{Guides: 3}).Files(t) {
		assert.NotContains(t, string(file.Data), "Leeds", name)
	}

	guides := []string{"guides/g001/guide.md", "guides/g002/guide.md"}
	two := Library{Guides: 2}
	assert.Empty(t, changedFiles(t, two, two))
	assert.Equal(t, []string{"guides/g003/checklist.yaml", "guides/g003/guide.md"}, changedFiles(t, two, Library{Guides: 3}))
	assert.Equal(t, append([]string{"contacts.yaml"}, append(guides, "pack.yaml")...), changedFiles(t, two, Library{Guides: 2, NewNumber: true}))
	assert.Equal(t, []string{"guides/g001/guide.md", "pack.yaml"}, changedFiles(t, Library{Guides: 2, NewNumber: true}, Library{Guides: 2, NewNumber: true, NewWord: true}))
	assert.Equal(t, []string{"guides/g001/checklist.yaml", "guides/g001/guide.md", "pack.yaml"}, changedFiles(t, two, Library{Guides: 2, NewItem: true}))
	assert.Equal(t, []string{"guides/g001/guide.md", "pack.yaml"}, changedFiles(t, two, Library{Guides: 2, NewTitle: true}))
	assert.Equal(t, 3, Library{Guides: 1, NewNumber: true, NewWord: true}.Pack(t).Version)
}
