// Package web is how the guide reaches the phone: it renders a pack and the
// client into a set of files, serves them, or writes them to a folder.
//
// Site is the one idea here. It is built in memory when the server starts: a
// page for each route of the app, the pack as one JSON file, the client, and
// the files that lie beside this one, each with its hash and compressed. The
// server answers from it, the export writes it, and the service worker keeps
// what its release names. Nothing is listed by hand.
package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"oneminuteguide/app"
	"oneminuteguide/content"
)

//go:embed page/*.js worker/*.js style.css icons
var assets embed.FS

// Scripts that are sent as one, in this order: each request over a slow line takes two seconds.
var (
	bootFiles   = []string{"page/foreign.js", "page/history.js", "page/newer.js", "page/position.js", "page/register.js", "page/boot.js"}
	workerFiles = []string{"worker/worker.js", "worker/state.js", "worker/update.js", "worker/outcome.js", "worker/bad.js",
		"worker/schema.js", "worker/receive.js", "worker/take.js", "worker/commit.js", "worker/changes.js", "worker/answer.js",
		"worker/health.js"}
)

// Site is the whole of what is published.
type Site struct {
	files     []*File // in the order of their paths
	byAddress map[string]*File
	chunks    map[string]*Chunk
	early     []byte // the script that stands inside every page
	style     []byte // the style sheet, which does too: first paint takes one round trip
	press     func([]byte) Pressed
}

// Options are the few things that a publisher decides beside the pack.
type Options struct {
	BadApps []string // ids of apps that phones must leave again
	Retire  bool     // take every copy away from the phones

	Press  func([]byte) Pressed // how files are compressed; nil is Press
	Assets fs.FS                // scripts, style and icons; nil are those that lie beside this file
}

// Paths that are named in more than one place.
const (
	clientPath   = "/client.wasm"
	bootPath     = "/boot.js"
	packPath     = "/pack.json"
	manifestPath = "/manifest.webmanifest"
)

// NewSite renders the pack and the client. The same pack, client and options
// give the same bytes each time.
func NewSite(pack *content.Pack, client Client, options Options) (*Site, error) {
	s := &Site{byAddress: map[string]*File{}, chunks: map[string]*Chunk{}, press: options.Press}
	if s.press == nil {
		s.press = Press
	}
	if options.Assets == nil {
		options.Assets = assets
	}
	if err := s.readInside(options.Assets); err != nil {
		return nil, err
	}
	text, err := json.Marshal(pack)
	if err != nil {
		return nil, err
	}
	s.add(packPath, text)
	s.add("/wasm_exec.js", client.Exec)
	s.addProgram(client)
	if err := s.addAssets(options); err != nil {
		return nil, err
	}
	manifest, err := s.manifest(pack)
	if err != nil {
		return nil, err
	}
	s.add(manifestPath, manifest)
	if err := s.addPages(pack); err != nil {
		return nil, err
	}
	if err := s.addStandalone(pack); err != nil {
		return nil, err
	}
	emergency, err := fallbackScript(pack)
	if err != nil {
		return nil, err
	}
	s.add(fallbackPath, emergency)
	release, err := s.release(pack, options)
	if err != nil {
		return nil, err
	}
	s.add(pointerPath, release)
	slices.SortFunc(s.files, func(a, b *File) int { return strings.Compare(a.Path, b.Path) })
	return s, nil
}

// Files are all files of the site, in the order of their paths.
func (s *Site) Files() []*File { return s.files }

// Lookup finds a file by its path or by its address under its hash.
func (s *Site) Lookup(path string) (*File, bool) {
	f, found := s.byAddress[path]
	return f, found
}

