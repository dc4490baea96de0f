package sitetest

import (
	"bytes"
	"io"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"oneminuteguide/web"
	"oneminuteguide/web/sitetest/hosttest"
)

// What programs of hosts answer from the export is what guide itself answers.
func TestHeadersOfHosts(t *testing.T) {
	site := Shipped(t)
	for _, p := range hosttest.Programs() {
		t.Run(p.Name, func(t *testing.T) {
			host := hosttest.Serve(t, p, map[string]*web.Site{"": site})
			plain := Served{Site: site, Base: host.Plain, Client: host.Client}
			secure := Served{Site: site, Base: host.Secure, Client: host.Client}
			t.Run("plain", plain.CheckHeaders)
			t.Run("TLS", secure.CheckHeaders)
			t.Run("what nobody asks for", func(t *testing.T) {
				for _, path := range []string{"/.guide-export/files.json", "/.guide-export/", "/_headers", "/nginx.conf", "/Caddyfile", "/.nojekyll", "/_/", "/icons/", "/_/nothing.js"} {
					plain.checkMissing(t, path)
				}
			})
		})
	}
}

// A site is replaced by the next and back again while it is served: each answer is whole,
// the one or the other, in each encoding.
func TestASiteIsReplacedWhileItIsServed(t *testing.T) {
	sites := []*web.Site{Shipped(t), WithNewNumber(t)}
	for _, p := range hosttest.Programs() {
		t.Run(p.Name, func(t *testing.T) {
			host := hosttest.Serve(t, p, map[string]*web.Site{"": sites[0]})
			served := Served{Base: host.Plain, Client: host.Client}
			done := make(chan error, 1)
			go func() {
				for i := range 6 {
					if err := sites[(i+1)%2].Export(t.Context(), host.Folder); err != nil {
						done <- err
						return
					}
				}
				done <- nil
			}()
			seen := map[string]int{}
			for len(done) == 0 {
				for _, encoding := range []string{"br", "gzip", "identity"} {
					require.Contains(t, []string{"one", "other"}, served.whichContacts(t, sites, encoding, seen), encoding)
				}
			}
			require.NoError(t, <-done)
			require.Len(t, seen, 6, "both sites in each encoding: %v", seen)
		})
	}
}

// whichContacts tells of which of the two sites the page is, and counts it.
func (s Served) whichContacts(t *testing.T, sites []*web.Site, encoding string, seen map[string]int) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.Base+"/contacts/", nil)
	require.NoError(t, err)
	r.Header.Set("Accept-Encoding", encoding)
	answer, err := s.Client.Do(r)
	require.NoError(t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	for i, name := range []string{"one", "other"} {
		page, _ := sites[i].Lookup("/contacts/")
		want := map[string][]byte{"br": page.Compressed().Brotli, "gzip": page.Compressed().Gzip, "identity": page.Body()}[encoding]
		if bytes.Equal(want, body) {
			seen[name+" "+encoding]++
			return name
		}
	}
	return "neither"
}

func (s Served) checkMissing(t *testing.T, path string) {
	answer := s.ask(t, []string{"GET " + path})
	require.Equal(t, http.StatusNotFound, answer.StatusCode, path)
	require.Equal(t, "text/html; charset=utf-8", answer.Header.Get("Content-Type"), path)
	require.Equal(t, "no-store, no-transform", answer.Header.Get("Cache-Control"), path)
	require.Equal(t, s.Site.Policy(), answer.Header.Get("Content-Security-Policy"), path)
}
