package web

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"
	"weak"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/http2"

	"oneminuteguide/web/certificate"
	"oneminuteguide/web/certificate/certificatetest"
	"oneminuteguide/web/http2test"
)

// tlsServer is one that serves over TLS until the test ends, or it is stopped.
type tlsServer struct {
	address string
	trust   *tls.Config
	stop    func()
}

func startTLS(t *testing.T, limits limits, handler http.Handler) tlsServer {
	t.Helper()
	cert, key := certificatetest.Write(t, t.TempDir(), time.Now().AddDate(1, 0, 0), "localhost")
	files, err := certificate.ReadFiles(cert, key, slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	pem, err := os.ReadFile(cert)
	require.NoError(t, err)
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	listener := loopback(t)
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		ended <- serveWithin(ctx, limits, listener, certificate.Config(files.Get), handler, slog.New(slog.DiscardHandler), nil)
	}()
	t.Cleanup(func() {
		stop()
		assert.NoError(t, <-ended)
	})
	return tlsServer{listener.Addr().String(), &tls.Config{RootCAs: roots, ServerName: "localhost", NextProtos: []string{"h2"}}, stop}
}

func startedTLS(t *testing.T, limits limits, handler http.Handler) (address string, trust *tls.Config) {
	t.Helper()
	server := startTLS(t, limits, handler)
	return server.address, server.trust
}

// streams is a connection of HTTP/2 that asks and takes nothing.
func streams(t *testing.T, address string, trust *tls.Config, n uint32, path string) net.Conn {
	t.Helper()
	conn, err := tls.Dial("tcp", address, trust)
	require.NoError(t, err)
	t.Cleanup(func() { conn.Close() })
	client := http2test.NewClient(conn, http2test.TakesNothing)
	for id := uint32(1); id < 2*n; id += 2 {
		client.Ask(id, path)
	}
	return conn
}

// A stream whose reader takes nothing ends, though the connection is alive.
func TestStreamsThatTakeNothingAreCut(t *testing.T) {
	body := strings.Repeat("Duty and Advice ", 1<<20/16)
	var began, ended atomic.Int32
	limits := usualLimits
	limits.stalled = time.Second
	address, trust := startedTLS(t, limits, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began.Add(1)
		io.WriteString(w, body)
		ended.Add(1)
	}))
	streams(t, address, trust, 3, "/")
	assert.Eventually(t, func() bool { return began.Load() == 3 }, 5*time.Second, 10*time.Millisecond)
	assert.Zero(t, ended.Load())
	assert.Eventually(t, func() bool { return ended.Load() == 3 }, 10*time.Second, 10*time.Millisecond)
}

// A stream whose reader takes a step now and then goes on for as long as that takes.
func TestStreamsThatMoveAreNotCut(t *testing.T) {
	t.Parallel()
	limits := usualLimits
	limits.stalled = time.Second
	ended := make(chan error, 1)
	address, trust := startedTLS(t, limits, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, err := w.Write(bytes.Repeat([]byte("x"), 10*step))
		ended <- err
	}))
	conn := streams(t, address, trust, 1, "/")
	f, began := http2.NewFramer(conn, nil), time.Now()
	for {
		select {
		case err := <-ended:
			assert.NoError(t, err)
			assert.Greater(t, time.Since(began), 2*limits.stalled, "it was slow enough to try the patience")
			return
		case <-time.After(300 * time.Millisecond):
			require.NoError(t, f.WriteWindowUpdate(0, step))
			require.NoError(t, f.WriteWindowUpdate(1, step))
		}
	}
}

// A connection can have many answers under way. All connections together have few.
func TestAnswersUnderWayAreFew(t *testing.T) {
	body := strings.Repeat("Duty and Advice ", 1<<20/16)
	var under, most atomic.Int32
	limits := usualLimits
	limits.connections = 64
	address, trust := startedTLS(t, limits, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		most.Store(max(most.Load(), under.Add(1)))
		defer under.Add(-1)
		if r.URL.Path == "/long" {
			io.WriteString(w, body)
		}
	}))
	for range 2 {
		streams(t, address, trust, mostStreams, "/long")
	}
	require.Eventually(t, func() bool { return under.Load() == 2*mostStreams }, 10*time.Second, 10*time.Millisecond, "few connections have them all")
	for range 50 {
		streams(t, address, trust, mostStreams, "/long")
	}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: trust, ForceAttemptHTTP2: true}}
	for range 2 * mostStreams {
		r, err := client.Get("https://" + address + "/")
		require.NoError(t, err)
		r.Body.Close()
		assert.Equal(t, "HTTP/2.0", r.Proto)
	}
	t.Log("at most", most.Load(), "now", under.Load())
	assert.Less(t, int(most.Load()), 5*limits.connections)
}

