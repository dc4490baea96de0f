package web

import (
	"mime"
	"path"
)

// File is one file of the site.
type File struct {
	Path string // where it is found: "/guides/cse/", "/boot.js"
	Type string // its media type
	Hash string // SHA-256 of its bytes, in hexadecimal
	Size int    // of its bytes

	Pressed func() Pressed // compresses them when it is first asked
	Chunks  []*Chunk       // the pieces that can be fetched by themselves; none for most
	open    opener         // gives its bytes
	forms   func() []form  // as it is served
}

// Body is its bytes; those of the program are unpacked each time.
func (f *File) Body() []byte { return f.open.body() }

// Address is where the file stands under its hash, never to change. It ends as
// the file does, because hosts of static files tell the type by that.
func (f *File) Address() string {
	end := path.Ext(f.Path)
	if end == "" {
		end = ".html"
	}
	return hashed + f.Hash + end
}

// hashed is the folder of the files under their hashes.
const hashed = "/_/"

// mediaType goes by the path alone, so that every machine says the same.
func mediaType(p string) string {
	switch path.Ext(p) {
	case "", ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".json":
		return "application/json"
	case ".wasm":
		return "application/wasm"
	case ".webmanifest":
		return "application/manifest+json"
	case ".svg":
		return "image/svg+xml"
	case ".vcf":
		return "text/vcard; charset=utf-8"
	case ".png":
		return "image/png"
	default:
		return mime.TypeByExtension(path.Ext(p))
	}
}

func compresses(p string) bool { return path.Ext(p) != ".png" }
