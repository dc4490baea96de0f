package web

import (
	"runtime"
	"testing"
	"weak"

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
	assert.Same(t, &first[0], &page.Body()[0], "it is kept for the next")
	kept := weak.Make(&first[0])
	want := string(first)
	first, second = nil, nil
	runtime.GC()
	assert.Nil(t, kept.Value(), "but not for ever")
	assert.Equal(t, want, string(page.Body()), "and then put together again")
}