// A person who forgets the s of https is told.
func TestPlainHTTPAtATLSPort(t *testing.T) {
	address, _ := startedTLS(t, usualLimits, leedsSite(t).Handler())
	r, err := http.Get("http://" + address + "/")
	require.NoError(t, err)
	assert.Equal(t, http.StatusBadRequest, r.StatusCode)
	assert.Equal(t, plainPolicy, r.Header.Get("Content-Security-Policy"))
	assert.Equal(t, "this address speaks https\n", string(body(t, r)))
}

// A connection that breaks off in the middle of its requests leaves no memory behind.
// net/http would start its idle timer once more, which held each for half a minute: a
// stranger who reset streams for 15 seconds cost a gigabyte.
func TestABrokenConnectionIsForgotten(t *testing.T) {
	var asked atomic.Int32
	kept := make(chan weak.Pointer[connection], 1)
	address, trust := startedTLS(t, usualLimits, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if conn, is := r.Context().Value(connectionKey{}).(*connection); is && asked.Add(1) == 1 {
			kept <- weak.Make(conn)
		}
		<-r.Context().Done()
	}))
	conn := streams(t, address, trust, 20, "/")
	broken := <-kept
	require.Eventually(t, func() bool { return asked.Load() == 20 }, 10*time.Second, time.Millisecond)
	conn.(*tls.Conn).NetConn().(*net.TCPConn).SetLinger(0)
	conn.(*tls.Conn).NetConn().Close()
	assert.Eventually(t, func() bool { runtime.GC(); return broken.Value() == nil }, 10*time.Second, 20*time.Millisecond)
}

// Connections on which nothing is asked for a while are closed, whatever they speak.
func TestIdleConnectionsAreClosed(t *testing.T) {
	limits := usualLimits
	limits.idle = 300 * time.Millisecond
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/slow" {
			time.Sleep(2 * limits.idle)
		}
		io.WriteString(w, "ok")
	})
	closed := func(t *testing.T, conn net.Conn) {
		t.Helper()
		conn.SetReadDeadline(time.Now().Add(10 * time.Second))
		_, err := io.Copy(io.Discard, conn)
		require.NotErrorIs(t, err, os.ErrDeadlineExceeded)
	}
	address, trust := startedTLS(t, limits, handler)
	t.Run("HTTP/2", func(t *testing.T) { closed(t, streams(t, address, trust, 0, "/")) })
	t.Run("HTTP/1.1", func(t *testing.T) {
		trust := trust.Clone()
		trust.NextProtos = []string{"http/1.1"}
		conn, err := tls.Dial("tcp", address, trust)
		require.NoError(t, err)
		defer conn.Close()
		io.WriteString(conn, "GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n")
		answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
		require.NoError(t, err, "it is not idle while it is answered")
		require.Equal(t, http.StatusOK, answer.StatusCode)
		closed(t, conn)
	})
}

// slowly asks for an answer of a megabyte over HTTP/2,
// and calls written as soon as the handler is done with it. It returns the bytes that came.
func slowly(t *testing.T, limits limits, written func(client *http2test.Client, stop func())) (got int) {
	t.Helper()
	done := make(chan struct{})
	server := startTLS(t, limits, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Write(make([]byte, 1<<20))
		close(done)
	}))
	raw, err := net.Dial("tcp", server.address)
	require.NoError(t, err)
	defer raw.Close()
	raw.(*net.TCPConn).SetReadBuffer(64 << 10)
	conn := tls.Client(raw, server.trust)
	client := http2test.NewClient(conn, http2test.TakesAll)
	client.WriteWindowUpdate(0, 1<<30)
	client.Ask(1, "/")
	for {
		frame, err := client.ReadFrame()
		if !assert.NoError(t, err, "after %d bytes", got) {
			return got
		}
		if data, is := frame.(*http2.DataFrame); is {
			got += len(data.Data())
			if data.StreamEnded() {
				return got
			}
		}
		select {
		case <-done:
			written(client, server.stop)
			done = nil
		default:
		}
	}
}

// A phone on a slow line gets an answer to its end, though the handler is done with it.
func TestSlowAnswersEnd(t *testing.T) {
	for name, written := range map[string]func(client *http2test.Client, stop func()){
		"where nothing else is asked": func(client *http2test.Client, _ func()) {
			time.Sleep(450 * time.Millisecond)
			client.WriteWindowUpdate(0, 1)
		},
		"on a server that stops": func(_ *http2test.Client, stop func()) {
			stop()
			time.Sleep(2 * time.Second)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			limits := usualLimits
			limits.idle = 300 * time.Millisecond
			assert.Equal(t, 1<<20, slowly(t, limits, written))
		})
	}
}
