package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web"
)

func minute(n int) time.Time { return time.Unix(int64(n)*60, 0) }

// What a phone is offered never goes down, whatever happens to servers and clocks.
func TestNumbersOfPublications(t *testing.T) {
	text := func(title string) *content.Pack { return &content.Pack{Title: title} }
	next := func(last publication, pack *content.Pack, now int) publication {
		p, err := last.next(pack, minute(now))
		require.NoError(t, err)
		return p
	}
	first := next(publication{}, text("old"), 30_000_000)
	assert.Equal(t, 30_000_000, first.Number)
	assert.Equal(t, first, next(first, text("old"), 30_000_500), "a server that starts again is not newer")
	changed := next(first, text("new"), 30_000_600)
	assert.Equal(t, 30_000_600, changed.Number)
	back := next(changed, text("old"), 30_000_700)
	assert.Equal(t, 30_000_700, back.Number, "content that is put back is newer than what it replaces")
	assert.Equal(t, 30_000_601, next(changed, text("third"), 20_000_000).Number, "the clock is years behind")
	assert.Equal(t, 30_000_601, next(changed, text("third"), 30_000_600).Number, "two changes in a minute")
	assert.Equal(t, 7, next(changed, &content.Pack{Title: "own", Version: 7}, 30_000_800).Number, "the pack's own version")
	withFile := text("old")
	withFile.Files = []content.File{{Path: "/files/a.png", Data: []byte("picture")}}
	assert.NotEqual(t, first.Content, next(first, withFile, 30_000_900).Content, "a picture is content")
	inWelsh := text("old")
	inWelsh.Editions = []*content.Pack{{Title: "hen", Base: "/cy"}}
	welsh := next(first, inWelsh, 30_001_000)
	assert.NotEqual(t, first.Content, welsh.Content, "so is another language")
	inWelsh.Editions[0].Title = "newydd"
	assert.Equal(t, 30_001_001, next(welsh, inWelsh, 30_001_000).Number, "and what is changed in it")
}

func TestDoubtsAboutAVersion(t *testing.T) {
	pack := &content.Pack{Title: "old", Version: 7}
	last, err := publication{}.next(pack, minute(30_000_000))
	require.NoError(t, err)
	assert.Empty(t, last.doubts(pack))
	assert.Empty(t, publication{}.doubts(pack), "nothing is known of the last one")
	pack.Title = "new"
	assert.Contains(t, last.doubts(pack), "version 7: the content has changed since it was published with this version")
	pack.Version = 6
	assert.Contains(t, last.doubts(pack), "version 6: lower than 7, which was published last")
	pack.Version = 8
	assert.Empty(t, last.doubts(pack))
	last.Number = 29_739_795
	assert.Contains(t, last.doubts(pack), "version 8: lower than 18 July 2026, 15:15")
	pack.Version = 0
	assert.Empty(t, last.doubts(pack))
}

func TestAPublicationIsKept(t *testing.T) {
	dir := t.TempDir()
	last, err := readPublication(dir)
	require.NoError(t, err)
	assert.Zero(t, last)
	want := publication{30_000_000, "abc"}
	require.NoError(t, want.write(dir))
	got, err := readPublication(dir)
	require.NoError(t, err)
	assert.Equal(t, want, got)
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, entries, 1, "nothing else is left")

	require.NoError(t, os.WriteFile(filepath.Join(dir, publicationFile), []byte("{"), 0o600))
	_, err = readPublication(dir)
	assert.ErrorContains(t, err, ".published.json: ")
}

func TestTheNewestChangeInAFolder(t *testing.T) {
	dir := t.TempDir()
	for name, n := range map[string]int{"pack.yaml": 100, "guides/a/guide.md": 300, ".git/index": 900, "guides/.hidden": 800} {
		file := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte("words"), 0o600))
		require.NoError(t, os.Chtimes(file, minute(n), minute(n)))
	}
	newest, err := lastChange(os.DirFS(dir))
	require.NoError(t, err)
	assert.Equal(t, minute(300).UTC(), newest.UTC())
}

// A folder that cannot be written to has numbers that go up too, though its files look old.
func TestNumbersThatCannotBeKept(t *testing.T) {
	dir := t.TempDir()
	touch := func(n int) {
		t.Helper()
		name := filepath.Join(dir, "pack.yaml")
		require.NoError(t, os.WriteFile(name, []byte("words"), 0o600))
		require.NoError(t, os.Chtimes(name, minute(n), minute(n)))
	}
	kept := publication{}
	begin := func() *publisher {
		p := newPublisher(source{dir: dir}, web.Options{})
		p.keep = func(publication, string) error { return fs.ErrPermission }
		return p
	}
	number := func(p *publisher, title string) int {
		t.Helper()
		r := reading{pack: &content.Pack{Title: title}, last: kept}
		require.NoError(t, p.number(&r))
		return r.pack.Version
	}

	server, other := begin(), begin()
	touch(30_000_000)
	assert.Equal(t, 30_000_000, number(server, "one"))
	assert.Equal(t, 30_000_000, number(other, "one"), "a second server has the same")
	assert.Equal(t, 30_000_000, number(server, "one"), "read again without a change")
	touch(20_000_000)
	assert.Equal(t, 30_000_001, number(server, "two"), "files of a backup, with their times")
	assert.Equal(t, 30_000_001, number(server, "two"))
	touch(30_000_500)
	assert.Equal(t, 30_000_500, number(server, "three"))

	var err error
	kept, err = publication{}.next(&content.Pack{Title: "three"}, minute(30_000_600)) // while it could be written
	require.NoError(t, err)
	server = begin()
	assert.Equal(t, 30_000_600, number(server, "three"))
	assert.Equal(t, 30_000_601, number(server, "four"), "the folder's own record is newer than its files")
}

func TestAFolderThatIsRestoredWhileItIsServed(t *testing.T) {
	server := newPublisher(source{dir: t.TempDir()}, web.Options{})
	old, err := publication{}.next(&content.Pack{Title: "old"}, minute(30_000_000))
	require.NoError(t, err)
	number := func(title string) int {
		t.Helper()
		r := reading{pack: &content.Pack{Title: title}, last: old}
		require.NoError(t, server.number(&r))
		return r.pack.Version
	}
	assert.Equal(t, 30_000_000, number("old"))
	changed := number("new")
	assert.Greater(t, number("old"), changed, "the record is of before the change, but phones have it")
}
