// Package web is how the guide reaches the phone: it renders a pack and the
// client into a set of files, serves them, or writes them to a folder.
//
// Site is the one idea here. It is built in memory when the server starts: the
// pieces that pages are put together from, the numbers, the client, the scripts and
// the icons, each under its hash. The server answers from it, the export writes it,
// and the service worker keeps what its release names. Nothing is listed by hand.
package web

import (
	"context"
	"io/fs"
	"slices"
	"strings"
	"sync/atomic"

	"oneminuteguide/web/compress"
)

// Site is the whole of what is published.
type Site struct {
	files     []*File // in the order of their paths
	byAddress map[string]*File
	chunks    map[string]*Chunk
	lists     []*File      // of the app and of the content, found by their address alone
	pieces    []*Piece     // of the content
	words     []pagePieces // of its guides
	stream    *stream      // all pieces
	content   *File        // its list
	version   int          // of the content
	asks      atomic.Pointer[Asks]
	inline    inline
	root      string // of the Options
}

// Options are the few things that a publisher decides beside the pack.
type Options struct {
	BadApps []string // ids of apps that phones must leave again
	Retire  bool     // take every copy away from the phones
	Root    string   // the folder of the server that the site is in, such as "/guides"; "" for all of it
	Preview bool     // for NewPreview: pages follow the editor's changes, and the browser keeps no copy

	Robots   []byte // robots.txt; nil asks search engines to stay away
	Security []byte // security.txt, as CheckSecurity wants it; nil for none

	Compress func([]byte) compress.Compressed // nil is that of a compress.Compressor
	Scripts  fs.FS                            // the scripts and the style sheet; nil are those of Scripts
}

// Files are all files of the site, in the order of their paths.
func (s *Site) Files() []*File { return s.files }

// Lookup finds a file by its path or by its address under its hash.
func (s *Site) Lookup(path string) (*File, bool) {
	f, found := s.byAddress[path]
	return f, found
}

// Chunk finds a chunk by its address.
func (s *Site) Chunk(path string) (*Chunk, bool) {
	c, found := s.chunks[path]
	return c, found
}

// within is a path on the server without the folder that the site is in.
func (s *Site) within(path string) string { return strings.TrimPrefix(path, s.root) }

// contentID names the content: each page has it in its head.
func (s *Site) contentID() string { return s.content.Hash }

// Compress compresses what everybody asks for, so that the first need not wait for it. The
// pages of a library's guides are compressed when somebody asks. It leaves off when the
// context ends: what is not compressed then is when it is asked for.
func (s *Site) Compress(ctx context.Context) {
	for _, f := range slices.Concat(s.files, s.lists) {
		if ctx.Err() != nil {
			return
		}
		if !s.isOneOfMany(f) {
			f.representations()
		}
	}
}

// isOneOfMany reports whether the file is a page of a library's guides.
func (s *Site) isOneOfMany(f *File) bool { return len(s.pieces) > fewPieces && guideIn(f.Path) != "" }

// fewPieces are as many as may be compressed at once: a second's work.
const fewPieces = 24
