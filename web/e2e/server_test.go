package e2e

import (
	"crypto/tls"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// stoppable serves a handler on one loopback port, which it keeps over Stop and
// Start, and counts what it served by path. Handler may be replaced only while
// it is stopped.
type stoppable struct {
	URL     string
	Handler http.Handler

	t      testing.TB
	tls    *tls.Config
	addr   string
	server *http.Server

	mu       sync.Mutex
	requests map[string]int
	bytes    map[string]int64
}

// serve starts a server that stops with the test.
func serve(t testing.TB, handler http.Handler) *stoppable {
	s := &stoppable{t: t, Handler: handler, addr: "127.0.0.1:0"}
	s.Start()
	s.URL = "http://" + s.addr
	t.Cleanup(s.Stop)
	return s
}

// serveTLS is serve over HTTPS, with a certificate that only a browser opened
// with options.AnyCertificate accepts.
func serveTLS(t testing.TB, handler http.Handler) *stoppable {
	loan := httptest.NewTLSServer(nil)
	loan.Close()
	s := &stoppable{t: t, Handler: handler, addr: "127.0.0.1:0", tls: loan.TLS}
	s.Start()
	s.URL = "https://" + s.addr
	t.Cleanup(s.Stop)
	return s
}

// Start listens again, on the same port.
func (s *stoppable) Start() {
	s.t.Helper()
	var listener net.Listener
	require.Eventually(s.t, func() (ok bool) {
		var err error
		listener, err = net.Listen("tcp", s.addr)
		return err == nil
	}, 5*time.Second, 20*time.Millisecond, "the port %s is taken", s.addr)
	s.addr = listener.Addr().String()
	if s.tls != nil {
		listener = tls.NewListener(listener, s.tls)
	}
	// What a browser breaks off is no news.
	s.server = &http.Server{Handler: s.counting(s.Handler), ErrorLog: log.New(io.Discard, "", 0)}
	go s.server.Serve(listener)
}

// Stop closes the port and every connection, also one in the middle of an answer.
func (s *stoppable) Stop() { s.server.Close() }

// Served is how many requests for the path arrived.
func (s *stoppable) Served(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.requests[path]
}

// Bytes is how much was sent for the path, headers not counted.
func (s *stoppable) Bytes(path string) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.bytes[path]
}

// ForgetCounts sets all counts to zero.
func (s *stoppable) ForgetCounts() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests, s.bytes = map[string]int{}, map[string]int64{}
}

func (s *stoppable) counting(handler http.Handler) http.Handler {
	if s.requests == nil {
		s.ForgetCounts()
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.requests[r.URL.Path]++
		s.mu.Unlock()
		handler.ServeHTTP(&counted{w, s, r.URL.Path}, r)
	})
}

// counted adds what is written to the bytes of its path as it goes, so that an
// answer cut off in the middle counts for what was sent.
type counted struct {
	http.ResponseWriter
	server *stoppable
	path   string
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.ResponseWriter.Write(p)
	c.server.mu.Lock()
	c.server.bytes[c.path] += int64(n)
	c.server.mu.Unlock()
	return n, err
}

// Unwrap lets http.ResponseController flush, and so a test can trickle an answer.
func (c *counted) Unwrap() http.ResponseWriter { return c.ResponseWriter }
