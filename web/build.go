package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
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
	b := &builder{&Site{byAddress: map[string]*File{}, chunks: map[string]*Chunk{}, inline: in}, pack, client, options}
	appFiles, err := b.addApp()
	if err != nil {
		return nil, err
	}
	made, err := b.addContent(editions)
	if err != nil {
		return nil, err
	}
	appList, contentList, err := b.addLists(made, appFiles)
	if err != nil {
		return nil, err
	}
	if err := b.addPages(made, appFiles, contentList); err != nil {
		return nil, err
	}
	if err := b.addWorker(); err != nil {
		return nil, err
	}
	if err := b.addRelease(appList, contentList); err != nil {
		return nil, err
	}
	slices.SortFunc(b.site.files, func(a, b *File) int { return strings.Compare(a.Path, b.Path) })
	return b.site, nil
}

// addApp adds the program, the scripts that pages name and the icons.
func (b *builder) addApp() ([]*File, error) {
	boot, err := readBuilt(b.options.Scripts, "boot.js")
	if err != nil {
		return nil, err
	}
	icons, err := b.addIcons()
	if err != nil {
		return nil, err
	}
	files := []*File{b.add(protocol.BootPath, boot), b.add(protocol.RuntimePath, b.client.Exec), b.addProgram()}
	for _, icon := range icons {
		if inApp(icon.Path) {
			files = append(files, icon)
		}
	}
	background, err := b.site.inline.background()
	if err != nil {
		return nil, err
	}
	manifest, err := manifest(b.pack, icons, background)
	b.add(protocol.ManifestPath, manifest)
	return files, err
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

// addContent renders the pages, and adds the files that they are put together from.
func (b *builder) addContent(packs []*content.Pack) ([]*edition, error) {
	b.add(protocol.StylePath, b.site.inline.style)
	b.add(protocol.ScriptPath, b.site.inline.script)
	b.add(app.CardsPath, cards(b.pack, app.CardNote(b.pack)))
	for _, f := range b.pack.Files {
		b.add(f.Path, f.Data)
	}
	background, err := b.site.inline.background()
	if err != nil {
		return nil, err
	}
	colours := map[string]string{"light": background.Light, "dark": background.Dark, "watch": ""}
	if b.options.Preview {
		colours["watch"] = `<script src="` + protocol.WatchPath + "\" defer></script>\n"
	}
	var editions []*edition
	places, zipper := new(places), compress.NewZipper(b.options.Preview || b.client.Exec == nil) // without a client, a pack is checked and nothing else
	for _, pack := range packs {
		e, err := renderEdition(pack, colours, places, zipper)
		if err != nil {
			return nil, err
		}
		slotted, _ := pack.Slotted()
		for path, value := range map[string]any{
			protocol.ShellPath: e.shell, protocol.CorePath: slotted.Core(), protocol.NumbersPath: e.numbers(), protocol.IndexPath: pack.Index(),
		} {
			body, err := encode(value)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			b.add(protocol.OfLanguage(path, pack.Base), body)
		}
		if err := b.addIndex(pack); err != nil {
			return nil, err
		}
		editions = append(editions, e)
	}
	return editions, nil
}

// addLists adds the pieces, and the lists of the app and of the content.
func (b *builder) addLists(editions []*edition, appFiles []*File) (appFile, contentFile *File, err error) {
	buckets := map[string]bucketList{}
	c := contentList{Seq: b.pack.Version, Guides: len(b.pack.Guides), Pieces: map[string]listed{}}
	for _, e := range editions {
		c.Languages = append(c.Languages, e.pack.Base)
		for _, p := range e.pieces {
			for _, key := range p.keys {
				bucket := bucketOf(key)
				if buckets[bucket] == nil {
					buckets[bucket] = bucketList{}
				}
				buckets[bucket][key] = listed{p.Hash, len(p.body)}
			}
			b.site.pieces = append(b.site.pieces, p)
		}
	}
	b.addStream()
	for name, bucket := range buckets {
		f, err := b.addList(bucket)
		if err != nil {
			return nil, nil, err
		}
		c.Pieces[name] = listed{f.Hash, f.Size}
	}
	var files []*File
	for _, f := range b.site.files {
		if !inApp(f.Path) && !strings.HasPrefix(f.Path, protocol.ScreenshotsPath) {
			files = append(files, f)
		}
	}
	c.Files = list(files)
	c.Gone = gone(b.pack)
	if appFile, err = b.addList(appList{list(appFiles)}); err != nil {
		return nil, nil, err
	}
	b.site.content, err = b.addList(c)
	return appFile, b.site.content, err
}

// addList adds a list, which is found under its hash alone.
func (b *builder) addList(list any) (*File, error) {
	body, err := encode(list)
	if err != nil {
		return nil, err
	}
	f := newFile(listPath, body, resident(body), b.later(body))
	b.site.byAddress[f.Address()] = f
	b.site.lists = append(b.site.lists, f)
	return f, nil
}

const listPath = "list.json" // tells its type; nothing is found there

// addPages adds each page as the server answers with it. It is put together again
// whenever it is asked for, and kept compressed.
func (b *builder) addPages(editions []*edition, appFiles []*File, contentFile *File) error {
	shared, made := appValues(appFiles), contentFile.Hash
	for _, f := range appFiles {
		made += f.Hash
	}
	shared["content"], shared["style"], shared["script"] = contentFile.Hash, string(b.site.inline.style), string(b.site.inline.script)
	for _, e := range editions {
		c := &composer{edition: e, values: maps.Clone(shared), several: len(e.pack.Guides) > 1}
		for name, path := range map[string]string{"core": protocol.CorePath, "numbers": protocol.NumbersPath, "index": protocol.IndexPath} {
			c.values[name] = b.site.byAddress[protocol.OfLanguage(path, e.pack.Base)].Address()
		}
		for i, p := range e.pieces {
			for _, path := range p.pages {
				c.pieceOf(path, i)
				b.addPage(path, made, func() ([]byte, error) { return c.page(path) })
			}
		}
		b.addPage(app.PlainOf(e.pack), made, c.plain)
	}
	return nil
}

// addPage adds a page that is put together when it is asked for, and then kept compressed.
func (b *builder) addPage(path, of string, compose func() ([]byte, error)) {
	open := func() ([]byte, func()) {
		page, err := compose()
		if err != nil {
			panic(err) // renderEdition has seen that it can be put together
		}
		return page, func() {}
	}
	b.addFile(newPage(path, of, open, b.laterOpened(open)))
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

func (b *builder) addRelease(appFile, contentFile *File) error {
	r := release{Format: protocol.Format, App: listed{appFile.Hash, appFile.Size}, Content: listedSeq{listed{contentFile.Hash, contentFile.Size}, b.pack.Version}, BadApps: slices.Clone(b.options.BadApps)}
	if r.BadApps == nil {
		r.BadApps = []string{}
	}
	body, err := encode(r)
	b.add(protocol.ReleasePath, body)
	return err
}

func (b *builder) add(path string, body []byte) *File {
	compressed := uncompressed
	if compresses(path) {
		compressed = b.later(body)
	}
	return b.addFile(newFile(path, body, resident(body), compressed))
}

// later compresses the body when that is first asked for: a site is built in a
// twentieth of the second that compressing all of it takes.
func (b *builder) later(body []byte) func() compress.Compressed {
	return b.laterOpened(resident(body))
}

func (b *builder) laterOpened(open opener) func() compress.Compressed {
	return sync.OnceValue(func() compress.Compressed {
		body, done := open()
		defer done()
		return b.options.Compress(body)
	})
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
		c := newChunk(piece)
		c.open, c.Compressed = open, func() compress.Compressed { return b.client.WasmChunk(i) }
		b.site.chunks[c.Address()] = c
		f.Chunks = append(f.Chunks, c)
	}
	return b.addFile(f)
}

func (b *builder) addFile(f *File) *File {
	b.site.files = append(b.site.files, f)
	b.site.byAddress[f.Path] = f
	if !f.isPage() {
		b.site.byAddress[f.Address()] = f
	}
	return f
}

// addStream joins all pieces, in the order of their hashes, so that a phone takes a first
// copy in one answer.
func (b *builder) addStream() {
	slices.SortFunc(b.site.pieces, func(a, b *Piece) int { return strings.Compare(a.Hash, b.Hash) })
	var all []byte
	names := ""
	for _, p := range b.site.pieces {
		all = append(all, p.body...)
		names += p.Hash
	}
	at := 0
	for _, p := range b.site.pieces {
		p.body = all[at : at+len(p.body) : at+len(p.body)] // one copy in memory
		at += len(p.body)
		f := newFile(p.keys[0]+protocol.PieceEnd, p.body, resident(p.body), uncompressed)
		b.site.byAddress[p.Address()] = f
		for _, path := range p.paths() {
			b.site.byAddress[path] = f
		}
	}
	sum := sha256.Sum256([]byte(names))
	b.site.stream = &stream{protocol.HashedFolder + hex.EncodeToString(sum[:])[:protocol.PieceHash] + protocol.StreamEnd, all}
}
