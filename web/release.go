package web

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"oneminuteguide/app"
	"oneminuteguide/content"
	"oneminuteguide/web/protocol"
)

// release points to what the current app and the current content consist of, as the
// worker reads it: a page asks for it at every opening. The two have lives of their own:
// a changed number is a new content with the same app. What each consists of is in
// lists, which are files under their hash: a phone takes only those that changed.
type release struct {
	Format  string    `json:"format"`
	App     listed    `json:"app"`
	Content listedSeq `json:"content"`
	BadApps []string  `json:"badApps"`
}

// listed is a file under its hash.
type listed struct {
	Hash string `json:"hash"`
	Size int    `json:"size"` // bytes
}

type listedSeq struct {
	listed
	Seq int `json:"seq"` // a phone never goes back to a lower one
}

// appList is the list of an app.
type appList struct {
	Files map[string]listedFile `json:"files"` // by path
}

// contentList is the list of a content.
type contentList struct {
	Seq       int                   `json:"seq"`
	Languages []string              `json:"languages"`      // what their pages begin with; the main one's is empty
	Guides    int                   `json:"guides"`         // how many the main language has
	Gone      []string              `json:"gone,omitempty"` // pages that a phone may have and that are no more
	Files     map[string]listedFile `json:"files"`          // by path
	Texts     map[string]string     `json:"texts"`          // of the files that a changed number changes, which need no request of their own
	Pieces    map[string]listed     `json:"pieces"`         // lists of pieces, by their bucket
}

// bucketList names pieces by their key.
type bucketList map[string]listed

type listedFile struct {
	listed
	Parts string `json:"parts,omitempty"`
}

// gone are the app's own pages that this pack does not have and an earlier one may
// have had. A worker refuses a content that lacks a page of the one before and does
// not name it here; a guide or a language may go with a raised version.
func gone(pack *content.Pack) []string {
	paths := app.LegalPaths(pack)
	for _, r := range app.Routes(pack, app.BlankNotebook()) {
		paths = slices.DeleteFunc(paths, func(path string) bool { return path == r.Path })
	}
	for i := range paths {
		paths[i] = strings.TrimPrefix(paths[i], pack.Root)
	}
	return paths
}

// inApp tells the files of the app from those of the content, which a partnership edits.
func inApp(path string) bool {
	switch path {
	case protocol.ProgramPath, protocol.RuntimePath, protocol.BootPath:
		return true
	}
	return strings.HasPrefix(path, "/icons/") && !strings.HasPrefix(path, protocol.ScreenshotsPath)
}

func list(files []*File) map[string]listedFile {
	all := map[string]listedFile{}
	for _, f := range files {
		all[f.Path] = listedFile{listed{f.Hash, f.Size}, chunkList(f.Chunks)}
	}
	return all
}

// bucketOf is the bucket that the key's piece is listed in: the first digit of the SHA-256
// of the key, without the end that tells pages from words.
func bucketOf(key string) string {
	sum := sha256.Sum256([]byte(strings.TrimSuffix(key, protocol.PagesKey)))
	return hex.EncodeToString(sum[:1])[:1]
}

// addLists adds the pieces, and the lists of the app and of the content.
func (b *builder) addLists(editions []*edition, appFiles []*File) (appFile, contentFile *File, err error) {
	buckets := map[string]bucketList{}
	c := contentList{Seq: b.pack.Version, Guides: len(b.pack.Guides), Texts: map[string]string{}, Pieces: map[string]listed{}}
	add := func(p *Piece) {
		for _, key := range p.keys {
			bucket := bucketOf(key)
			if buckets[bucket] == nil {
				buckets[bucket] = bucketList{}
			}
			buckets[bucket][key] = listed{p.Hash, len(p.body)}
		}
		b.site.pieces = append(b.site.pieces, p)
	}
	for _, e := range editions {
		c.Languages = append(c.Languages, e.pack.Edition())
		for _, p := range e.pieces {
			add(p.pages)
			if p.words != nil {
				add(p.words)
				b.site.words = append(b.site.words, p)
			}
		}
		numbers := protocol.OfLanguage(protocol.NumbersPath, e.pack.Edition())
		c.Texts[numbers] = string(b.site.byAddress[numbers].Body())
	}
	c.Texts[app.CardsPath] = string(b.site.byAddress[app.CardsPath].Body())
	b.addStream()
	for name, bucket := range buckets {
		f, err := b.addList(bucket)
		if err != nil {
			return nil, nil, err
		}
		c.Pieces[name] = listed{f.Hash, f.Size}
	}
	var files []*File
	for _, f := range b.site.files {
		if !inApp(f.Path) && !strings.HasPrefix(f.Path, protocol.ScreenshotsPath) {
			files = append(files, f)
		}
	}
	c.Files = list(files)
	c.Gone = gone(b.pack)
	if appFile, err = b.addList(appList{list(appFiles)}); err != nil {
		return nil, nil, err
	}
	b.site.content, err = b.addList(c)
	return appFile, b.site.content, err
}

// addList adds a list, which is found under its hash alone.
func (b *builder) addList(list any) (*File, error) {
	body, err := encode(list)
	if err != nil {
		return nil, err
	}
	f := newFile(listPath, body, resident(body), b.later(body))
	b.site.byAddress[f.Address()] = f
	b.site.lists = append(b.site.lists, f)
	return f, nil
}

const listPath = "list.json" // tells its type; nothing is found there

// addStream joins all pieces, so that a phone takes a first copy in one answer. They are in
// the order of their keys: of a stream that is cut off, whole guides are there.
func (b *builder) addStream() {
	slices.SortFunc(b.site.pieces, func(a, b *Piece) int { return strings.Compare(slices.Min(a.keys), slices.Min(b.keys)) })
	size, names := 0, ""
	for _, p := range b.site.pieces {
		size += len(p.body)
		names += p.Hash
	}
	all := make([]byte, 0, size)
	for _, p := range b.site.pieces {
		all = append(all, p.body...)
	}
	at := 0
	for _, p := range b.site.pieces {
		p.body = all[at : at+len(p.body) : at+len(p.body)] // one copy in memory
		at += len(p.body)
		f := newFile(p.keys[0]+protocol.PieceEnd, p.body, resident(p.body), uncompressed)
		b.site.byAddress[p.Address()] = f
	}
	for _, p := range b.site.words {
		for _, path := range p.wordPaths() {
			b.site.byAddress[path] = b.site.byAddress[p.words.Address()]
		}
	}
	sum := sha256.Sum256([]byte(names))
	b.site.stream = &stream{protocol.HashedFolder + hex.EncodeToString(sum[:])[:protocol.PieceHash] + protocol.StreamEnd, all}
}

func (b *builder) addRelease(appFile, contentFile *File) error {
	r := release{Format: protocol.Format, App: listed{appFile.Hash, appFile.Size}, Content: listedSeq{listed{contentFile.Hash, contentFile.Size}, b.pack.Version}, BadApps: slices.Clone(b.options.BadApps)}
	if r.BadApps == nil {
		r.BadApps = []string{}
	}
	body, err := encode(r)
	b.add(protocol.ReleasePath, body)
	return err
}
