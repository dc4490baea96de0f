package web

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestExport(t *testing.T) {
	site := leedsSite(t)
	dir := filepath.Join(t.TempDir(), "new", "site")
	require.NoError(t, site.Export(dir))
	for path, file := range map[string]string{"/": "index.html", "/guides/cse/": "guides/cse/index.html", "/404.html": "404.html", "/release.json": "release.json"} {
		got, err := os.ReadFile(filepath.Join(dir, file))
		require.NoError(t, err)
		f, _ := site.Lookup(path)
		assert.Equal(t, f.Body(), got)
	}
	for _, f := range site.Files() {
		got, err := os.ReadFile(filepath.Join(dir, f.Address()))
		require.NoError(t, err)
		assert.Equal(t, f.Body(), got, f.Path)
	}
	headers, err := os.ReadFile(filepath.Join(dir, "_headers"))
	require.NoError(t, err)
	for name, value := range site.headers() {
		assert.Contains(t, string(headers), "\n  "+name+": "+value+"\n")
	}
	assert.Contains(t, string(headers), "/release.json\n  Cache-Control: no-store\n")
	assert.ErrorContains(t, site.Export(dir), "not empty", "a folder with something in it is left alone")
	beside, err := fs.Glob(os.DirFS(filepath.Dir(dir)), ".export-*")
	require.NoError(t, err)
	assert.Empty(t, beside, "nothing half done stays")
}
