package bench

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"oneminuteguide/web/sitetest"
)

// static serves files from memory, compressed as hard as our own are.
type static map[string]staticFile

type staticFile struct {
	mediaType, etag string
	body, brotli    []byte
}

func newStaticFile(name string, body []byte) staticFile {
	var brotli []byte
	if compresses(name) {
		brotli = sitetest.Compress(body).Brotli
	}
	return newCompressedFile(name, body, brotli)
}

func newCompressedFile(name string, body, brotli []byte) staticFile {
	sum := sha256.Sum256(body)
	f := staticFile{mediaType: mime.TypeByExtension(path.Ext(name)), etag: `"` + hex.EncodeToString(sum[:8]) + `"`, body: body, brotli: brotli}
	switch path.Ext(name) {
	case ".wasm":
		f.mediaType = "application/wasm"
	case ".webmanifest":
		f.mediaType = "application/manifest+json"
	}
	return f
}

// compresses says whether a file is not compressed already.
func compresses(name string) bool {
	return !slices.Contains([]string{".png", ".woff2", ".ico"}, path.Ext(name))
}

// folder reads a folder of a site; each index.html is also what its folder answers with,
// a page is there without its .html too, as hosts have it, and a .br beside a file is that file compressed.
func folder(b *testing.B, dir string) static {
	b.Helper()
	files := static{}
	require.NoError(b, filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(file) == ".br" {
			return err
		}
		body, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		address := "/" + filepath.ToSlash(inside)
		if brotli, err := os.ReadFile(file + ".br"); err == nil {
			files[address] = newCompressedFile(address, body, brotli)
		} else {
			files[address] = newStaticFile(address, body)
		}
		files[strings.TrimSuffix(address, ".html")] = files[address]
		if path.Base(address) == "index.html" {
			files[strings.TrimSuffix(address, "index.html")] = files[address]
		}
		return nil
	}))
	return files
}

func (s static) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, found := s[r.URL.Path]
	if !found {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.mediaType)
	h.Set("Etag", f.etag)
	h.Set("Cache-Control", "no-cache")
	if strings.HasPrefix(r.URL.Path, "/assets/") || strings.HasPrefix(r.URL.Path, "/_astro/") { // their names change with what is in them
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if r.Header.Get("If-None-Match") == f.etag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	body := f.body
	if f.brotli != nil && strings.Contains(r.Header.Get("Accept-Encoding"), "br") {
		h.Set("Content-Encoding", "br")
		body = f.brotli
	}
	w.Write(body)
}
