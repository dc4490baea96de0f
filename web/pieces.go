package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"oneminuteguide/app/search"
	"oneminuteguide/content"
	"oneminuteguide/web/compress"
	"oneminuteguide/web/protocol"
)

// Piece is what a phone takes, keeps and replaces as a whole: the words of one guide in one
// language, its pages around the words, or the pages beside the guides. It is compressed
// once, for the line and for the phone's storage.
type Piece struct {
	keys []string // "/guides/cse", "/guides/cse/pages", "/pages", "/cy/pages"; a guide has those of its former ids too
	Hash string   // the first half of the SHA-256 of its bytes, in hexadecimal
	body []byte   // a gzip member: RFC 1952
}

// guideWords are what a guide says, as the program reads it. Its pages have slots for all
// that is here, so that a changed word costs a phone these and no page.
type guideWords struct {
	Guide  *content.Guide `json:"guide"`
	Prints []string       `json:"prints,omitempty"` // the fingerprints of its items
	Search string         `json:"search"`           // its part of the search's file
}

func wordsOf(g *content.Guide) guideWords {
	without := *g
	without.Contacts = nil // which are among the numbers
	words := guideWords{Guide: &without, Search: search.File(search.OfGuide(g))}
	for _, part := range g.Checklist.Parts {
		for _, item := range part.Items {
			words.Prints = append(words.Prints, item.Fingerprint())
		}
	}
	return words
}

// pageTexts are pages, as JSON.
type pageTexts struct {
	Plain string              `json:"plain,omitempty"` // their part of the document with everything
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

func newPiece(keys []string, text []byte, zipper *compress.Zipper) *Piece {
	zipped := zipper.Zip(text)
	sum := sha256.Sum256(zipped)
	return &Piece{keys, hex.EncodeToString(sum[:])[:protocol.PieceHash], zipped}
}

// Address is where the piece is found.
func (p *Piece) Address() string { return protocol.HashedFolder + p.Hash + protocol.PieceEnd }

func (p *Piece) text() ([]byte, error) {
	reader, err := gzip.NewReader(bytes.NewReader(p.body))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(reader)
}

// pagePieces are the pieces that pages are put together from.
type pagePieces struct {
	words *Piece // of their guide; nil for the pages beside the guides
	pages *Piece
	paths []string // of the pages
}

// newPagePieces makes the pieces of pages, which are found by these keys, and of the guide
// whose they are, or nil.
func newPagePieces(keys []string, guide *content.Guide, pages pageTexts, zipper *compress.Zipper) (made pagePieces, err error) {
	var ofPages []string
	for _, key := range keys {
		ofPages = append(ofPages, key+protocol.PagesKey)
	}
	for path := range pages.Pages {
		made.paths = append(made.paths, path)
	}
	if guide != nil {
		text, err := encode(wordsOf(guide))
		if err != nil {
			return made, err
		}
		made.words = newPiece(keys, text, zipper)
		if pages, err = pages.withSlots(text); err != nil {
			return made, err
		}
	}
	text, err := encode(pages)
	if err != nil {
		return made, err
	}
	made.pages = newPiece(ofPages, text, zipper)
	return made, nil
}

// withSlots are the pages with slots for the words that are in the text of a piece.
func (t pageTexts) withSlots(text []byte) (pageTexts, error) {
	words, err := stringsIn(text)
	if err != nil {
		return t, err
	}
	slots := wordSlots(words)
	slotted := pageTexts{slots.Replace(t.Plain), make(map[string]pagePart, len(t.Pages))}
	for path, part := range t.Pages {
		part.Title, part.Main = slots.Replace(part.Title), slots.Replace(part.Main)
		slotted.Pages[path] = part
	}
	return slotted, nil
}

// read are the pages, with the words in them.
func (p pagePieces) read() (pages pageTexts, values map[string]string, err error) {
	text, err := p.pages.text()
	if err != nil {
		return pages, nil, err
	}
	if err := json.Unmarshal(text, &pages); err != nil || p.words == nil {
		return pages, nil, err
	}
	if text, err = p.words.text(); err != nil {
		return pages, nil, err
	}
	words, err := stringsIn(text)
	return pages, wordValues(words), err
}

// wordPaths are where an open page asks for the words of another guide.
func (p pagePieces) wordPaths() []string {
	var paths []string
	for _, key := range p.words.keys {
		paths = append(paths, key+protocol.PieceEnd)
	}
	return paths
}

// mayFill makes sure that every slot of the pages has a value.
func (t pageTexts) mayFill(values map[string]string) error {
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
