package web

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden markup in testdata again")

// The markup of every part in every state, a tag a line, so that a change shows
// as one.
func TestGalleryMarkup(t *testing.T) {
	pages, err := Gallery(leedsPack(t))
	require.NoError(t, err)
	folder := filepath.Join("testdata", "gallery")
	if *update {
		require.NoError(t, os.RemoveAll(folder))
		require.NoError(t, os.MkdirAll(folder, 0o755))
	}
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	if !*update {
		assert.Len(t, entries, len(pages), "a golden file for each example, and no other")
	}
	for _, page := range pages {
		t.Run(page.Name, func(t *testing.T) {
			got := strings.ReplaceAll(page.Markup, "><", ">\n<") + "\n"
			golden := filepath.Join(folder, page.Name+".html")
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err, "go test ./web -run TestGalleryMarkup -update writes it")
			assert.Equal(t, string(want), got)
		})
	}
}
