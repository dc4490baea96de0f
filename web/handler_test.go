package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func get(t *testing.T, site *Site, method, target string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	site.Handler().ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) []byte {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	require.NoError(t, err)
	return b
}

func TestHandlerAnswers(t *testing.T) {
	site := leedsSite(t)
	wasm := site.byAddress["/client.wasm"].Address()
	for name, c := range map[string]struct {
		method, target string
		status         int
		header         map[string]string
	}{
		"page":              {"GET", "/guides/cse/", 200, map[string]string{"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache, no-transform"}},
		"plain document":    {"GET", "/one-minute.html", 200, map[string]string{"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache, no-transform"}},
		"piece":             {"GET", "/guides/cse.piece", 200, map[string]string{"Content-Type": "application/octet-stream", "Cache-Control": "no-cache, no-transform"}},
		"page with a query": {"GET", "/contacts/?from=icon", 200, nil},
		"no last slash":     {"GET", "/guides/cse?a=b", 308, map[string]string{"Location": "/guides/cse/?a=b"}},
		"index.html":        {"GET", "/contacts/index.html", 308, map[string]string{"Location": "/contacts/"}},
		"not to elsewhere":  {"GET", "//example.org", 404, nil},
		"hashed file":       {"GET", wasm, 200, map[string]string{"Content-Type": "application/wasm", "Cache-Control": "public, max-age=31536000, immutable"}},
		"pointer":           {"GET", "/release.json", 200, map[string]string{"Cache-Control": "no-store"}},
		"worker":            {"GET", "/app-worker.js", 200, map[string]string{"Cache-Control": "no-cache", "Content-Type": "text/javascript; charset=utf-8"}},
		"manifest":          {"GET", "/manifest.webmanifest", 200, map[string]string{"Content-Type": "application/manifest+json"}},
		"health":            {"GET", "/healthz", 200, map[string]string{"Cache-Control": "no-store"}},
		"missing":           {"GET", "/nowhere/", 404, map[string]string{"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store, no-transform"}},
		"head":              {"HEAD", "/", 200, map[string]string{"Content-Type": "text/html; charset=utf-8"}},
		"post":              {"POST", "/", 405, map[string]string{"Allow": "GET, HEAD"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := get(t, site, c.method, c.target)
			assert.Equal(t, c.status, r.StatusCode)
			for k, v := range c.header {
				assert.Equal(t, v, r.Header.Get(k), k)
			}
			for k, v := range site.headers() {
				assert.Equal(t, v, r.Header.Get(k), "on every answer: %s", k)
			}
			if c.method == "HEAD" {
				assert.Empty(t, body(t, r))
				assert.NotEmpty(t, r.Header.Get("Content-Length"))
			}
		})
	}
	assert.Contains(t, string(body(t, get(t, site, "GET", "/nowhere/"))), `href="tel:+441133760336"`, "the missing page has the numbers")
}

func TestHandlerCompresses(t *testing.T) {
	site := leedsSite(t)
	plain := body(t, get(t, site, "GET", "/guides/cse/"))
	for name, c := range map[string]struct {
		accept, encoding string
		read             func([]byte) io.Reader
	}{
		"brotli":           {"gzip, deflate, br, zstd", "br", func(b []byte) io.Reader { return brotli.NewReader(bytes.NewReader(b)) }},
		"gzip":             {"gzip, deflate", "gzip", func(b []byte) io.Reader { r, _ := gzip.NewReader(bytes.NewReader(b)); return r }},
		"brotli refused":   {"br;q=0, gzip;q=0.5", "gzip", func(b []byte) io.Reader { r, _ := gzip.NewReader(bytes.NewReader(b)); return r }},
		"neither":          {"zstd", "", func(b []byte) io.Reader { return bytes.NewReader(b) }},
		"nothing accepted": {"", "", func(b []byte) io.Reader { return bytes.NewReader(b) }},
	} {
		t.Run(name, func(t *testing.T) {
			r := get(t, site, "GET", "/guides/cse/", "Accept-Encoding", c.accept)
			assert.Equal(t, c.encoding, r.Header.Get("Content-Encoding"))
			assert.Equal(t, "Accept-Encoding", r.Header.Get("Vary"))
			got, err := io.ReadAll(c.read(body(t, r)))
			require.NoError(t, err)
			assert.Equal(t, string(plain), string(got))

			again := get(t, site, "GET", "/guides/cse/", "Accept-Encoding", c.accept, "If-None-Match", `"other", W/`+r.Header.Get("ETag"))
			assert.Equal(t, http.StatusNotModified, again.StatusCode)
			assert.Empty(t, body(t, again))
		})
	}
	changed := get(t, site, "GET", "/guides/cse/", "If-None-Match", `"something-else"`)
	assert.Equal(t, http.StatusOK, changed.StatusCode)
}

