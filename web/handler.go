package web

import (
	"maps"
	"net/http"
	"slices"
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
		path, ours := s.path(r.URL.Path)
		if !ours {
			s.serveNotFound(w, r)
			return
		}
		if path == healthPath {
			w.Header().Set("Cache-Control", "no-store")
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			w.Write([]byte("ok\n"))
			return
		}
		if path == s.stream.address {
			s.stream.serve(w, r)
			return
		}
		if found := s.at(path); found != nil {
			s.count(r.Method, path)
			serve(w, r, found, http.StatusOK)
			return
		}
		if strings.HasPrefix(path, protocol.HashedFolder) {
			for _, b := range before {
				if path == b.stream.address {
					b.stream.serve(w, r)
					return
				}
				if found := b.at(path); found != nil {
					b.count(r.Method, path)
					serve(w, r, found, http.StatusOK)
					return
				}
			}
		}
		if page, found := s.canonical(path); found {
			page = s.root + page
			if r.URL.RawQuery != "" {
				page += "?" + r.URL.RawQuery
			}
			w.Header().Set("Cache-Control", "no-cache")
			http.Redirect(w, r, page, http.StatusPermanentRedirect)
			return
		}
		s.serveNotFound(w, r)
	})
}

func (s *Site) serveNotFound(w http.ResponseWriter, r *http.Request) {
	missing, _ := s.Lookup(app.NotFoundPath)
	serve(w, r, missing.representations(), http.StatusNotFound)
}

const healthPath = "/healthz"

// path is a path of the server as the site knows it, and whether it is the site's: in its
// folder, or one that is asked for at the server's root whatever folder the site is in.
func (s *Site) path(path string) (string, bool) {
	if within, ours := strings.CutPrefix(path, s.root); ours && (within == "" || within[0] == '/') {
		return within, true
	}
	return path, slices.Contains([]string{healthPath, robotsPath, securityPath}, path)
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
