package web

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// tricks are paths that lead out of the folder, or to another host, on some servers.
var tricks = []string{
	"/../../../../etc/passwd", "/guides/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%252e%252e/etc/passwd",
	`/..\..\etc\passwd`, "/..%5c..%5cetc%5cpasswd", "/guides/cse/%00", "/%00/../etc/passwd", "/contacts/%0d%0aX-Evil:%20yes",
	"//evil.example/..", "//evil.example/%2e%2e", "//evil.example/guides/cse", "///evil.example", "/\\evil.example", "/%5cevil.example", "/%2fevil.example/",
	"/.//evil.example", "/guides/cse/..;/", "/contacts/.", "/contacts/..", "/./contacts/", "/contacts//", "//contacts/", "/_/../release.json",
	"/_/", "/_/.json", "/.git/config", "/.published.json", "/pack.yaml", "/index.html/", "/guides/cse/index.html/index.html", "/%ff%fe", "/\u202e",
	"http://evil.example/contacts", "http://evil.example//evil.example/..", "/" + strings.Repeat("a/", 4000), "/" + strings.Repeat("%41", 3000), "*",
}

// assertSafe holds an answer over plain HTTP against what is true of all.
func assertSafe(t testing.TB, site *Site, said string, r *http.Response, body []byte) {
	t.Helper()
	if policy := r.Header.Get("Content-Security-Policy"); policy != site.Policy() && policy != plainPolicy {
		t.Errorf("%q: policy %q", said, policy)
	}
	if r.Header.Get("X-Content-Type-Options") != "nosniff" || r.Header.Get("X-Evil") != "" {
		t.Errorf("%q: headers %v", said, r.Header)
	}
	if r.Header.Get("Strict-Transport-Security") != "" {
		t.Errorf("%q: wants TLS without TLS", said)
	}
	switch r.StatusCode {
	case 200, 304, 308, 400, 404, 405, 431, 501, 505, 206, 416, 412, 421:
	default:
		t.Errorf("%q: status %d", said, r.StatusCode)
	}
	if to := r.Header.Get("Location"); r.StatusCode == 308 && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n")) {
		t.Errorf("%q: leads to %q", said, to)
	}
	if bytes.Contains(body, []byte("evil.example")) && r.StatusCode != 308 {
		t.Errorf("%q: said back: %q", said, body)
	}
}

func TestPathTricks(t *testing.T) {
	site := leedsSite(t)
	listener, _ := startedWith(t, usualLimits, site.Handler())
	pages := map[string]string{}
	for _, f := range site.Files() {
		pages[string(f.Body())] = f.Path
	}
	for _, trick := range tricks {
		name := trick[:min(len(trick), 40)]
		t.Run(name, func(t *testing.T) {
			conn := dialled(t, listener)
			fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", trick)
			conn.SetReadDeadline(time.Now().Add(5 * time.Second))
			r, err := http.ReadResponse(bufio.NewReader(conn), nil)
			require.NoError(t, err)
			got, err := io.ReadAll(r.Body)
			require.NoError(t, err)
			assertSafe(t, site, trick, r, got)
			if r.StatusCode == http.StatusOK {
				assert.Contains(t, pages, string(got), "a file of the site")
			}
		})
	}
}

// FuzzHandler takes anything at all for a request. What can be read as one gets a safe
// answer, from which nothing of the Host header can be told.
func FuzzHandler(f *testing.F) {
	site := leedsSite(f)
	numbers, _ := site.Lookup("/numbers.json")
	paths := slices.Concat(tricks, []string{"/", "/guides/cse/", "/guides/cse?a=b", "/contacts/index.html", "/release.json", "/robots.txt", "/healthz", numbers.Address(), site.stream.address})
	for i, path := range paths {
		method := []string{"GET", "HEAD", "POST", "OPTIONS", "TRACE", "CONNECT"}[i%6]
		f.Add(method+" "+path+" HTTP/1.1\r\nHost: evil.example\r\n\r\n", false)
		f.Add("GET "+path+" HTTP/1.1\r\nHost: evil.example:1\r\nAccept-Encoding: br;q=0.5, gzip;q=0.6, *;q=0\r\nIf-None-Match: W/\"a\", *\r\nRange: bytes=1-2\r\n\r\n", true)
	}
	f.Add("PRI * HTTP/2.0\r\n\r\n", false) // how HTTP/2 begins
	handlers := map[bool]http.Handler{
		false: under(context.Background(), site.Handler(), newConnections(nil, 16, time.Minute), usualLimits),
		true:  ToTLS(named{"guide.example.org"}, "443"),
	}
	f.Fuzz(func(t *testing.T, text string, redirects bool) {
		r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(text)))
		if err != nil {
			return
		}
		answer := func(host string) (*http.Response, []byte) {
			asked := r.Clone(t.Context())
			asked.Host, asked.URL.Host, asked.Body = host, "", http.NoBody
			w := httptest.NewRecorder()
			handlers[redirects].ServeHTTP(w, asked)
			return w.Result(), w.Body.Bytes()
		}
		got, body := answer("evil.example")
		other, otherBody := answer("guide.example.org:80")
		if !bytes.Equal(body, otherBody) || fmt.Sprint(got.Header) != fmt.Sprint(other.Header) || got.StatusCode != other.StatusCode {
			t.Errorf("%q: the Host header tells in the answer", text)
		}
		if redirects {
			if to := got.Header.Get("Location"); got.StatusCode == 308 && !strings.HasPrefix(to, "https://guide.example.org/") {
				t.Errorf("%q: leads to %q", text, to)
			}
			return
		}
		if !strings.Contains(text, "evil.example") {
			assertSafe(t, site, text, got, body)
		} else if to := got.Header.Get("Location"); got.StatusCode == 308 && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//")) {
			t.Errorf("%q: leads to %q", text, to)
		}
		if r.Method == http.MethodHead && len(body) > 0 {
			t.Errorf("%q: HEAD has a body", text)
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead && got.StatusCode != http.StatusMethodNotAllowed {
			t.Errorf("%q: status %d", text, got.StatusCode)
		}
	})
}
