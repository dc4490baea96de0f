package e2e

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/protocol"
	"oneminuteguide/web/sitetest"
)

// What a change in a library of 200 guides costs a phone that has a copy: all that is asked
// for, and the bytes that are sent.
func TestWhatAChangeOfALibraryCosts(t *testing.T) {
	t.Parallel()
	before := manyGuides(t, sitetest.Library{})
	for _, change := range []struct {
		name      string
		change    sitetest.Library
		bytes     int64
		requests  int
		page, now string // where it is seen
	}{
		{"a number", sitetest.Library{NewNumber: true}, 4_000, 4, firstGuide, sitetest.LibraryNewNumber},
		{"a word of a guide", sitetest.Library{NewWord: true}, 10_000, 6, firstGuide, sitetest.LibraryNewWord[1:]},
		{"a word of an item", sitetest.Library{NewItem: true}, 10_000, 6, firstGuide + "checklist/", sitetest.LibraryNewWord},
		{"a word of a title", sitetest.Library{NewTitle: true}, 20_000, 8, "/", sitetest.LibraryNewWord},
	} {
		t.Run(change.name, func(t *testing.T) {
			t.Parallel()
			next := manyGuides(t, change.change)
			server, site := servePublisher(t)
			server.publish(before)
			c := browsertest.OpenChromium(t, phone)
			installLibrary(t, c, site)
			openMounted(t, c, site.URL+"/search/")
			askWorker(c, "update()") // after the page's own check
			server.publish(next)
			site.ForgetCounts()
			require.Equal(t, 2, askWorker(c, "update()").Content)
			lookForAnotherWorker(t, c) // which also asks for the fallback page
			counts := site.BytesByPath()
			var asked strings.Builder
			var sent int64
			requests := 0
			for _, path := range slices.SortedFunc(maps.Keys(counts), func(a, b string) int { return cmp.Compare(counts[b], counts[a]) }) {
				bytes, times := counts[path], site.Served(path)
				if path == protocol.WorkerPath || path == protocol.FallbackPath { // the browser may look for another worker by itself too
					bytes, times = bytes/int64(max(1, times)), min(1, times)
				}
				fmt.Fprintf(&asked, "\n%6d bytes, %d requests: %s", bytes, times, path)
				sent, requests = sent+bytes, requests+times
			}
			t.Logf("%d bytes, %d requests:%s", sent, requests, &asked)
			assert.LessOrEqual(t, sent, change.bytes)
			assert.LessOrEqual(t, requests, change.requests)

			site.Stop()
			c.Open(site.URL + change.page)
			assert.Contains(t, c.Text(), change.now)
			openMounted(t, c, site.URL+"/search/")
			if change.change.NewNumber {
				typeSearch(c, "496 0776")
				browsertest.WaitFor(t, c, "the number in a guide", `document.querySelector('.result a[href^="/guides/g"]')`)
				return
			}
			typeSearch(c, sitetest.LibraryNewWord)
			browsertest.WaitFor(t, c, "the word", `document.querySelector('.result a[href^="`+firstGuide+`"]')`)
		})
	}
}
