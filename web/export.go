package web

import (
	"context"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"oneminuteguide/web/protocol"
)

// workFolder begins the name of the folder that an export works in. It is inside
// the target, so that the next export finds and removes what a killed one left.
const workFolder = ".export-"

// Export writes the site into a folder that is new or empty, for a host of
// static files, with the headers to send in the file _headers. The folder is
// never half a site: files are moved to their places when all are written, the
// release last, and an export that ends early takes back what it did.
func (s *Site) Export(ctx context.Context, dir string) (err error) {
	undo, err := prepare(dir)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			undo()
		}
	}()
	path, err := os.MkdirTemp(dir, workFolder+"*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(path)
	work, err := os.OpenRoot(path)
	if err != nil {
		return err
	}
	defer work.Close()
	if err := s.writeAll(ctx, work); err != nil {
		return err
	}
	return moveAll(ctx, path, dir)
}

// writeAll writes all that is published, and what hosts read.
func (s *Site) writeAll(ctx context.Context, work *os.Root) error {
	write := func(name string, body []byte) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return writeFile(work, name, body)
	}
	for name, open := range s.everything() {
		body, done := open()
		defer done() // the program's chunks are cut from it
		if err := write(name, body); err != nil {
			return err
		}
	}
	if err := write("/.nojekyll", nil); err != nil { // GitHub Pages would leave out the folder _
		return err
	}
	return write("/_headers", s.headersFile())
}

// everything is all that is asked for: files by their path and by their hash, lists,
// pieces, their stream and the program's chunks.
func (s *Site) everything() iter.Seq2[string, opener] {
	return func(yield func(string, opener) bool) {
		for _, f := range s.files {
			if !byHashAlone(f.Path) && !yield(f.Path, f.open) {
				return
			}
			if !f.isPage() && !yield(f.Address(), f.open) {
				return
			}
		}
		for _, f := range s.lists {
			if !yield(f.Address(), f.open) {
				return
			}
		}
		for _, p := range s.pieces {
			if !yield(p.Address(), resident(p.body)) {
				return
			}
		}
		for _, p := range s.words {
			for _, path := range p.wordPaths() {
				if !yield(path, resident(p.words.body)) {
					return
				}
			}
		}
		if s.stream != nil && !yield(s.stream.address, resident(s.stream.body)) {
			return
		}
		for address, c := range s.chunks {
			if !yield(address, c.open) {
				return
			}
		}
	}
}

// byHashAlone tells the files that no page and no phone asks for by their path.
func byHashAlone(path string) bool {
	return slices.Contains([]string{protocol.ProgramPath, protocol.RuntimePath, protocol.BootPath, protocol.StylePath, protocol.ScriptPath}, path)
}

func writeFile(work *os.Root, path string, body []byte) error {
	if strings.HasSuffix(path, "/") {
		path += "index.html"
	}
	name := filepath.FromSlash(strings.TrimPrefix(path, "/"))
	if err := work.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return work.WriteFile(name, body, 0o644)
}
