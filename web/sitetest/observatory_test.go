package sitetest

import (
	"io"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestObservatory(t *testing.T) {
	plain, served := overTLS(t, Shipped(t))
	for _, path := range []string{"/", "/guides/cse/", "/guides/cse/checklist/", "/contacts/", "/about/"} {
		t.Run(path, func(t *testing.T) {
			score, grade, points := visit(t, plain, served, path).Observatory()
			assert.Equal(t, "A+", grade, "%d: %v", score, points)
			assert.GreaterOrEqual(t, score, 120, "%v", points)
			for name, p := range points {
				assert.GreaterOrEqual(t, p, 0, name)
			}
		})
	}
}

func visit(t *testing.T, plain string, served Served, path string) Visit {
	t.Helper()
	page, err := served.Client.Get(served.Base + path)
	require.NoError(t, err)
	defer page.Body.Close()
	body, err := io.ReadAll(page.Body)
	require.NoError(t, err)
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	redirect, err := client.Get(plain + path)
	require.NoError(t, err)
	redirect.Body.Close()
	return Visit{redirect, page, body}
}

// The scoring finds what is wrong.
func TestTheObservatorySeesFaults(t *testing.T) {
	plain, served := overTLS(t, Shipped(t))
	good := func(t *testing.T) Visit { return visit(t, plain, served, "/") }
	policy := "Content-Security-Policy"
	for name, c := range map[string]struct {
		spoil  func(*Visit)
		test   string
		points int
	}{
		"no policy":            {func(v *Visit) { v.Page.Header.Del(policy) }, "csp", -25},
		"inline scripts":       {func(v *Visit) { v.Page.Header.Set(policy, "default-src 'none'; script-src 'unsafe-inline'") }, "csp", -20},
		"any script":           {func(v *Visit) { v.Page.Header.Set(policy, "default-src 'none'; script-src https:") }, "csp", -20},
		"scripts not named":    {func(v *Visit) { v.Page.Header.Set(policy, "style-src 'self'") }, "csp", -20},
		"eval":                 {func(v *Visit) { v.Page.Header.Set(policy, "default-src 'none'; script-src 'self' 'unsafe-eval'") }, "csp", -10},
		"plain pictures":       {func(v *Visit) { v.Page.Header.Set(policy, "default-src 'none'; img-src http://example.org") }, "csp", -10},
		"plain fonts":          {func(v *Visit) { v.Page.Header.Set(policy, "default-src 'none'; font-src http:") }, "csp", -20},
		"inline style":         {func(v *Visit) { v.Page.Header.Set(policy, "default-src 'none'; style-src 'unsafe-inline'") }, "csp", 0},
		"self by default":      {func(v *Visit) { v.Page.Header.Set(policy, "default-src 'self'") }, "csp", 5},
		"framed":               {func(v *Visit) { v.Page.Header.Set(policy, "default-src 'none'") }, "framing", -20},
		"framed by anyone":     {func(v *Visit) { v.Page.Header.Set(policy, "frame-ancestors *") }, "framing", -20},
		"no HSTS":              {func(v *Visit) { v.Page.Header.Del("Strict-Transport-Security") }, "hsts", -20},
		"short HSTS":           {func(v *Visit) { v.Page.Header.Set("Strict-Transport-Security", "max-age=86400") }, "hsts", -10},
		"no redirect":          {func(v *Visit) { v.Redirect.Header.Del("Location") }, "redirection", -20},
		"redirected elsewhere": {func(v *Visit) { v.Redirect.Header.Set("Location", "https://example.org/") }, "redirection", -5},
		"redirected plainly":   {func(v *Visit) { v.Redirect.Header.Set("Location", "http://localhost/") }, "redirection", -10},
		"referrer sent":        {func(v *Visit) { v.Page.Header.Set("Referrer-Policy", "unsafe-url") }, "referrer", -5},
		"sniffed":              {func(v *Visit) { v.Page.Header.Del("X-Content-Type-Options") }, "nosniff", -5},
		"CORP for all":         {func(v *Visit) { v.Page.Header.Set("Cross-Origin-Resource-Policy", "cross-origin") }, "corp", -20},
		"a cookie":             {func(v *Visit) { v.Page.Header.Set("Set-Cookie", "a=b") }, "cookies", -40},
		"a script from afar":   {func(v *Visit) { v.Body = []byte(`<script src="https://example.org/x.js"></script>`) }, "sri", -5},
		"a plain script":       {func(v *Visit) { v.Body = []byte(`<script src="http://example.org/x.js"></script>`) }, "sri", -50},
	} {
		t.Run(name, func(t *testing.T) {
			v := good(t)
			c.spoil(&v)
			score, grade, points := v.Observatory()
			assert.Equal(t, c.points, points[c.test])
			if c.points <= -20 {
				assert.NotEqual(t, "A+", grade, score)
			}
		})
	}
}
