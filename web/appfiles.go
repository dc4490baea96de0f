package web

import (
	"embed"
	"io/fs"

	"oneminuteguide/web/compress"
	"oneminuteguide/web/protocol"
)

//go:embed icons
var iconFiles embed.FS

// icons are the site's icons by the names of their files.
type icons map[string]*File

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

// NewProgram is a client's program, which was compressed when it was built: as a whole
// and in the chunks of compress.Divide. unpack gives it again whenever it is asked for.
func NewProgram(wasm []byte, unpack func() []byte, whole compress.Compressed, chunk func(i int) compress.Compressed) *File {
	program := &unpacked{unpack: unpack}
	f := newFile(protocol.ProgramPath, wasm, program.open, func() compress.Compressed { return whole })
	for i, piece := range compress.Divide(wasm) {
		open := func() ([]byte, func()) {
			whole, done := program.open()
			return compress.Divide(whole)[i], done
		}
		c := newChunk(piece)
		c.open, c.Compressed = open, func() compress.Compressed { return chunk(i) }
		f.Chunks = append(f.Chunks, c)
	}
	return f
}

func (b *builder) addProgram() *File {
	for _, c := range b.client.Program.Chunks {
		b.site.chunks[c.Address()] = c
	}
	return b.addFile(b.client.Program)
}

// appValues are the values of a shell's slots for the app's files.
func appValues(root string, files []*File) map[string]string {
	byPath := map[string]*File{}
	for _, f := range files {
		byPath[f.Path] = f
	}
	values := map[string]string{"bootHash": byPath[protocol.BootPath].integrity()}
	for name, path := range map[string]string{"boot": protocol.BootPath, "exec": protocol.RuntimePath, "client": protocol.ProgramPath, "icon": protocol.IconPath, "touchIcon": protocol.TouchIconPath} {
		values[name] = root + byPath[path].Address()
	}
	return values
}
