package web

import (
	"net/http"
	"sync"
	"sync/atomic"
)

// keptBefore is how many sites a Live keeps after their time, for the pages that
// were loaded from them. A site needs about a megabyte.
const keptBefore = 2

// Live is a handler whose site can be replaced while it answers: each request is
// answered from one site as a whole. Publish comes before the first request.
type Live struct {
	now atomic.Pointer[published]
	mu  sync.Mutex // one Publish at a time
}

// published is a site, and those before it, the newest first.
type published struct {
	http.Handler
	sites []*Site
}

// Publish answers from the site from now on.
func (l *Live) Publish(site *Site) {
	l.mu.Lock()
	defer l.mu.Unlock()
	sites := []*Site{site}
	if now := l.now.Load(); now != nil {
		sites = append(sites, now.sites[:min(len(now.sites), keptBefore)]...)
	}
	l.now.Store(&published{site.handler(sites[1:]), sites})
}

func (l *Live) ServeHTTP(w http.ResponseWriter, r *http.Request) { l.now.Load().ServeHTTP(w, r) }
