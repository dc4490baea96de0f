package web

import (
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/web/protocol"
)

func TestAsksAreCountedByVersion(t *testing.T) {
	var live Live
	ask := func(method, path string) {
		live.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(method, path, nil))
	}
	counted := func() map[int][2]int64 {
		all := map[int][2]int64{}
		for version, asks := range live.Asks() {
			all[version] = [2]int64{asks.Release.Load(), asks.Content.Load()}
		}
		return all
	}
	list := func(s *Site) string { return protocol.HashedFolder + s.contentID() + ".json" }

	first, second := numbered(t, 1), numbered(t, 2)
	live.Publish(first)
	ask("GET", protocol.ReleasePath)
	ask("GET", protocol.ReleasePath)
	ask("HEAD", protocol.ReleasePath)
	ask("GET", list(first))
	ask("GET", list(second)) // which is not there yet
	ask("GET", "/contacts/")
	assert.Equal(t, map[int][2]int64{1: {2, 1}}, counted())

	live.Publish(second)
	ask("GET", protocol.ReleasePath)
	ask("GET", list(second))
	ask("GET", list(first)) // from a phone in the middle of it
	assert.Equal(t, map[int][2]int64{1: {2, 2}, 2: {1, 1}}, counted())

	live.Publish(numbered(t, 2)) // read again
	ask("GET", protocol.ReleasePath)
	assert.Equal(t, map[int][2]int64{1: {2, 2}, 2: {2, 1}}, counted(), "the numbers of a version only go up")

	for version := 3; version <= versionsCounted+5; version++ {
		other := numbered(t, 3)
		other.version = version
		live.Publish(other)
	}
	assert.Len(t, live.Asks(), versionsCounted)
	assert.NotContains(t, live.Asks(), 5)
	assert.Contains(t, live.Asks(), 6)
}
