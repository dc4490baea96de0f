package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web/protocol"
)

// published is a release with its lists, as a phone reads it.
type publishedRelease struct {
	release
	app     appList
	content contentList
	pieces  bucketList // of all buckets
	numbers content.Numbers
}

func releaseOf(t testing.TB, site *Site) (r publishedRelease) {
	t.Helper()
	read := func(path string, into any) {
		t.Helper()
		require.NoError(t, json.Unmarshal(bodyOf(t, site, path), into), path)
	}
	list := func(l listed) string { return protocol.HashedFolder + l.Hash + ".json" }
	read(protocol.ReleasePath, &r.release)
	read(list(r.App), &r.app)
	read(list(r.Content.listed), &r.content)
	r.pieces = bucketList{}
	for name, bucket := range r.content.Pieces {
		var pieces bucketList
		read(list(bucket), &pieces)
		for key, piece := range pieces {
			assert.Equal(t, name, bucketOf(key), key)
			r.pieces[key] = piece
		}
	}
	read(protocol.NumbersPath, &r.numbers)
	return r
}

func TestAPhoneFindsAllOfARelease(t *testing.T) {
	site := leedsSite(t)
	r := releaseOf(t, site)
	assert.Equal(t, protocol.Format, r.Format)
	assert.Equal(t, 1, r.Content.Seq)
	assert.Equal(t, r.Content.Seq, r.content.Seq)
	assert.Equal(t, r.Content.Hash, site.contentID())
	files := maps.Clone(r.app.Files)
	maps.Copy(files, r.content.Files)
	assert.Len(t, files, len(r.app.Files)+len(r.content.Files), "a file is the app's or the content's")
	for path, file := range files {
		f, found := site.Lookup(path)
		require.True(t, found, path)
		assert.Equal(t, listedFile{listed{f.Hash, f.Size}, chunkList(f.Chunks)}, file, path)
		same, found := site.Lookup(f.Address())
		require.True(t, found, path)
		assert.Equal(t, f, same)
	}
	for _, path := range []string{protocol.ProgramPath, protocol.BootPath, protocol.RuntimePath, protocol.IconPath, protocol.TouchIconPath} {
		assert.Contains(t, r.app.Files, path)
	}
	assert.Equal(t, []string{"/guides/cse", "/guides/cse/pages", "/pages"}, slices.Sorted(maps.Keys(r.pieces)))
	for key, piece := range r.pieces {
		body := bodyOf(t, site, protocol.HashedFolder+piece.Hash+protocol.PieceEnd)
		sum := sha256.Sum256(body)
		assert.Equal(t, piece, listed{hex.EncodeToString(sum[:])[:protocol.PieceHash], len(body)}, key)
	}
	assert.Equal(t, content.PublishedNumber{Name: "Duty and Advice", Audience: "Practitioners", Number: "0113 376 0336"}, r.numbers.Told["duty-practitioners"])
	assert.Less(t, len(bodyOf(t, site, protocol.ReleasePath)), 400, "what every opening asks for")
}

// A new number or version changes what has the numbers, and no page.
func TestANewNumberChangesNoPage(t *testing.T) {
	before := releaseOf(t, leedsSite(t))
	p := leedsPack(t)
	p.Version = 2
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
	after := releaseOf(t, siteOf(t, p))
	assert.Equal(t, before.app, after.app)
	assert.Equal(t, before.pieces, after.pieces)
	var changed []string
	for path, file := range after.content.Files {
		if before.content.Files[path] != file {
			changed = append(changed, path)
		}
	}
	slices.Sort(changed)
	assert.Equal(t, []string{protocol.NumbersPath, "/numbers.vcf"}, changed)
	page := string(bodyOf(t, siteOf(t, p), "/guides/cse/"))
	assert.Contains(t, page, `href="tel:+441133780336"`)
	assert.Contains(t, page, "0113 3780336")
	assert.NotContains(t, page, "3760336")
	assert.NotContains(t, page, "376 0336")
}

