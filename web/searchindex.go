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

// indexChunks are the index of the edition's guides: one string as JSON has it.
func indexChunks(pack *content.Pack) (chunks [][]byte, err error) {
	var chunk []byte
	for i, piece := range search.Pieces(search.Guides(pack), search.Numbers(pack)) {
		quoted, err := json.Marshal(piece)
		if err != nil {
			return nil, err
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
	return append(chunks, append(chunk, '"')), nil
}

func (b *builder) addIndex(pack *content.Pack, chunks [][]byte) {
	body := bytes.Join(chunks, nil)
	f := newFile(app.IndexPath(pack), body, resident(body), b.later(body))
	for _, chunk := range chunks {
		f.Chunks = append(f.Chunks, b.chunk(body[:len(chunk):len(chunk)])) // one copy in memory
		body = body[len(chunk):]
	}
	b.addFile(f)
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
