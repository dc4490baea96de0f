package web

import (
	"net/http"
	"strconv"
	"strings"
)

// Handler answers from the site's memory: pages are asked for anew each time
// and mostly answered "not modified", files under their hash never change.
func (s *Site) Handler() http.Handler {
	headers := s.headers()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range headers {
			w.Header().Set(name, value)
		}
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
			serveFile(w, r, f, http.StatusOK)
			return
		}
		if p, found := s.Part(r.URL.Path); found {
			part := File{Path: r.URL.Path, Type: "application/octet-stream", Hash: p.ID, Body: p.Body, Pressed: p.Pressed}
			serveFile(w, r, &part, http.StatusOK)
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
		serveFile(w, r, missing, http.StatusNotFound)
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

func serveFile(w http.ResponseWriter, r *http.Request, f *File, status int) {
	body, encoding := f.encoded(r.Header.Get("Accept-Encoding"))
	h := w.Header()
	h.Set("Content-Type", f.Type)
	h.Set("Vary", "Accept-Encoding")
	if encoding != "" {
		h.Set("Content-Encoding", encoding)
	}
	if status != http.StatusOK {
		h.Set("Cache-Control", "no-store")
	} else {
		h.Set("Cache-Control", cacheControl(r.URL.Path))
		etag := `"` + f.Hash + encoding + `"`
		h.Set("ETag", etag)
		if matches(r.Header.Get("If-None-Match"), etag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method == http.MethodGet {
		w.Write(body)
	}
}

func cacheControl(path string) string {
	switch {
	case strings.HasPrefix(path, hashed):
		return "public, max-age=31536000, immutable"
	case path == pointerPath:
		return "no-store"
	default:
		return "no-cache"
	}
}

// encoded picks the smallest form of the file that the browser takes.
func (f *File) encoded(accept string) (body []byte, encoding string) {
	switch {
	case f.Brotli != nil && accepts(accept, "br"):
		return f.Brotli, "br"
	case f.Gzip != nil && accepts(accept, "gzip"):
		return f.Gzip, "gzip"
	default:
		return f.Body, ""
	}
}

// accepts reads an Accept-Encoding header: RFC 9110, section 12.5.3.
func accepts(header, coding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, parameters, _ := strings.Cut(part, ";")
		if !strings.EqualFold(strings.TrimSpace(name), coding) {
			continue
		}
		q, found := strings.CutPrefix(strings.ReplaceAll(parameters, " ", ""), "q=")
		if !found {
			return true
		}
		weight, err := strconv.ParseFloat(q, 64)
		return err == nil && weight > 0
	}
	return false
}

// matches reads an If-None-Match header: RFC 9110, section 13.1.2. A proxy may
// have made the tag a weak one.
func matches(header, etag string) bool {
	for tag := range strings.SplitSeq(header, ",") {
		tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/")
		if tag == "*" || tag == etag {
			return true
		}
	}
	return false
}
