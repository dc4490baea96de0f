package web

import (
	"maps"
	"net/http"
	"strconv"
	"strings"
)

// Handler answers from the site's memory: pages are asked for anew each time
// and mostly answered "not modified", files under their hash never change.
func (s *Site) Handler() http.Handler {
	headers := http.Header{}
	for name, value := range s.headers() {
		headers.Set(name, value)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), headers)
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD are answered here", http.StatusMethodNotAllowed)
			return
		}
		if r.URL.Path == "/healthz" {
			w.Header().Set("Cache-Control", "no-store")
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			w.Write([]byte("ok\n"))
			return
		}
		if f, found := s.Lookup(r.URL.Path); found {
			serve(w, r, f.forms(), http.StatusOK)
			return
		}
		if p, found := s.Chunk(r.URL.Path); found {
			chunk := File{Type: "application/octet-stream", Hash: p.ID, Size: p.Size, Pressed: p.Pressed, open: p.open}
			serve(w, r, chunk.newForms(), http.StatusOK)
			return
		}
		if page, found := s.canonical(r.URL.Path); found {
			if r.URL.RawQuery != "" {
				page += "?" + r.URL.RawQuery
			}
			w.Header().Set("Cache-Control", "no-cache")
			http.Redirect(w, r, page, http.StatusPermanentRedirect)
			return
		}
		missing, _ := s.Lookup("/404.html")
		serve(w, r, missing.forms(), http.StatusNotFound)
	})
}

// canonical is the page's own path for an address without its last slash or
// with index.html.
func (s *Site) canonical(path string) (string, bool) {
	page := strings.TrimSuffix(path, "index.html")
	if !strings.HasSuffix(page, "/") {
		page += "/"
	}
	f, found := s.Lookup(page)
	return page, found && page != path && f.Path == page
}

// form is a file in one encoding, and what is said of it in the answer.
type form struct {
	open     opener
	encoding string // "" for none
	etag     string
	header   http.Header
}

// newForms are all forms of the file, the smallest first.
func (f *File) newForms() []form {
	var forms []form
	add := func(encoding string, size int, open opener) {
		header := http.Header{"Content-Type": {f.Type}, "Vary": {"Accept-Encoding"}, "Content-Length": {strconv.Itoa(size)}}
		if encoding != "" {
			header.Set("Content-Encoding", encoding)
		}
		forms = append(forms, form{open, encoding, `"` + f.Hash + encoding + `"`, header})
	}
	if pressed := f.Pressed(); pressed.Brotli != nil {
		add("br", len(pressed.Brotli), resident(pressed.Brotli))
		add("gzip", len(pressed.Gzip), resident(pressed.Gzip))
	}
	add("", f.Size, f.open)
	return forms
}

// serve answers with one of a file's forms.
func serve(w http.ResponseWriter, r *http.Request, forms []form, status int) {
	form := choose(forms, r.Header.Values("Accept-Encoding"))
	h := w.Header()
	maps.Copy(h, form.header)
	if status != http.StatusOK {
		h.Set("Cache-Control", "no-store, no-transform")
	} else {
		h.Set("Cache-Control", cacheControl(r.URL.Path))
		h.Set("Etag", form.etag)
		if matches(r.Header.Values("If-None-Match"), form.etag) {
			h.Del("Content-Length")
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	w.WriteHeader(status)
	if r.Method == http.MethodGet {
		body, done := form.open()
		defer done()
		w.Write(body)
	}
}

// cacheControl is how long a file may be kept by others. Nobody on the way may
// alter a page: its words must stay, and a phone refuses one whose hash is wrong.
func cacheControl(path string) string {
	page := strings.HasSuffix(path, "/") || strings.HasSuffix(path, ".html")
	switch {
	case strings.HasPrefix(path, hashed) && page:
		return "public, max-age=31536000, immutable, no-transform"
	case strings.HasPrefix(path, hashed):
		return "public, max-age=31536000, immutable"
	case path == pointerPath:
		return "no-store"
	case page:
		return "no-cache, no-transform"
	default:
		return "no-cache"
	}
}
