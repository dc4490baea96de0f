package main

import (
	"fmt"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// leadTo is where every domain leads from now on: an address, or "" for nowhere.
func (a *authority) leadTo(t *testing.T, ip string) {
	t.Helper()
	r, err := http.Post(a.names+"/set-default-ipv4", "application/json", strings.NewReader(fmt.Sprintf(`{"ip":%q}`, ip)))
	require.NoError(t, err)
	r.Body.Close()
	require.Equal(t, http.StatusOK, r.StatusCode)
}

// lineOf waits for a line of the log that has the words.
func lineOf(t *testing.T, log *lines, words string) (line string) {
	t.Helper()
	require.Eventually(t, func() bool {
		line = regexp.MustCompile(".*" + regexp.QuoteMeta(words) + ".*").FindString(log.String())
		return line != ""
	}, time.Minute, 50*time.Millisecond, words)
	return line
}

// Whoever runs the server reads why there is no certificate, in the authority's own words.
func TestWhyThereIsNoCertificate(t *testing.T) {
	tools := pebbleTools(t)
	for name, c := range map[string]struct {
		leads string
		trust bool
		path  string // of the directory; "" for where it is
		want  []string
	}{
		"nothing listens": {"127.0.0.1", true, "", []string{
			"check that the name leads to this machine", "tls-alpn-01: ", "http-01: ", "Failed to connect to 127.0.0.1:TLS for", "127.0.0.1:HTTP: connect: connection refused", `"again in"=10m0s`,
		}},
		"no such name":                {"", true, "", []string{"check that the name leads to this machine", "http-01: ", "(?i)could not resolve", `"again in"=10m0s`}},
		"the authority is a stranger": {"127.0.0.1", false, "", []string{"does not trust the authority", "want -acme-ca", "certificate signed by unknown authority", `"again in"=2m0s`}},
		"no directory there":          {"127.0.0.1", true, "/", []string{"no ACME directory at https://.*:.*/; check -acme-directory", "404", `"again in"=2m0s`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tlsPort, httpPort := freePort(t), freePort(t)
			from := startAuthority(t, tools, time.Hour, httpPort, tlsPort)
			from.leadTo(t, c.leads)
			directory := from.directory
			if c.path != "" {
				directory = strings.TrimSuffix(directory, "/dir") + c.path
			}
			args := []string{"-tls-domain", "guide.example.org", "-tls-cache", filepath.Join(t.TempDir(), "kept"), "-addr", "127.0.0.1:0",
				"-redirect-addr", "127.0.0.1:0", "-acme-directory", directory}
			if c.trust {
				args = append(args, "-acme-ca", from.ca)
			}
			log, _ := served(t, args...)
			line := lineOf(t, log, "no certificate yet")
			ports := strings.NewReplacer("TLS", fmt.Sprint(tlsPort), "HTTP", fmt.Sprint(httpPort))
			for _, want := range append(c.want, "name=guide.example.org") {
				assert.Regexp(t, ports.Replace(want), line)
			}
			assert.NotContains(t, line, "no viable challenge type")
		})
	}
	t.Run("the authority is away", func(t *testing.T) {
		t.Parallel()
		log, _ := served(t, "-tls-domain", "guide.example.org", "-tls-cache", filepath.Join(t.TempDir(), "kept"), "-addr", "127.0.0.1:0",
			"-acme-directory", "https://"+address127(freePort(t))+"/dir")
		line := lineOf(t, log, "no certificate yet")
		for _, want := range []string{"the authority cannot be reached", "connection refused", `"again in"=2m0s`} {
			assert.Contains(t, line, want)
		}
	})
}

// A renewal that fails is in the log while there is time to do something about it.
func TestWhyACertificateIsNotRenewed(t *testing.T) {
	tools := pebbleTools(t)
	for name, c := range map[string]struct {
		happens func(*testing.T, *authority)
		want    []string
	}{
		"the name leads elsewhere": {func(t *testing.T, a *authority) { a.leadTo(t, "127.0.0.2") }, []string{"tls-alpn-01: ", "http-01: ", "127.0.0.2:PORT: connect: connection refused"}},
		"the authority is away":    {func(_ *testing.T, a *authority) { a.stop() }, []string{"the authority cannot be reached: ", "connection refused"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tlsPort, httpPort := freePort(t), freePort(t)
			from := startAuthority(t, tools, 24*time.Second, httpPort, tlsPort)
			log, _ := served(t, "-tls-domain", "guide.example.org", "-tls-cache", filepath.Join(t.TempDir(), "kept"), "-addr", address127(tlsPort),
				"-redirect-addr", address127(httpPort), "-acme-directory", from.directory, "-acme-ca", from.ca)
			lineOf(t, log, "there is a certificate")
			c.happens(t, from)
			line := lineOf(t, log, "the certificate could not be renewed")
			for _, want := range append(c.want, "level=ERROR", "name=guide.example.org", "expires=") {
				assert.Contains(t, line, strings.ReplaceAll(want, "PORT", fmt.Sprint(httpPort)))
			}
		})
	}
}
