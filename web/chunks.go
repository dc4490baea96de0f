package web

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"oneminuteguide/web/compress"
	"oneminuteguide/web/protocol"
)

// Chunk is a part of the program that can be fetched by itself: a download that was cut
// off goes on where it stopped.
type Chunk struct {
	ID   string // the beginning of the SHA-256 of its bytes; the whole file has a full one
	Size int    // of its bytes

	Compressed func() compress.Compressed // compresses them when it is first asked
	open       opener                     // gives its bytes
}

// Body is its bytes, which are unpacked each time.
func (c *Chunk) Body() []byte { return c.open.body() }

// Address is where the chunk is found.
func (c *Chunk) Address() string { return protocol.HashedFolder + c.ID + protocol.ChunkEnd }

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
