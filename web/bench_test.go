package web

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"
)

// Rendering alone, as at a server's start, and with all that is compressed after it.
func BenchmarkNewSite(b *testing.B) {
	pack := leedsPack(b)
	for name, compress := range map[string]bool{"rendered": false, "compressed": true} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				site, err := NewSite(pack, noClient, Options{})
				require.NoError(b, err)
				if compress {
					site.Compress()
				}
			}
		})
	}
}

// One answer without the network around it.
func BenchmarkHandler(b *testing.B) {
	handler := leedsSite(b).Handler()
	r := httptest.NewRequest(http.MethodGet, "/guides/cse/", nil)
	r.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
	b.ReportAllocs()
	for b.Loop() {
		handler.ServeHTTP(discard{}, r)
	}
}

type discard struct{}

func (discard) Header() http.Header            { return http.Header{} }
func (discard) Write(body []byte) (int, error) { return len(body), nil }
func (discard) WriteHeader(int)                {}
