package web

import (
	"maps"
	"net/http"
	"strconv"
)

// representation is a file in one encoding, and what the answer says of it: RFC
// 9110, section 3.2.
type representation struct {
	open     opener
	encoding string // "" for none
	etag     string
	header   http.Header
}

// newRepresentations are all of the file, the smallest first.
func (f *File) newRepresentations() []representation {
	var all []representation
	add := func(encoding string, size int, open opener) {
		header := http.Header{"Content-Type": {f.Type}, "Vary": {"Accept-Encoding"}, "Content-Length": {strconv.Itoa(size)}}
		if encoding != "" {
			header.Set("Content-Encoding", encoding)
		}
		all = append(all, representation{open, encoding, `"` + f.Hash + encoding + `"`, header})
	}
	compressed := f.Compressed()
	if compressed.Brotli != nil {
		add("br", len(compressed.Brotli), resident(compressed.Brotli))
	}
	if compressed.Gzip != nil {
		add("gzip", len(compressed.Gzip), resident(compressed.Gzip))
	}
	size := f.Size
	if f.isPage() {
		size = len(f.Body())
	}
	add("", size, f.open)
	return all
}

// serve answers with one of a file's representations.
func serve(w http.ResponseWriter, r *http.Request, representations []representation, status int) {
	chosen := choose(representations, r.Header.Values("Accept-Encoding"))
	h := w.Header()
	maps.Copy(h, chosen.header)
	if status != http.StatusOK {
		h.Set("Cache-Control", ofMissing)
	} else {
		h.Set("Cache-Control", cacheControl(r.URL.Path))
		h.Set("Etag", chosen.etag)
		if matches(r.Header.Values("If-None-Match"), chosen.etag) {
			h.Del("Content-Length")
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	w.WriteHeader(status)
	if r.Method == http.MethodGet {
		body, done := chosen.open()
		defer done()
		w.Write(body)
	}
}