func TestHandlerWeighsEncodings(t *testing.T) {
	site := leedsSite(t)
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"no header":                       {nil, ""},
		"two lines, brotli in the second": {[]string{"gzip", "br"}, "br"},
		"refused in a second line":        {[]string{"br, gzip", "br;q=0"}, "gzip"},
		"gzip preferred to brotli":        {[]string{"br;q=0.2, gzip;q=0.8"}, "gzip"},
		"unpacked preferred":              {[]string{"gzip;q=0.5, identity"}, ""},
		"any":                             {[]string{"*"}, "br"},
		"any but brotli":                  {[]string{"br;q=0, *;q=0.1"}, "gzip"},
		"none of the rest":                {[]string{"gzip, *;q=0"}, "gzip"},
		"unpacked refused":                {[]string{"gzip;q=0.001, identity;q=0"}, "gzip"},
		"everything refused":              {[]string{"*;q=0"}, ""},
		"weight with spaces, upper case":  {[]string{"BR ; Q=0.0 , GZIP ; Q=1.000"}, "gzip"},
		"a weight that is none":           {[]string{"br;q=best, gzip;q=0.3"}, "gzip"},
		"a weight above one":              {[]string{"br;q=2, gzip;q=0.3"}, "gzip"},
	} {
		t.Run(name, func(t *testing.T) {
			var header []string
			for _, line := range c.lines {
				header = append(header, "Accept-Encoding", line)
			}
			r := get(t, site, "GET", "/guides/cse/", header...)
			assert.Equal(t, http.StatusOK, r.StatusCode)
			assert.Equal(t, c.want, r.Header.Get("Content-Encoding"))
		})
	}
}

func TestHandlerComparesTags(t *testing.T) {
	site := leedsSite(t)
	tag := get(t, site, "GET", "/contacts/").Header.Get("ETag")
	for name, c := range map[string]struct {
		lines  []string
		status int
	}{
		"in the second line":           {[]string{`"other"`, tag}, 304},
		"weak, in the second line":     {[]string{`"other"`, `"third", W/` + tag}, 304},
		"any":                          {[]string{" * "}, 304},
		"other tags":                   {[]string{`"other"`, `"third"`}, 200},
		"a star inside a tag":          {[]string{`"a,*,b"`}, 200},
		"a star beside tags":           {[]string{`"a", *`}, 200},
		"without its quotation marks":  {[]string{tag[1 : len(tag)-1]}, 200},
		"the tag in another's middle":  {[]string{`"x` + tag[1:]}, 200},
		"the same page, gzip's tag":    {[]string{tag[:len(tag)-1] + `gzip"`}, 200},
		"the same tag in both lines":   {[]string{tag, tag}, 304},
		"an empty line before the tag": {[]string{"", tag}, 304},
	} {
		t.Run(name, func(t *testing.T) {
			var header []string
			for _, line := range c.lines {
				header = append(header, "If-None-Match", line)
			}
			assert.Equal(t, c.status, get(t, site, "GET", "/contacts/", header...).StatusCode)
		})
	}
}

// A site in a folder of its server answers there, and for what every server is asked at
// its root.
func TestHandlerInAFolder(t *testing.T) {
	site, err := NewSite(leedsPack(t), noClient, Options{Root: "/guides"})
	require.NoError(t, err)
	for path, want := range map[string]struct {
		status   int
		location string
	}{
		"/guides/":                    {200, ""},
		"/guides/contacts/":           {200, ""},
		"/guides/guides/cse/":         {200, ""},
		"/guides/release.json":        {200, ""},
		"/guides":                     {308, "/guides/"},
		"/guides/contacts?a=b":        {308, "/guides/contacts/?a=b"},
		"/guides/contacts/index.html": {308, "/guides/contacts/"},
		"/guides/nowhere/":            {404, ""},
		"/guides-2/contacts/":         {404, ""},
		"/guidescontacts/":            {404, ""},
		"/contacts/":                  {404, ""},
		"/":                           {404, ""},
		"/release.json":               {404, ""},
		"/robots.txt":                 {200, ""},
		"/healthz":                    {200, ""},
		"//guides/contacts/":          {404, ""},
		"/guides//example.org/..%2f/": {404, ""},
	} {
		w := httptest.NewRecorder()
		site.Handler().ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		assert.Equal(t, want.status, w.Code, path)
		assert.Equal(t, want.location, w.Header().Get("Location"), path)
	}
}
