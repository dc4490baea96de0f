package web

import (
	"bytes"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"oneminuteguide/web/protocol"
)

// Sites before the current one are kept for the pages that were loaded from them, and for
// phones in the middle of a download: a slow one takes half an hour. A site needs about a
// megabyte.
const (
	keptBefore = 2         // however old they are
	keptFor    = time.Hour // after their time, as long as they are not more than
	keptAtMost = 8
)

// Live is a handler whose site can be replaced while it answers: each request is
// answered from one site as a whole. Publish comes before the first request.
type Live struct {
	now  atomic.Pointer[published]
	mu   sync.Mutex // one Publish at a time
	asks map[int]*Asks
	hour *time.Timer // after which sites are let go
}

// published is a site, and those before it, the newest first.
type published struct {
	http.Handler
	sites []dated
}

// dated is a site, and when its time was over.
type dated struct {
	*Site
	until time.Time // zero for the current one
}

// Publish answers from the site from now on. It reports false, and stays with the current
// site, whose files are compressed, where that publishes the same.
func (l *Live) Publish(site *Site) (changed bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.countFor(site)
	var before []dated
	if now := l.now.Load(); now != nil {
		if now.sites[0].publishes(site) {
			return false
		}
		before = slices.Clone(now.sites)
		before[0].until = time.Now()
	}
	// One that is published again has nothing that this one has not.
	before = slices.DeleteFunc(before, func(b dated) bool { return b.publishes(site) })
	l.answer(append([]dated{{Site: site}}, before...))
	if l.hour == nil {
		l.hour = time.AfterFunc(keptFor, l.letGo)
	}
	l.hour.Reset(keptFor)
	return true
}

// letGo forgets the sites that are old enough.
func (l *Live) letGo() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.answer(l.now.Load().sites)
}

// answer answers from the first of the sites, and from as many of the others as are kept.
func (l *Live) answer(sites []dated) {
	kept := sites[:min(len(sites), 1+keptAtMost)]
	for len(kept) > 1+keptBefore && time.Since(kept[len(kept)-1].until) >= keptFor {
		kept = kept[:len(kept)-1]
	}
	var before []*Site
	for _, b := range kept[1:] {
		before = append(before, b.Site)
	}
	l.now.Store(&published{kept[0].handler(before), slices.Clone(kept)})
}

// publishes reports whether the site has the same app and the same content as the other.
func (s *Site) publishes(other *Site) bool {
	mine, _ := s.Lookup(protocol.ReleasePath)
	its, _ := other.Lookup(protocol.ReleasePath)
	return bytes.Equal(mine.Body(), its.Body())
}

func (l *Live) ServeHTTP(w http.ResponseWriter, r *http.Request) { l.now.Load().ServeHTTP(w, r) }
