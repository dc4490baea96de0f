package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// hostHeaders reads a _headers file as hosts do: all rules that match count, and
// a star is at the end of a path only.
func hostHeaders(file, path string) http.Header {
	headers := http.Header{}
	matches := false
	for line := range strings.Lines(file) {
		line = strings.TrimSuffix(line, "\n")
		if rule, isHeader := strings.CutPrefix(line, "  "); isHeader {
			name, value, _ := strings.Cut(rule, ": ")
			if matches {
				headers.Add(name, value)
			}
			continue
		}
		start, star := strings.CutSuffix(line, "*")
		matches = path == line || star && strings.HasPrefix(path, start)
	}
	return headers
}

func TestHostsSendWhatTheServerSends(t *testing.T) {
	site := leedsSite(t)
	file := string(site.headersFile())
	var paths []string
	for path := range site.everything() {
		paths = append(paths, path)
	}
	for _, path := range paths {
		got := hostHeaders(file, path)
		for name, values := range got {
			assert.Len(t, values, 1, "%s: hosts join what two rules say of %s", path, name)
		}
		want := get(t, site, "GET", path)
		require.Equal(t, http.StatusOK, want.StatusCode, path)
		assert.Equal(t, want.Header.Get("Cache-Control"), got.Get("Cache-Control"), path)
		for name, value := range site.headers() {
			assert.Equal(t, value, got.Get(name), path)
		}
		for _, end := range []string{".wasm", ".webmanifest", ".vcf"} {
			if strings.HasSuffix(path, end) {
				assert.Equal(t, want.Header.Get("Content-Type"), got.Get("Content-Type"), "%s: not every host knows it", path)
			}
		}
	}
	assert.Equal(t, HSTS, hostHeaders(file, "/").Get("Strict-Transport-Security"))
	within, err := NewSite(leedsPack(t), noClient, Options{Root: "/guides"})
	require.NoError(t, err)
	assert.NotContains(t, string(within.headersFile()), "Strict-Transport-Security", "the host has other pages")
	assert.Less(t, strings.Count(file, "\n/"), 100, "Cloudflare reads no more rules")
	for line := range strings.Lines(file) {
		assert.Less(t, len(line), 2000, "Cloudflare reads no longer line")
	}
}
