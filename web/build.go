package web

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"oneminuteguide/app"
	"oneminuteguide/app/search"
	"oneminuteguide/content"
	"oneminuteguide/web/compress"
	"oneminuteguide/web/protocol"
)

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
	if client.Program == nil { // a pack is checked without a client
		client.Program = NewProgram(nil, func() []byte { return nil }, uncompressed(), func(int) compress.Compressed { return uncompressed() })
	}
	pack = pack.Under(options.Root)
	editions := pack.EveryEdition()
	in, err := readInline(options.Scripts, editions...)
	if err != nil {
		return nil, err
	}
	b := &builder{&Site{byAddress: map[string]*File{}, chunks: map[string]*Chunk{}, version: pack.Version, inline: in, root: options.Root}, pack, client, options}
	made, err := b.addContent(editions)
	if err != nil {
		return nil, err
	}
	appFiles, err := b.addApp()
	if err != nil {
		return nil, err
	}
	appList, contentList, err := b.addLists(made, appFiles)
	if err != nil {
		return nil, err
	}
	if err := b.addPages(made, appFiles, appList, contentList); err != nil {
		return nil, err
	}
	if err := b.addWorker(); err != nil {
		return nil, err
	}
	b.addNotices()
	if err := b.addRelease(appList, contentList); err != nil {
		return nil, err
	}
	slices.SortFunc(b.site.files, func(a, b *File) int { return strings.Compare(a.Path, b.Path) })
	return b.site, nil
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
			b.add(protocol.OfLanguage(path, pack.Edition()), body)
		}
		b.add(app.IndexPath(pack), []byte(search.File(search.Guides(slotted))))
		editions = append(editions, e)
	}
	return editions, nil
}

// addPages adds each page as the server answers with it. It is put together again
// whenever it is asked for, and kept compressed.
func (b *builder) addPages(editions []*edition, appFiles []*File, appList, contentFile *File) error {
	shared, made := appValues(b.site.root, appFiles), appList.Hash+contentFile.Hash
	shared["content"], shared["style"], shared["script"] = contentFile.Hash, string(b.site.inline.style), string(b.site.inline.script)
	for _, e := range editions {
		c := newComposer(e, maps.Clone(shared))
		for name, path := range map[string]string{"core": protocol.CorePath, "numbers": protocol.NumbersPath, "index": protocol.IndexPath} {
			c.values[name] = b.site.root + b.site.byAddress[protocol.OfLanguage(path, e.pack.Edition())].Address()
		}
		for _, p := range e.pieces {
			for _, path := range p.paths {
				b.addPage(path, made, func() ([]byte, error) { return c.page(path, p) })
			}
		}
		b.addPage(b.site.within(app.PlainOf(e.pack)), made, c.plain)
	}
	return nil
}

// addPage adds a page that is put together when it is asked for, and then kept compressed.
func (b *builder) addPage(path, of string, compose func() ([]byte, error)) {
	page := &unpacked{unpack: func() []byte {
		page, err := compose()
		if err != nil {
			panic(err) // renderEdition has seen that it can be put together
		}
		return page
	}}
	b.addFile(newPage(path, of, page.open, b.laterOpened(page.open)))
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
	compressed := b.options.Compress // and not all of the builder, for as long as the site lives
	return sync.OnceValue(func() compress.Compressed {
		body, done := open()
		defer done()
		c := compressed(body)
		if len(c.Brotli) >= len(body) { // a list of one line would take two bytes more
			c.Brotli = nil
		}
		if len(c.Gzip) >= len(body) {
			c.Gzip = nil
		}
		return c
	})
}

func uncompressed() compress.Compressed { return compress.Compressed{} }

func (b *builder) addFile(f *File) *File {
	b.site.files = append(b.site.files, f)
	b.site.byAddress[f.Path] = f
	if !f.isPage() {
		b.site.byAddress[f.Address()] = f
	}
	return f
}
