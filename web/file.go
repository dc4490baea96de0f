package web

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"sync"

	"oneminuteguide/web/compress"
	"oneminuteguide/web/protocol"
)

// File is one file of the site.
type File struct {
	Path string // where it is found: "/guides/cse/", "/boot.js"
	Type string // its media type
	Hash string // SHA-256 of its bytes, in hexadecimal; of a page, of what it is made of
	Size int    // of its bytes; 0 for a page

	Compressed      func() compress.Compressed // compresses them when it is first asked
	Chunks          []*Chunk                   // the pieces that can be fetched by themselves; none for most
	open            opener                     // gives its bytes
	representations func() []representation    // as it is served
}

// isPage tells a page, which has no address under its hash.
func (f *File) isPage() bool { return f.Address() == "" }

// newFile is the file at the path, of which body is what open gives.
func newFile(path string, body []byte, open opener, compressed func() compress.Compressed) *File {
	sum := sha256.Sum256(body)
	f := &File{Path: path, Type: protocol.MediaType(path), Hash: hex.EncodeToString(sum[:]), Size: len(body), Compressed: compressed, open: open}
	f.representations = sync.OnceValue(f.newRepresentations)
	return f
}

// newPage is the page at the path, which open puts together each time. All that it is
// made of is in what of names, so that nobody has to put it together to know it.
func newPage(path, of string, open opener, compressed func() compress.Compressed) *File {
	sum := sha256.Sum256([]byte(of))
	f := &File{Path: path, Type: protocol.MediaType(path), Hash: hex.EncodeToString(sum[:]), Compressed: compressed, open: open}
	f.representations = sync.OnceValue(f.newRepresentations)
	return f
}

// Body is its bytes; those of the program are unpacked each time.
func (f *File) Body() []byte { return f.open.body() }

// Address is where the file is found under its hash, never to change; "" for a page. It
// ends as the file does, because hosts of static files tell the type by that.
func (f *File) Address() string {
	if end := path.Ext(f.Path); end != ".html" && end != "" {
		return protocol.HashedFolder + f.Hash + end
	}
	return ""
}

// integrity names its bytes by their hash, as a page does.
func (f *File) integrity() string { return integrity(f.Body()) }

// compresses is false for what is compressed already.
func compresses(p string) bool {
	return !slices.Contains([]string{".png", ".jpg", ".jpeg", ".webp", ".pdf"}, path.Ext(p))
}
