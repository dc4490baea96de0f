package web

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"regexp"
	"strings"

	"oneminuteguide/app"
	"oneminuteguide/web/compress"
	"oneminuteguide/web/protocol"
)

// Chunk is a piece of a file that can be fetched by itself: a phone that has the
// release before takes only the pieces that changed, and a large file that was
// cut off goes on where it stopped.
type Chunk struct {
	ID   string // the beginning of the SHA-256 of its bytes; the whole file has a full one
	Size int    // of its bytes

	Compressed func() compress.Compressed // compresses them when it is first asked
	open       opener                     // gives its bytes
}

// Body is its bytes; those of the program are unpacked each time.
func (c *Chunk) Body() []byte { return c.open.body() }

// Address is where the chunk is found.
func (c *Chunk) Address() string { return protocol.HashedFolder + c.ID + protocol.ChunkEnd }

// textChunk is the number of bytes after which a chunk of a text ends at the next seam.
const textChunk = 2400

// seams are the places in a page or in JSON where a chunk may end.
var seams = regexp.MustCompile(`<(?:header|main|nav|section|article|ul|li|h[1-6]|p|fieldset|blockquote)\b|<meta name="pack"|<title|<a aria-label="[^"]*" class="call |\{"(?:id|level|spans)":|"version":`)

// borders are seams at which a chunk always ends, so that what is between
// them is the same chunk on every page: the pack, each call, the contacts, the version.
var borders = regexp.MustCompile(`^(?:<meta name="pack"|<title|<header|<a aria-label="[^"]*" class="call |<main|<p>[^<]*: <(?:strong|a)\b|<nav|<ul class="contacts"|<li class="contact"|<p class="content-version"|\{"id":"[a-z-]*","name"|"version":|\{"level":)`)

// alone is what is a chunk by itself: with each release it is another.
var alone = regexp.MustCompile(`^<p class="content-version"`)

// cut divides a text. Where it is cut depends on the words there and not on
// what comes before, so a changed line changes the chunk that it is in and no
// other.
func cut(body []byte) [][]byte {
	var pieces [][]byte
	start, previous := 0, 0
	for _, seam := range append(seams.FindAllIndex(body, -1), []int{len(body), len(body)}) {
		at := seam[0]
		segment := body[previous:at]
		previous = at
		ends := crc32.ChecksumIEEE(segment)%20 == 0 || at-start >= textChunk || borders.Match(body[at:]) || alone.Match(segment)
		if at > start && (ends || at == len(body)) {
			pieces = append(pieces, body[start:at])
			start = at
		}
	}
	return pieces
}

// newChunk is a chunk by its name.
func newChunk(piece []byte) *Chunk {
	sum := sha256.Sum256(piece)
	return &Chunk{ID: hex.EncodeToString(sum[:])[:protocol.ChunkID], Size: len(piece)}
}

// chunkList is how a release names a file's chunks, in their order: id:size.
func chunkList(chunks []*Chunk) string {
	list := make([]string, len(chunks))
	for i, c := range chunks {
		list[i] = fmt.Sprintf("%s:%d", c.ID, c.Size)
	}
	return strings.Join(list, " ")
}

// divides reports whether a text is worth chunks: those that carry numbers are.
func divides(path string) bool {
	return strings.HasSuffix(path, "/") || path == app.NotFoundPath || strings.HasSuffix(path, app.PlainPath) || isPack(path)
}
