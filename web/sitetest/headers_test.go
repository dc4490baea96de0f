package sitetest

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"log/slog"
	"net"
	"net/http"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web"
	"oneminuteguide/web/certificate"
	"oneminuteguide/web/certificate/certificatetest"
)

// hosts are the names of this machine.
type hosts []string

func (h hosts) Names() []string        { return h }
func (h hosts) IsFor(host string) bool { return slices.Contains(h, host) }

// overTLS serves the site over TLS until the test ends, and leads to it from plain HTTP.
func overTLS(t *testing.T, site *web.Site) (plain string, served Served) {
	t.Helper()
	cert, key := certificatetest.Write(t, t.TempDir(), time.Now().AddDate(0, 6, 0), "localhost")
	files, err := certificate.ReadFiles(cert, key, slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	pem, err := os.ReadFile(cert)
	require.NoError(t, err)
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)

	secure, open := listening(t), listening(t)
	_, port, _ := net.SplitHostPort(secure.Addr().String())
	running(t, func(ctx context.Context) error {
		return web.ServeTLS(ctx, secure, certificate.Config(files.Get), site.Handler(), slog.New(slog.DiscardHandler))
	})
	running(t, func(ctx context.Context) error {
		return web.Serve(ctx, open, web.ToTLS(hosts{"localhost"}, port), slog.New(slog.DiscardHandler))
	})
	client := &http.Client{Transport: &http.Transport{ForceAttemptHTTP2: true, TLSClientConfig: &tls.Config{RootCAs: roots}}}
	_, openPort, _ := net.SplitHostPort(open.Addr().String())
	return "http://localhost:" + openPort, Served{Site: site, Base: "https://localhost:" + port, Client: client, Guide: true}
}

func listening(t *testing.T) net.Listener {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	return listener
}

func running(t *testing.T, serve func(context.Context) error) {
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx) }()
	t.Cleanup(func() {
		stop()
		assert.NoError(t, <-ended)
	})
}

func TestHeadersOfGuide(t *testing.T) {
	site := Shipped(t)
	t.Run("plain", func(t *testing.T) {
		listener := listening(t)
		running(t, func(ctx context.Context) error {
			return web.Serve(ctx, listener, site.Handler(), slog.New(slog.DiscardHandler))
		})
		Served{Site: site, Base: "http://" + listener.Addr().String(), Client: new(http.Client), Guide: true}.CheckHeaders(t)
	})
	t.Run("TLS", func(t *testing.T) {
		_, served := overTLS(t, site)
		served.CheckHeaders(t)
	})
}
