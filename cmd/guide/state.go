package main

import (
	"os"
	"path/filepath"
	"sync"
	"time"

	"oneminuteguide/content"
)

// state is what pack is served now, for whoever watches the server.
type state struct {
	mu      sync.Mutex
	version int
	since   time.Time // when that was published
	faulty  bool      // whether the last reading was refused
}

// published notes that the pack is served from now on. When it was published, maybe by a
// server before this one, is when its number was written into its folder.
func (s *state) published(from source, pack *content.Pack) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.version != pack.Version {
		s.version, s.since = pack.Version, time.Now()
	}
	if info, err := os.Stat(filepath.Join(from.dir, publicationFile)); err == nil && from.dir != "" {
		s.since = info.ModTime()
	}
	s.faulty = false
}

// refused notes that the pack was read again and has faults.
func (s *state) refused() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faulty = true
}

func (s *state) now() (version int, since time.Time, faulty bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.version, s.since, s.faulty
}
