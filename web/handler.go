package web

import (
	"maps"
	"net/http"
	"strings"

	"oneminuteguide/app"
)

// Handler answers from the site's memory: pages are asked for each time and
// mostly answered "not modified", files under their hash never change.
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
			serve(w, r, f.representations(), http.StatusOK)
			return
		}
		if c, found := s.Chunk(r.URL.Path); found {
			chunk := File{Type: "application/octet-stream", Hash: c.ID, Size: c.Size, Compressed: c.Compressed, open: c.open}
			serve(w, r, chunk.newRepresentations(), http.StatusOK)
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
		missing, _ := s.Lookup(app.NotFoundPath)
		serve(w, r, missing.representations(), http.StatusNotFound)
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
