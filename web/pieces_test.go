package web

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web/protocol"
)

// What the program puts together from the files of a page is the pack.
func TestTheProgramHasTheWholePack(t *testing.T) {
	for name, pack := range map[string]*content.Pack{"Leeds": leedsPack(t), "two languages": walesPack(t), "every way": manyWays()} {
		t.Run(name, func(t *testing.T) {
			site := siteOf(t, pack)
			for _, edition := range pack.EveryEdition() {
				assertAssembles(t, site, edition)
			}
		})
	}
}

func assertAssembles(t *testing.T, site *Site, pack *content.Pack) {
	t.Helper()
	var numbers content.Numbers
	own := func(path string) string { return protocol.OfLanguage(path, pack.Base) }
	require.NoError(t, json.Unmarshal(bodyOf(t, site, own(protocol.NumbersPath)), &numbers))
	read := func(text []byte, into any) {
		t.Helper()
		filled, err := content.Filled(string(text), numbers.Slots)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal([]byte(filled), into))
	}
	var core content.Pack
	var index content.Index
	read(bodyOf(t, site, own(protocol.CorePath)), &core)
	read(bodyOf(t, site, own(protocol.IndexPath)), &index)
	assembled := content.Assemble(core, numbers, index, nil)
	assert.Equal(t, pack.Several(), assembled.Several())
	assert.Equal(t, pack.AllContacts(), assembled.AllContacts())
	for _, g := range pack.Guides {
		assert.True(t, assembled.Lacks(g.ID))
		var piece struct{ Guide content.Guide }
		read(unzipped(t, bodyOf(t, site, guideKey(pack.Base, g.ID)+protocol.PieceEnd)), &piece)
		require.True(t, assembled.Take(piece.Guide))
		assert.False(t, assembled.Lacks(g.ID))
	}
	assert.False(t, assembled.Take(content.Guide{ID: "another"}))
	want := *pack
	want.GuideCount, want.OfGuides = assembled.GuideCount, assembled.OfGuides
	want.Files, want.Editions = nil, nil // which the program has no use for
	assert.Equal(t, want, *assembled)
}

func unzipped(t *testing.T, body []byte) []byte {
	t.Helper()
	reader, err := gzip.NewReader(bytes.NewReader(body))
	require.NoError(t, err)
	text, err := io.ReadAll(reader)
	require.NoError(t, err)
	return text
}
