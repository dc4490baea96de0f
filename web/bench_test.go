package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"oneminuteguide/app"
	"oneminuteguide/content"
)

// Rendering alone, as at a server's start, and with all that is compressed after it.
func BenchmarkNewSite(b *testing.B) {
	for _, c := range []struct {
		name     string
		guides   int
		compress bool
	}{{"rendered", 1, false}, {"compressed", 1, true}, {"200 guides, rendered", 200, false}} {
		pack := manyTimes(leedsPack(b), c.guides)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				site, err := NewSite(pack, noClient, Options{})
				require.NoError(b, err)
				if c.compress {
					site.Compress(b.Context())
				}
			}
		})
	}
}

// manyTimes makes the pack one of many guides, which are all its own but for their names.
func manyTimes(pack *content.Pack, guides int) *content.Pack {
	own := pack.Guides[0]
	for len(pack.Guides) < guides {
		guide := own
		guide.ID = fmt.Sprintf("g%03d", len(pack.Guides))
		guide.Title, guide.ShortTitle = own.Title+" "+guide.ID, own.ShortTitle+" "+guide.ID
		pack.Guides = append(pack.Guides, guide)
	}
	return pack
}

// What the pages of 200 guides take without the site around them.
func BenchmarkPrerender(b *testing.B) {
	pack, notebook := manyTimes(leedsPack(b), 200), app.BlankNotebook()
	routes := app.Routes(pack, notebook)
	b.ReportAllocs()
	for b.Loop() {
		places := new(places)
		err := inParallel(len(routes), func(i int) error {
			_, err := places.prerender(app.NewScreen(pack, notebook, routes, routes[i].Path))
			return err
		})
		require.NoError(b, err)
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