func (s *Site) addAssets(options Options) error {
	icons, err := fs.ReadDir(options.Assets, "icons")
	if err != nil {
		return err
	}
	for _, icon := range icons {
		if err := s.addAsset(options.Assets, "/icons/"+icon.Name(), "icons/"+icon.Name()); err != nil {
			return err
		}
	}
	if err := s.addAsset(options.Assets, bootPath, bootFiles...); err != nil {
		return err
	}
	worker := workerFiles
	if options.Retire {
		worker = []string{"worker/retire.js"}
	}
	return s.addAsset(options.Assets, workerPath, worker...)
}

// addAsset adds one file made of those with the names, one after the other.
func (s *Site) addAsset(assets fs.FS, path string, names ...string) error {
	var body []byte
	for _, name := range names {
		text, err := fs.ReadFile(assets, name)
		if err != nil {
			return err
		}
		body = append(body, text...)
	}
	s.add(path, body)
	return nil
}

func (s *Site) addPages(pack *content.Pack) error {
	notes := app.BlankNotebook()
	routes := app.Routes(pack, notes)
	for _, route := range routes {
		body, err := prerender(app.NewScreen(pack, notes, routes, route.Path))
		if err != nil {
			return fmt.Errorf("%s: %w", route.Path, err)
		}
		page, err := s.page(pack, route, body)
		if err != nil {
			return fmt.Errorf("%s: %w", route.Path, err)
		}
		s.add(route.Path, page)
	}
	return nil
}

func (s *Site) add(path string, body []byte) {
	f := &File{Path: path, Pressed: uncompressed, open: resident(body)}
	if compresses(path) {
		f.Pressed = s.later(body)
	}
	if divides(path) {
		for _, piece := range cut(body) {
			f.Chunks = append(f.Chunks, s.chunk(piece, resident(piece), s.later(piece)))
		}
	}
	s.addFile(f, body)
}

// later compresses the body when that is first asked for: a site is built in a
// twentieth of the second that compressing all of it takes.
func (s *Site) later(body []byte) func() Pressed {
	return sync.OnceValue(func() Pressed { return s.press(body) })
}

func uncompressed() Pressed { return Pressed{} }

// Compress compresses every file, so that the first who asks need not wait for it.
func (s *Site) Compress() {
	for _, f := range s.files {
		f.forms()
	}
}

// addProgram adds the client's program, which was pressed when it was built.
func (s *Site) addProgram(client Client) {
	if client.Wasm == nil { // a pack is checked without a client
		client.Wasm = func() []byte { return nil }
	}
	program := &unpacked{unpack: client.Wasm}
	f := &File{Path: clientPath, Pressed: func() Pressed { return client.WasmPressed }, open: program.open}
	wasm := client.Wasm()
	for i, piece := range cutEvenly(wasm) {
		chunk := func() ([]byte, func()) {
			whole, done := program.open()
			return cutEvenly(whole)[i], done
		}
		f.Chunks = append(f.Chunks, s.chunk(piece, chunk, func() Pressed { return client.WasmChunk(i) }))
	}
	s.addFile(f, wasm)
}

// chunk is a chunk of a file; the same piece of two files is one chunk.
func (s *Site) chunk(piece []byte, open opener, pressed func() Pressed) *Chunk {
	p := newChunk(piece)
	if known, found := s.chunks[p.Address()]; found {
		return known
	}
	p.open, p.Pressed = open, pressed
	s.chunks[p.Address()] = p
	return p
}

func (s *Site) addFile(f *File, body []byte) {
	sum := sha256.Sum256(body)
	f.Hash, f.Size, f.Type = hex.EncodeToString(sum[:]), len(body), mediaType(f.Path)
	f.forms = sync.OnceValue(f.newForms)
	s.files = append(s.files, f)
	s.byAddress[f.Path] = f
	s.byAddress[f.Address()] = f
}

// Chunk finds a chunk by its address.
func (s *Site) Chunk(path string) (*Chunk, bool) {
	p, found := s.chunks[path]
	return p, found
}

// address of a file that is already in the site.
func (s *Site) address(path string) string { return s.byAddress[path].Address() }
