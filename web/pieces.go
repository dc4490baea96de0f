package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"oneminuteguide/content"
	"oneminuteguide/web/compress"
	"oneminuteguide/web/protocol"
)

// Piece is all that belongs to one guide in one language, or the pages beside the
// guides: what a phone takes, keeps and replaces as a whole. It is compressed once, for
// the line and for the phone's storage.
type Piece struct {
	pages []string // their paths
	keys  []string // "/guides/cse", "/cy/guides/cse", "/pages", "/cy/pages"; a guide has those of its former ids too
	Hash  string   // the first half of the SHA-256 of its bytes, in hexadecimal
	body  []byte   // a gzip member: RFC 1952
}

// pieceText is what a piece holds, as JSON. In this order the same words are near each
// other, which makes a piece 8.2 KB instead of 10.0.
type pieceText struct {
	Guide *content.Guide      `json:"guide,omitempty"` // as the program reads it
	Plain string              `json:"plain,omitempty"` // its part of the document with everything
	Pages map[string]pagePart `json:"pages"`           // by path
}

// pagePart is what a page has of its own.
type pagePart struct {
	Title      string `json:"title"`
	Opens      string `json:"opens,omitempty"` // an attribute
	Alternates string `json:"alternates,omitempty"`
	Frame      int    `json:"frame"` // which of its language's frames is around it
	Main       string `json:"main"`
}

func newPiece(keys []string, text pieceText, zipper *compress.Zipper) (*Piece, error) {
	body, err := encode(text)
	if err != nil {
		return nil, err
	}
	zipped := zipper.Zip(body)
	sum := sha256.Sum256(zipped)
	return &Piece{slices.Sorted(maps.Keys(text.Pages)), keys, hex.EncodeToString(sum[:])[:protocol.PieceHash], zipped}, nil
}

// Address is where the piece is found.
func (p *Piece) Address() string { return protocol.HashedFolder + p.Hash + protocol.PieceEnd }

// paths are where an open page asks for another guide.
func (p *Piece) paths() []string {
	var paths []string
	for _, key := range p.keys {
		if !strings.HasSuffix(key, protocol.PagesKey) {
			paths = append(paths, key+protocol.PieceEnd)
		}
	}
	return paths
}

// parts are what the piece has of pages: all but the guide as the program reads it.
type parts struct {
	Plain string              `json:"plain"`
	Pages map[string]pagePart `json:"pages"`
}

func (p *Piece) read() (own parts, err error) {
	reader, err := gzip.NewReader(bytes.NewReader(p.body))
	if err != nil {
		return own, err
	}
	return own, json.NewDecoder(reader).Decode(&own)
}

// mayFill makes sure that every slot of the piece has a value.
func (t *pieceText) mayFill(values map[string]string) error {
	if err := content.MayFill(t.Plain, values); err != nil {
		return err
	}
	for path, part := range t.Pages {
		if err := content.MayFill(part.Main, values); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}

// encode writes JSON as it is read fastest and compressed best.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false) // it is in no page
	err := encoder.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