// A new program changes no content, and new words in one guide no other.
func TestEachPartOfAReleaseHasALifeOfItsOwn(t *testing.T) {
	p := walesPack(t)
	before := releaseOf(t, siteOf(t, p))
	client := noClient
	client.Exec = []byte("another")
	site, err := NewSite(p, client, Options{})
	require.NoError(t, err)
	program := releaseOf(t, site)
	assert.Equal(t, before.Content, program.Content)
	assert.NotEqual(t, before.App, program.App)

	q := walesPack(t)
	q.Guides[0].Blocks = append(q.Guides[0].Blocks, content.Block{Spans: []content.Span{{Text: "One more paragraph."}}})
	words := releaseOf(t, siteOf(t, q))
	assert.Equal(t, before.App, words.App)
	var changed []string
	for key, piece := range words.pieces {
		if before.pieces[key] != piece {
			changed = append(changed, key)
		}
	}
	slices.Sort(changed)
	assert.Equal(t, []string{"/guides/" + q.Guides[0].ID, "/guides/" + q.Guides[0].ID + "/pages"}, changed)
	lists := 0
	for bucket, list := range words.content.Pieces {
		if before.content.Pieces[bucket] != list {
			lists++
		}
	}
	assert.Equal(t, 1, lists)
	for _, path := range []string{"/pages", "/cy/pages", "/guides/home", "/cy/guides/home"} {
		assert.Contains(t, words.pieces, path)
	}
}

// A changed word changes what a guide says, and neither its pages nor another guide.
func TestANewWordChangesNoPage(t *testing.T) {
	changed := func(edit func(*content.Guide)) []string {
		t.Helper()
		p := leedsPack(t)
		before := releaseOf(t, siteOf(t, p))
		p = leedsPack(t)
		edit(&p.Guides[0])
		p.Version = 2
		after := releaseOf(t, siteOf(t, p))
		var keys []string
		for key, piece := range after.pieces {
			if before.pieces[key] != piece {
				keys = append(keys, key)
			}
		}
		slices.Sort(keys)
		return keys
	}
	words := []string{"/guides/cse"}
	assert.Equal(t, words, changed(func(g *content.Guide) { g.Blocks[1].Spans[0].Text += " More." }))
	assert.Equal(t, words, changed(func(g *content.Guide) {
		item := &g.Checklist.Parts[0].Items[2]
		for _, block := range g.Blocks {
			for i, span := range block.Spans {
				if span.ID == item.ID {
					block.Spans[i].Text = "care & leavers"
				}
			}
		}
		item.Words = "care & leavers"
	}), "of an item")
	assert.Equal(t, []string{"/guides/cse", "/guides/cse/pages"}, changed(func(g *content.Guide) {
		g.Blocks = append(g.Blocks, content.Block{Spans: []content.Span{{Text: "One more paragraph."}}})
	}))
}

func TestWordSlots(t *testing.T) {
	text := `{"title":"A & B","list":["care","care leavers & more"],"n":{"id":"a\"b","of":true,"one":1},"empty":""}`
	words, err := stringsIn([]byte(text))
	require.NoError(t, err)
	assert.Equal(t, []string{"A & B", "care", "care leavers & more", `a"b`, ""}, words)
	page := `<h1 title="A &amp; B">A &amp; B</h1><p>care</p><p>carer, scare</p><p>For care leavers &amp; more.</p><a id="a&#34;b">a&#34;b</a>`
	slotted := wordSlots(words).Replace(page)
	slot := content.Slot
	assert.Equal(t, `<h1 title="`+slot("0")+`">`+slot("0")+`</h1><p>`+slot("1")+`</p><p>carer, scare</p><p>For `+slot("2")+`.</p><a id="`+slot("3")+`">`+slot("3")+`</a>`, slotted)
	assert.Equal(t, page, content.Fill(slotted, wordValues(words)))
}

func TestAPieceIsFoundByItsKey(t *testing.T) {
	site := leedsSite(t)
	r := releaseOf(t, site)
	f, found := site.Lookup("/guides/cse" + protocol.PieceEnd)
	require.True(t, found)
	assert.True(t, strings.HasPrefix(f.Hash, r.pieces["/guides/cse"].Hash))
}
