package web

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"oneminuteguide/app"
	"oneminuteguide/content"
	"oneminuteguide/web/compress"
	"oneminuteguide/web/protocol"
)

//go:embed icons
var iconFiles embed.FS

// icons are the site's icons by the names of their files.
type icons map[string]*File

// builder puts a site together. What is named by its hash is added first, and its
// File handed to what names it.
type builder struct {
	site    *Site
	pack    *content.Pack // in its main language
	client  Client
	options Options
	linked  linked // of a page in the main language
}

// NewSite renders the pack and the client. The same pack, client and options
// give the same bytes each time.
func NewSite(pack *content.Pack, client Client, options Options) (*Site, error) {
	switch {
	case options.Preview: // it goes nowhere, and is looked at once
		options.Compress = func([]byte) compress.Compressed { return uncompressed() }
	case options.Compress == nil:
		options.Compress = compress.NewCompressor().Compress
	}
	if options.Scripts == nil {
		options.Scripts = Scripts()
	}
	if client.Wasm == nil { // a pack is checked without a client
		client.Wasm = func() []byte { return nil }
	}
	editions := pack.EveryEdition()
	in, err := readInline(options.Scripts, editions...)
	if err != nil {
		return nil, err
	}
	b := &builder{&Site{byAddress: map[string]*File{}, chunks: map[string]*Chunk{}, inline: in}, pack, client, options, linked{}}
	if err := b.addLinked(); err != nil {
		return nil, err
	}
	b.addFiles()
	for _, edition := range editions {
		if err := b.addEdition(edition); err != nil {
			return nil, err
		}
	}
	for _, add := range []func() error{b.addCards, b.addWorker, b.addRelease} {
		if err := add(); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(b.site.files, func(a, b *File) int { return strings.Compare(a.Path, b.Path) })
	return b.site, nil
}

// addLinked adds what every page names by its hash, and the manifest, which names
// the icons.
func (b *builder) addLinked() error {
	background, err := b.site.inline.background()
	if err != nil {
		return err
	}
	icons, err := b.addIcons()
	if err != nil {
		return err
	}
	boot, err := readBuilt(b.options.Scripts, "boot.js")
	if err != nil {
		return err
	}
	pack, err := packFile(b.pack)
	if err != nil {
		return err
	}
	b.linked = linked{
		ShortName: b.pack.ShortName, Background: background,
		Pack: b.add(protocol.PackPath, pack), Boot: b.add(protocol.BootPath, boot),
		Exec: b.add(protocol.RuntimePath, b.client.Exec), Client: b.addProgram(),
		Icon: icons["icon.svg"], TouchIcon: icons["apple-touch-icon.png"],
	}
	if b.options.Preview {
		b.linked.Watch = protocol.WatchPath
	}
	manifest, err := manifest(b.pack, icons, background)
	b.add(protocol.ManifestPath, manifest)
	return err
}

func (b *builder) addIcons() (icons, error) {
	entries, err := fs.ReadDir(iconFiles, "icons")
	if err != nil {
		return nil, err
	}
	added := icons{}
	for _, entry := range entries {
		body, err := fs.ReadFile(iconFiles, "icons/"+entry.Name())
		if err != nil {
			return nil, err
		}
		added[entry.Name()] = b.add("/icons/"+entry.Name(), body)
	}
	return added, nil
}

// addFiles adds the pictures and documents of the pack.
func (b *builder) addFiles() {
	for _, f := range b.pack.Files {
		b.add(f.Path, f.Data)
	}
}

// addEdition adds the pages of the pack in one language, and the pack itself as their
// program reads it.
func (b *builder) addEdition(pack *content.Pack) error {
	linked := b.linked
	if pack.Base != "" {
		file, err := packFile(pack)
		if err != nil {
			return err
		}
		linked.Pack, linked.Main = b.add(packPath(pack), file), b.linked.Pack
	}
	if err := b.addPages(pack, &linked); err != nil {
		return err
	}
	return b.addPlain(pack)
}

func (b *builder) addPages(pack *content.Pack, linked *linked) error {
	notebook := app.BlankNotebook()
	routes := app.Routes(pack, notebook)
	own := slices.DeleteFunc(slices.Clone(routes), func(r app.Route) bool { return b.site.byAddress[r.Path] != nil }) // all editions share the others
	pages, places := make([][]byte, len(own)), new(places)
	if err := inParallel(len(own), func(i int) error {
		route := own[i]
		body, err := places.prerender(app.NewScreen(pack, notebook, routes, route.Path))
		if err != nil {
			return fmt.Errorf("%s: %w", route.Path, err)
		}
		pages[i], err = document{Pack: pack, Title: route.Title, Inline: b.site.inline, Linked: linked, Languages: alternates(pack, route.Path)}.render(body)
		if err != nil {
			return fmt.Errorf("%s: %w", route.Path, err)
		}
		return nil
	}); err != nil {
		return err
	}
	for i, page := range pages {
		b.add(own[i].Path, page)
	}
	return nil
}

// addWorker adds the service worker, or what takes it away again, and the part of
// it that changes with the numbers.
func (b *builder) addWorker() error {
	name := "worker.js"
	switch {
	case b.options.Preview:
		name = "watchworker.js"
	case b.options.Retire:
		name = "retire.js"
	}
	worker, err := readBuilt(b.options.Scripts, name)
	if err != nil {
		return err
	}
	b.add(protocol.WorkerPath, worker)
	fallback, err := fallbackScript(b.pack)
	b.add(protocol.FallbackPath, fallback)
	return err
}

func (b *builder) addRelease() error {
	release, err := b.site.release(b.pack, b.options)
	b.add(protocol.ReleasePath, release)
	return err
}

func (b *builder) add(path string, body []byte) *File {
	compressed := uncompressed
	if compresses(path) {
		compressed = b.later(body)
	}
	f := newFile(path, body, resident(body), compressed)
	if divides(path) {
		for _, piece := range cut(body) {
			f.Chunks = append(f.Chunks, b.chunk(piece, resident(piece), b.later(piece)))
		}
	}
	return b.addFile(f)
}

// later compresses the body when that is first asked for: a site is built in a
// twentieth of the second that compressing all of it takes.
func (b *builder) later(body []byte) func() compress.Compressed {
	return sync.OnceValue(func() compress.Compressed { return b.options.Compress(body) })
}

func uncompressed() compress.Compressed { return compress.Compressed{} }

// addProgram adds the client's program, which was compressed when it was built.
func (b *builder) addProgram() *File {
	program := &unpacked{unpack: b.client.Wasm}
	wasm := b.client.Wasm()
	f := newFile(protocol.ProgramPath, wasm, program.open, func() compress.Compressed { return b.client.WasmCompressed })
	for i, piece := range compress.Divide(wasm) {
		open := func() ([]byte, func()) {
			whole, done := program.open()
			return compress.Divide(whole)[i], done
		}
		f.Chunks = append(f.Chunks, b.chunk(piece, open, func() compress.Compressed { return b.client.WasmChunk(i) }))
	}
	return b.addFile(f)
}

// chunk is a chunk of a file; the same piece of two files is one chunk.
func (b *builder) chunk(piece []byte, open opener, compressed func() compress.Compressed) *Chunk {
	c := newChunk(piece)
	if known, found := b.site.chunks[c.Address()]; found {
		return known
	}
	c.open, c.Compressed = open, compressed
	b.site.chunks[c.Address()] = c
	return c
}

func (b *builder) addFile(f *File) *File {
	b.site.files = append(b.site.files, f)
	b.site.byAddress[f.Path] = f
	b.site.byAddress[f.Address()] = f
	return f
}
