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
			for _, path := range slices.SortedFunc(maps.Keys(counts), func(a, b string) int { return cmp.Compare(counts[b], counts[a]) }) {
				fmt.Fprintf(&asked, "\n%6d bytes, %d requests: %s", counts[path], site.Served(path), path)
			}
			t.Logf("%d bytes, %d requests:%s", site.Sent(), site.Asked(), &asked)
			assert.LessOrEqual(t, site.Sent(), change.bytes)
			assert.LessOrEqual(t, site.Asked(), change.requests)

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
