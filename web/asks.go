package web

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"

	"oneminuteguide/web/protocol"
)

// Asks are how often phones asked for one version of the content. A phone tells nobody
// which version it has, so these are numbers of requests, not of phones.
type Asks struct {
	Release atomic.Int64 // asked which version there is, and were told this one: once at each opening
	Content atomic.Int64 // asked for its list: they do not have it yet
}

// versionsCounted are as many as are remembered, the newest.
const versionsCounted = 32

// count counts what was asked for at the path, if a Live publishes the site.
func (s *Site) count(method, path string) {
	asks := s.asks.Load()
	switch {
	case asks == nil || method != http.MethodGet:
	case path == protocol.ReleasePath:
		asks.Release.Add(1)
	case strings.TrimSuffix(strings.TrimPrefix(path, protocol.HashedFolder), ".json") == s.content.Hash:
		asks.Content.Add(1)
	}
}

// Asks are those of each version since the start, by its number.
func (l *Live) Asks() map[int]*Asks {
	l.mu.Lock()
	defer l.mu.Unlock()
	return maps.Clone(l.asks)
}

// countFor has the site's requests counted with those of its version.
func (l *Live) countFor(site *Site) {
	if l.asks == nil {
		l.asks = map[int]*Asks{}
	}
	if l.asks[site.version] == nil {
		l.asks[site.version] = new(Asks)
	}
	site.asks.Store(l.asks[site.version])
	for len(l.asks) > versionsCounted {
		delete(l.asks, slices.Min(slices.Collect(maps.Keys(l.asks))))
	}
}
