package web

import (
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// named are hosts by their names; "*.example.org" is for every name of one label more.
type named []string

func (n named) Names() []string { return n }

func (n named) IsFor(host string) bool {
	_, domain, _ := strings.Cut(host, ".")
	return slices.Contains(n, host) || slices.Contains(n, "*."+domain)
}

func TestToTLS(t *testing.T) {
	two, wild := named{"guide.example.org", "www.example.org"}, named{"*.example.org"}
	for name, c := range map[string]struct {
		hosts              named
		host, target, port string
		want               string
	}{
		"the first":            {two, "guide.example.org", "/", "443", "https://guide.example.org/"},
		"the second":           {two, "WWW.example.org:80", "/about/?a=b", "443", "https://www.example.org/about/?a=b"},
		"another's name":       {two, "evil.example", "/about/", "443", "https://guide.example.org/about/"},
		"an address":           {two, "192.0.2.7", "/", "443", "https://guide.example.org/"},
		"no host":              {two, "", "/", "443", "https://guide.example.org/"},
		"another port":         {two, "guide.example.org:8080", "/", "8443", "https://guide.example.org:8443/"},
		"a path like a host":   {two, "guide.example.org", "//evil.example/..", "443", "https://guide.example.org//evil.example/.."},
		"a whole address":      {two, "guide.example.org", "http://evil.example/x", "443", "https://guide.example.org/x"},
		"encoded":              {two, "guide.example.org", "/a%0d%0aB:%20c", "443", "https://guide.example.org/a%0d%0aB:%20c"},
		"a wildcard":           {wild, "guide.example.org", "/", "443", "https://guide.example.org/"},
		"a wildcard, another":  {wild, "evil.example", "/", "443", ""},
		"a wildcard, no host":  {wild, "", "/", "443", ""},
		"a host with a slash":  {two, "guide.example.org/evil", "/", "443", "https://guide.example.org/"},
		"a host with a person": {two, "guide.example.org@evil.example", "/", "443", "https://guide.example.org/"},
	} {
		t.Run(name, func(t *testing.T) {
			r := httptest.NewRequest("GET", c.target, nil)
			r.Host = c.host
			w := httptest.NewRecorder()
			ToTLS(c.hosts, c.port).ServeHTTP(w, r)
			assert.Equal(t, c.want, w.Header().Get("Location"))
			assert.Equal(t, c.want == "", w.Code == 421)
			assert.Empty(t, w.Header().Get("Strict-Transport-Security"))
			assert.Equal(t, plainPolicy, w.Header().Get("Content-Security-Policy"))
			assert.NotContains(t, w.Body.String(), "evil")
		})
	}
	w := httptest.NewRecorder()
	ToTLS(two, "443").ServeHTTP(w, httptest.NewRequest("POST", "/", nil))
	assert.Equal(t, 405, w.Code)
	assert.Equal(t, "GET, HEAD", w.Header().Get("Allow"))
}
