package web

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Who takes no compression shares a page with others who read it at that time.
func TestAPageIsPutTogetherOnceForAllWhoReadIt(t *testing.T) {
	page, found := leedsSite(t).Lookup("/guides/cse/")
	require.True(t, found)
	first, firstDone := page.open()
	second, secondDone := page.open()
	assert.Same(t, &first[0], &second[0])
	firstDone()
	secondDone()
	assert.Equal(t, string(first), string(page.Body()), "and again for the next")
}
