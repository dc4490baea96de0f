package web

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestColoursAgree(t *testing.T) {
	css, err := assets.ReadFile("style.css")
	require.NoError(t, err)
	assert.Contains(t, string(css), "--background: "+lightBackground)
	assert.Contains(t, string(css), "--background: "+darkBackground)
}

// The dark colours stand twice in the style sheet: once by the phone's own
// setting, once by the worker's.
func TestDarkColoursAreTheSameTwice(t *testing.T) {
	css, err := assets.ReadFile("style.css")
	require.NoError(t, err)
	tokens := func(selector string) []string {
		_, rest, found := strings.Cut(string(css), selector+" {")
		require.True(t, found, selector)
		block, _, _ := strings.Cut(rest, "}")
		return strings.Fields(block)
	}
	phone := tokens(`:root:not([data-colours="light"])`)
	assert.NotEmpty(t, phone)
	assert.Equal(t, phone, tokens(`:root[data-colours="dark"]`))
}
