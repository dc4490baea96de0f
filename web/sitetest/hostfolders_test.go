package sitetest

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/app"
	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/protocol"
	"oneminuteguide/web/sitetest/hosttest"
)

// Sites in folders of a host get there what a site gets that has a host to itself, and the
// host's other pages get nothing from them.
func TestHeadersOfHostsWithFolders(t *testing.T) {
	sites := map[string]*web.Site{}
	for _, root := range []string{"/guides", "/guides-2", "/of/the.council_1"} {
		sites[root] = With(t, func(p *content.Pack, _ *web.Client, o *web.Options) {
			p.ShortName, o.Root = "Pack of "+root, root
		})
	}
	for _, p := range hosttest.Programs() {
		t.Run(p.Name, func(t *testing.T) {
			host := hosttest.Serve(t, p, sites)
			for name, text := range map[string]string{
				"index.html": "<p>theirs", "page/index.html": "<p>theirs", "404.html": "theirs", "missing.txt": "not theirs",
				"release.json": "theirs", "_/a.piece": "theirs", "page/style.css": "theirs", "Guides/index.html": "theirs", "guides.html": "theirs",
			} {
				require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(host.Folder, name)), 0o755))
				require.NoError(t, os.WriteFile(filepath.Join(host.Folder, name), []byte(text), 0o644))
			}
			for name, base := range map[string]string{"plain": host.Plain, "TLS": host.Secure} {
				for root, site := range sites {
					served := Served{Site: site, Base: base + root, Client: host.Client, Folder: true}
					t.Run(name+" headers in "+root, served.CheckHeaders)
					t.Run(name+" paths of "+root, served.checkFolder)
				}
				t.Run(name+" beside them", Served{Base: base, Client: host.Client}.checkBeside)
			}
			t.Run("what is logged", func(t *testing.T) {
				host.Stop() // it writes its logs to the end
				logged := host.Logged()
				for root := range sites {
					for _, path := range []string{"", "/contacts", "/contacts/", "/nowhere/"} {
						assert.NotContains(t, logged, "GET "+root+path+" ")
					}
				}
				if p.Name == "nginx" { // Caddy logs no requests by itself
					assert.Contains(t, logged, "GET /page/style.css ")
				}
			})
		})
	}
}

// checkFolder checks what is different in a folder.
func (s Served) checkFolder(t *testing.T) {
	for _, path := range []string{"/.guide-export/files.json", "/.guide-export/", "/_headers", "/nginx.conf", "/Caddyfile", "/.nojekyll", "/_/", "/icons/", "/_/nothing.js"} {
		s.checkMissing(t, path)
	}
	for path, page := range map[string]string{"/": "/", app.ClosedPath: app.ClosedPath, "/nowhere/": app.NotFoundPath, "/Contacts/": app.NotFoundPath} {
		want, found := s.Site.Lookup(page)
		require.True(t, found, page)
		_, body := s.get(t, path)
		assert.Equal(t, string(want.Body()), body, path)
	}
	s.checkSlash(t, "")
	s.checkSlash(t, "/contacts")
}

// checkSlash checks that the path leads to the same with a slash, and does so with an
// address that is right behind a proxy too.
func (s Served) checkSlash(t *testing.T, path string) {
	t.Helper()
	answer := s.ask(t, []string{"GET " + path})
	assert.Contains(t, []int{http.StatusMovedPermanently, http.StatusPermanentRedirect}, answer.StatusCode)
	assert.NotContains(t, answer.Header.Get("Location"), "//")
	location, err := answer.Location()
	require.NoError(t, err)
	assert.Equal(t, s.Base+path+"/", location.String())
}

// checkBeside checks that what is in none of the folders is the host's alone.
func (s Served) checkBeside(t *testing.T) {
	for path, want := range map[string]struct {
		status int
		body   string
	}{
		"/":                      {200, "<p>theirs"},
		"/page/":                 {200, "<p>theirs"},
		"/page/style.css":        {200, "theirs"},
		"/404.html":              {200, "theirs"},
		"/release.json":          {200, "theirs"},
		"/_/a.piece":             {200, "theirs"},
		"/guides.html":           {200, "theirs"},
		"/Guides/":               {200, "theirs"},
		"/nowhere/":              {404, "not theirs"},
		"/guides-3/":             {404, "not theirs"},
		"/guidesx":               {404, "not theirs"},
		"/contacts/":             {404, "not theirs"},
		"/page/guides/contacts/": {404, "not theirs"},
		"/of/":                   {404, "not theirs"},
		"/of/thexcouncil_1/":     {404, "not theirs"},
	} {
		answer, body := s.get(t, path)
		assert.Equal(t, want.status, answer.StatusCode, path)
		assert.Equal(t, want.body, body, path)
		for name := range protocol.Headers {
			assert.Empty(t, answer.Header.Values(name), "%s: %s", path, name)
		}
		for _, name := range []string{"Content-Security-Policy", "Strict-Transport-Security"} {
			assert.Empty(t, answer.Header.Values(name), "%s: %s", path, name)
		}
		assert.Contains(t, []string{"", "max-age=3600", "max-age=2592000"}, answer.Header.Get("Cache-Control"), path)
		if path == "/_/a.piece" {
			assert.NotEqual(t, "application/octet-stream", answer.Header.Get("Content-Type"), "that is its type in the folders")
		}
	}
}

func (s Served) get(t *testing.T, path string) (*http.Response, string) {
	t.Helper()
	answer, err := s.Client.Get(s.Base + path)
	require.NoError(t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	return answer, string(body)
}
