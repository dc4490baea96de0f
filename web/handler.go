package web

import (
	"maps"
	"net/http"
	"strings"

	"oneminuteguide/app"
	"oneminuteguide/web/protocol"
)

// Handler answers from the site's memory: pages are asked for each time and
// mostly answered "not modified", files under their hash never change.
func (s *Site) Handler() http.Handler { return s.handler(nil) }

// handler also answers for what only one of the sites before has under a hash: a
// page that was loaded from it still gets its files.
func (s *Site) handler(before []*Site) http.Handler {
	headers := http.Header{}
	for name, value := range s.headers() {
		headers.Set(name, value)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), headers)
		if !reads(w, r) {
			return
		}
		if r.URL.Path == "/healthz" {
			w.Header().Set("Cache-Control", "no-store")
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			w.Write([]byte("ok\n"))
			return
		}
		if r.URL.Path == s.stream.address {
			s.stream.serve(w, r)
			return
		}
		if found := s.at(r.URL.Path); found != nil {
			serve(w, r, found, http.StatusOK)
			return
		}
		if strings.HasPrefix(r.URL.Path, protocol.HashedFolder) {
			for _, b := range before {
				if found := b.at(r.URL.Path); found != nil {
					serve(w, r, found, http.StatusOK)
					return
				}
			}
		}
		if page, found := s.canonical(r.URL.Path); found {
			if r.URL.RawQuery != "" {
				page += "?" + r.URL.RawQuery
			}
			w.Header().Set("Cache-Control", "no-cache")
			http.Redirect(w, r, page, http.StatusPermanentRedirect)
			return
		}
		missing, _ := s.Lookup(app.NotFoundPath)
		serve(w, r, missing.representations(), http.StatusNotFound)
	})
}

// reads reports whether the request only reads, and answers one that does not.
func reads(w http.ResponseWriter, r *http.Request) bool {
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return true
	}
	w.Header().Set("Allow", "GET, HEAD")
	http.Error(w, "only GET and HEAD are answered here", http.StatusMethodNotAllowed)
	return false
}

// at is the file or the chunk at the path, as it is served; nil when there is none.
func (s *Site) at(path string) []representation {
	if f, found := s.Lookup(path); found {
		return f.representations()
	}
	if c, found := s.Chunk(path); found {
		chunk := File{Type: "application/octet-stream", Hash: c.ID, Size: c.Size, Compressed: c.Compressed, open: c.open}
		return chunk.newRepresentations()
	}
	return nil
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
