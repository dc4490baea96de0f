package web

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/app"
	"oneminuteguide/content"
	"oneminuteguide/web/protocol"
)

func TestPartsMakeTheFile(t *testing.T) {
	site := leedsSite(t)
	divided := 0
	for _, f := range site.Files() {
		if len(f.Chunks) == 0 {
			continue
		}
		divided++
		var whole bytes.Buffer
		for _, p := range f.Chunks {
			whole.Write(p.Body())
			known, found := site.Chunk(p.Address())
			require.True(t, found)
			assert.Equal(t, p.Body(), known.Body())
		}
		assert.Equal(t, f.Body(), whole.Bytes(), f.Path)
	}
	assert.GreaterOrEqual(t, divided, 9, "the pages, the pack, the program")
}

// TestAChangedNumberChangesFewParts counts what a phone would have to fetch.
func TestAChangedNumberChangesFewParts(t *testing.T) {
	before := leedsSite(t)
	p := leedsPack(t)
	p.Version++
	for i := range p.Contacts {
		if p.Contacts[i].ID == p.Advice {
			p.Contacts[i].Ways = []content.Way{content.NewWay(content.Call, "0113 378 0336", "+441133780336")}
		}
	}
	for _, block := range p.Guides[0].Blocks {
		for i, span := range block.Spans {
			if span.Tel == "+441133760336" {
				block.Spans[i].Text, block.Spans[i].Tel = "0113 3780336", "+441133780336"
			}
		}
	}
	after, err := NewSite(p, noClient, Options{})
	require.NoError(t, err)
	fetched, cost, gz := 0, 0, 0
	for address, chunk := range after.chunks {
		if _, known := before.Chunk(address); !known {
			fetched++
			cost += len(chunk.Compressed().Brotli)
			gz += len(chunk.Compressed().Gzip)
		}
	}
	pointer, _ := after.Lookup(protocol.ReleasePath)
	emergency, _ := after.Lookup(protocol.FallbackPath)
	t.Logf("%d chunks of %d: Brotli %d, pointer %d, fallback page %d; gzip %d, %d, %d", fetched, len(after.chunks),
		cost, len(pointer.Compressed().Brotli), len(emergency.Compressed().Brotli), gz, len(pointer.Compressed().Gzip), len(emergency.Compressed().Gzip))
	cards, _ := after.Lookup(app.CardsPath) // not divided
	assert.Less(t, cost+len(pointer.Compressed().Brotli)+len(emergency.Compressed().Brotli)+len(cards.Compressed().Brotli), 5<<10)
	assert.Less(t, gz+len(pointer.Compressed().Gzip)+len(emergency.Compressed().Gzip), 5<<10, "from a host that has gzip only")
}

func TestCutsMoveWithTheWords(t *testing.T) {
	var page strings.Builder
	for i := range 1000 {
		page.WriteString("<p>Some words of paragraph " + strings.Repeat("x", i%17) + " here.</p>")
	}
	before := cut([]byte(page.String()))
	after := cut([]byte("<p>A new first paragraph.</p>" + page.String()))
	known := map[string]bool{}
	for _, piece := range before {
		known[string(piece)] = true
	}
	fresh := 0
	for _, piece := range after {
		if !known[string(piece)] {
			fresh++
		}
	}
	assert.Greater(t, len(before), 10)
	assert.LessOrEqual(t, fresh, 1, "one paragraph more, one chunk more")
}
