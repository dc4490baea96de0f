package web

import (
	"bytes"
	"encoding/json"
	"hash/crc32"

	"oneminuteguide/app"
	"oneminuteguide/app/search"
	"oneminuteguide/content"
)

// A chunk of the index ends where its words say so, and has about so many bytes: a changed
// guide changes the chunk that it is in.
const indexChunk = 8 << 10

// addIndex adds the index of the edition's guides: one string as JSON has it.
func (b *builder) addIndex(pack *content.Pack) error {
	var chunks [][]byte
	var chunk []byte
	for i, piece := range search.Pieces(search.Guides(pack), search.Numbers(pack)) {
		quoted, err := json.Marshal(piece)
		if err != nil {
			return err
		}
		quoted = quoted[1 : len(quoted)-1]
		if i == 0 {
			quoted = append([]byte(`"`), quoted...)
		}
		chunk = append(chunk, quoted...)
		if likelihood := uint32(max(1, indexChunk/max(1, len(quoted)))); crc32.ChecksumIEEE(quoted)%likelihood == 0 || len(chunk) > 2*indexChunk {
			chunks, chunk = append(chunks, chunk), nil
		}
	}
	chunks = append(chunks, append(chunk, '"'))
	body := bytes.Join(chunks, nil)
	f := newFile(app.IndexPath(pack), body, resident(body), b.later(body))
	for _, chunk := range chunks {
		f.Chunks = append(f.Chunks, b.chunk(chunk))
	}
	b.addFile(f)
	return nil
}

// chunk is a chunk of a text; the same one of two files is one.
func (b *builder) chunk(text []byte) *Chunk {
	c := newChunk(text)
	if known, found := b.site.chunks[c.Address()]; found {
		return known
	}
	c.open, c.Compressed = resident(text), b.later(text)
	b.site.chunks[c.Address()] = c
	return c
}
