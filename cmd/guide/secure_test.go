package main

import (
	"crypto/tls"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/certificate/certificatetest"
)

func TestACertificateFromFiles(t *testing.T) {
	cert, key := certificatetest.Write(t, t.TempDir(), time.Now().AddDate(1, 0, 0), "guide.example.org")
	tlsPort, httpPort := freePort(t), freePort(t)
	log, stop := served(t, "-tls-cert", cert, "-tls-key", key, "-addr", address127(tlsPort), "-redirect-addr", address127(httpPort))
	client := visitor(poolOf(t, cert), tlsPort)
	client.Transport.(*http.Transport).DisableKeepAlives = false
	assert.Equal(t, []string{"guide.example.org"}, soonOpened(t, client, "guide.example.org").DNSNames)
	assert.Contains(t, log.String(), fmt.Sprintf("the guide is at https://guide.example.org:%d/\n", tlsPort))

	r, err := visitor(nil, httpPort).Get("http://guide.example.org/about/")
	require.NoError(t, err)
	r.Body.Close()
	assert.Equal(t, http.StatusPermanentRedirect, r.StatusCode)
	assert.Equal(t, fmt.Sprintf("https://guide.example.org:%d/about/", tlsPort), r.Header.Get("Location"))

	silent, err := tls.Dial("tcp", address127(tlsPort), &tls.Config{RootCAs: poolOf(t, cert), ServerName: "guide.example.org"})
	require.NoError(t, err)
	defer silent.Close()
	began := time.Now()
	stop()
	assert.Less(t, time.Since(began), 3*time.Second, "idle connections keep nobody waiting")
}

// Plain HTTP leads to TLS by itself only where phones and authorities look for it.
func TestWhereHTTPLeadsToTLS(t *testing.T) {
	for addr, c := range map[string]struct{ flag, want string }{
		":443":           {"", ":80"},
		"192.0.2.7:443":  {"", "192.0.2.7:80"},
		"[::1]:443":      {"", "[::1]:80"},
		"127.0.0.1:8443": {"", ""},
		":8443":          {":8080", ":8080"},
		"127.0.0.1:443":  {"none", ""},
	} {
		assert.Equal(t, c.want, (&secure{redirect: c.flag}).from(addr), addr)
	}
}

func TestACertificateThatCannotBeRead(t *testing.T) {
	_, _, _, err := (&secure{cert: "away.pem", key: "away.pem"}).certificates(slog.New(slog.DiscardHandler))
	assert.EqualError(t, err, "-tls-cert and -tls-key: open away.pem: no such file or directory")

	denied := &fs.PathError{Op: "open", Path: "key.pem", Err: fs.ErrPermission} // root is denied nothing
	assert.EqualError(t, unreadable(denied), "open key.pem: permission denied: want a file that this program's user can read")
}

// Certificates are kept where a service may write, and where they last.
func TestWhereCertificatesAreKept(t *testing.T) {
	for name, c := range map[string]struct{ flag, state, home, want string }{
		"by the flag":        {"kept", "/var/lib/guide", "/home/a", "kept"},
		"a service":          {"", "/var/lib/guide:/var/lib/other", "/home/a", "/var/lib/guide/certificates"},
		"a person":           {"", "", "/home/a", "/home/a/one-minute-guide/certificates"},
		"nowhere to keep it": {"", "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("STATE_DIRECTORY", c.state)
			t.Setenv("XDG_CONFIG_HOME", c.home)
			t.Setenv("HOME", c.home)
			got, err := (&secure{folder: c.flag}).cache()
			assert.Equal(t, c.want, got)
			if c.want == "" {
				assert.ErrorContains(t, err, "-tls-cache: want a folder to keep certificates in")
			}
		})
	}
}
