package web

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/certificate"
	"oneminuteguide/web/certificate/certificatetest"
	"oneminuteguide/web/protocol"
)

// countedSite serves a site and counts, until the test ends.
func countedSite(t *testing.T, secure *tls.Config) (*Counts, string) {
	t.Helper()
	counts, listener := new(Counts), loopback(t)
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() {
		ended <- counts.Serve(ctx, listener, secure, siteOf(t, samplePack()).Handler(), slog.New(slog.DiscardHandler))
	}()
	t.Cleanup(func() {
		stop()
		assert.NoError(t, <-ended)
		assert.Zero(t, counts.Open(), "the server has ended")
	})
	return counts, listener.Addr().String()
}

func eventually[T any](t *testing.T, want T, get func() T) {
	t.Helper()
	assert.Eventually(t, func() bool { return assert.ObjectsAreEqual(want, get()) }, 5*time.Second, 10*time.Millisecond)
	assert.Equal(t, want, get())
}

// What is counted is what went over the line, net/http's own refusals too.
func TestAnswersAreCounted(t *testing.T) {
	counts, address := countedSite(t, nil)
	received := int64(0)
	for _, request := range []string{
		"GET / HTTP/1.1\r\nHost: x\r\n", "HEAD /contacts/ HTTP/1.1\r\nHost: x\r\n", "GET /nothing HTTP/1.1\r\nHost: x\r\n",
		"GET /contacts HTTP/1.1\r\nHost: x\r\n", "POST / HTTP/1.1\r\nHost: x\r\n", "GET / HTTP/1.1\r\n", "nonsense\r\n",
		"GET " + protocol.IndexPath + " HTTP/1.1\r\nHost: x\r\nIf-None-Match: *\r\n",
	} {
		conn, err := net.Dial("tcp", address)
		require.NoError(t, err)
		eventually(t, 1, func() int64 { return counts.Open() })
		_, err = io.WriteString(conn, request+"Connection: close\r\n\r\n")
		require.NoError(t, err)
		answer, err := io.ReadAll(conn)
		require.NoError(t, err)
		received += int64(len(answer))
		conn.Close()
		eventually(t, 0, func() int64 { return counts.Open() })
	}
	eventually(t, map[int]int64{200: 2, 304: 1, 308: 1, 400: 2, 404: 1, 405: 1}, counts.Answers)
	assert.Equal(t, received, counts.Sent())
}

func TestAnswersOverTLSAreCounted(t *testing.T) {
	cert, key := certificatetest.Write(t, t.TempDir(), time.Now().AddDate(1, 0, 0), "localhost")
	files, err := certificate.ReadFiles(cert, key, slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	pem, err := os.ReadFile(cert)
	require.NoError(t, err)
	trust := &tls.Config{RootCAs: x509.NewCertPool(), ServerName: "localhost"}
	trust.RootCAs.AppendCertsFromPEM(pem)
	counts, address := countedSite(t, certificate.Config(files.Get))

	client := &http.Client{Transport: &http.Transport{TLSClientConfig: trust.Clone(), ForceAttemptHTTP2: true}}
	for _, path := range []string{"/", "/nothing"} {
		answer, err := client.Get("https://" + address + path)
		require.NoError(t, err)
		assert.Equal(t, 2, answer.ProtoMajor)
		io.Copy(io.Discard, answer.Body)
		answer.Body.Close()
	}
	eventually(t, map[int]int64{200: 1, 404: 1}, counts.Answers)
	assert.Equal(t, int64(1), counts.Open())
	client.CloseIdleConnections()

	conn, err := tls.Dial("tcp", address, trust)
	require.NoError(t, err)
	defer conn.Close()
	_, err = io.WriteString(conn, "GET / HTTP/1.1\r\n\r\n")
	require.NoError(t, err)
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	require.NoError(t, err)
	assert.Equal(t, http.StatusBadRequest, answer.StatusCode)
	eventually(t, map[int]int64{200: 1, 400: 1, 404: 1}, counts.Answers)

	plain, err := net.Dial("tcp", address)
	require.NoError(t, err)
	defer plain.Close()
	fmt.Fprint(plain, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
	io.ReadAll(plain)
	eventually(t, map[int]int64{200: 1, 400: 2, 404: 1}, counts.Answers)
}

// Connections that are closed to make room are no longer counted as open.
func TestClosedConnectionsAreNotOpen(t *testing.T) {
	open := newConnections(nil, 16, time.Minute)
	open.counts = new(Counts)
	for range 16 {
		near, far := net.Pipe()
		defer near.Close()
		defer far.Close()
		conn := &connection{TCPConn: new(net.TCPConn), of: open}
		require.True(t, open.add(conn))
		conn.enter(http.StateIdle)
	}
	assert.Equal(t, int64(16), open.counts.Open())
	require.True(t, open.makeRoom())
	assert.Equal(t, int64(15), open.counts.Open())
	for conn := range open.open {
		open.forget(conn)
		open.forget(conn)
	}
	assert.Zero(t, open.counts.Open())
}

// One answer without the network around it, counted and not.
func BenchmarkCounts(b *testing.B) {
	for name, counts := range map[string]*Counts{"without": nil, "with": new(Counts)} {
		b.Run(name, func(b *testing.B) {
			handler := counts.of(leedsSite(b).Handler())
			r, err := http.NewRequest(http.MethodGet, "/guides/cse/", nil)
			require.NoError(b, err)
			r.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
			b.ReportAllocs()
			for b.Loop() {
				handler.ServeHTTP(discard{}, r)
			}
		})
	}
}
