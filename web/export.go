package web

import (
	"context"
	"os"
	"path/filepath"
	"strings"
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

// writeAll writes each file by its path and by its hash, the parts, and what hosts read.
func (s *Site) writeAll(ctx context.Context, work *os.Root) error {
	write := func(name string, body []byte) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return writeFile(work, name, body)
	}
	for _, f := range s.files {
		body, done := f.open()
		defer done() // the program's parts are cut from it
		for _, name := range []string{f.Path, f.Address()} {
			if err := write(name, body); err != nil {
				return err
			}
		}
	}
	for address, p := range s.chunks {
		if err := write(address, p.Body()); err != nil {
			return err
		}
	}
	if err := write("/.nojekyll", nil); err != nil { // GitHub Pages would leave out the folder _
		return err
	}
	return write("/_headers", s.headersFile())
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
