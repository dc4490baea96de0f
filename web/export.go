package web

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Export writes the site into a folder that is new or empty, for a host of
// static files, with the headers to send in the file _headers. It first writes
// beside it and then renames, so that a folder is never half a site.
func (s *Site) Export(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if len(entries) > 0 {
		return fmt.Errorf("%s is not empty: name a new folder", dir)
	}
	parent := filepath.Dir(filepath.Clean(dir))
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	work, err := os.MkdirTemp(parent, ".export-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if err := os.Chmod(work, 0o755); err != nil {
		return err
	}
	for _, f := range s.files {
		for _, name := range []string{f.Path, f.Address()} {
			if err := writeFile(work, name, f.Body()); err != nil {
				return err
			}
		}
	}
	for address, p := range s.parts {
		if err := writeFile(work, address, p.Body()); err != nil {
			return err
		}
	}
	if err := writeFile(work, "_headers", s.headersFile()); err != nil {
		return err
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(work, dir)
}

func writeFile(dir, name string, body []byte) error {
	if strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	target := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return err
	}
	return os.WriteFile(target, body, 0o644)
}
