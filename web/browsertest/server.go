package browsertest

import (
	"crypto/tls"
	"io"
	"log"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Server serves a handler on one loopback port, which it keeps over Stop and
// Start, and counts what it served by path. Handler may be replaced only while
// it is stopped.
type Server struct {
	URL     string
	Handler http.Handler

	t      testing.TB
	tls    *tls.Config
	addr   string
	server *http.Server

	mu       sync.Mutex
	requests map[string]int
	bytes    map[string]int64
	open     int // requests that are being answered
}

// Serve starts a server that stops with the test.
func Serve(t testing.TB, handler http.Handler) *Server {
	s := &Server{t: t, Handler: handler, addr: "127.0.0.1:0"}
	s.Start()
	s.URL = "http://" + s.addr
	t.Cleanup(s.Stop)
	return s
}

// ServeTLS is Serve over HTTPS, with a certificate that only a browser opened
// with Options.AnyCertificate accepts.
func ServeTLS(t testing.TB, handler http.Handler) *Server {
	loan := httptest.NewTLSServer(nil)
	loan.Close()
	s := &Server{t: t, Handler: handler, addr: "127.0.0.1:0", tls: loan.TLS}
	s.Start()
	s.URL = "https://" + s.addr
	t.Cleanup(s.Stop)
	return s
}

// Start listens again, on the same port.
func (s *Server) Start() {
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
func (s *Server) Stop() { s.server.Close() }

// Served is how many requests for the path arrived.
func (s *Server) Served(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.requests[path]
}

// Bytes is how much was sent for the path, headers not counted.
func (s *Server) Bytes(path string) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.bytes[path]
}

// ForgetCounts sets all counts to zero.
func (s *Server) ForgetCounts() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests, s.bytes = map[string]int{}, map[string]int64{}
}

func (s *Server) counting(handler http.Handler) http.Handler {
	if s.requests == nil {
		s.ForgetCounts()
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.requests[r.URL.Path]++
		s.open++
		s.mu.Unlock()
		defer func() {
			s.mu.Lock()
			s.open--
			s.mu.Unlock()
		}()
		handler.ServeHTTP(&counted{w, s, r.URL.Path}, r)
	})
}

// counted adds what is written to the bytes of its path as it goes, so that an
// answer cut off in the middle counts for what was sent.
type counted struct {
	http.ResponseWriter
	server *Server
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

// Busy says whether a request is being answered.
func (s *Server) Busy() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.open > 0
}

// Asked is how many requests arrived since the counts were forgotten.
func (s *Server) Asked() (all int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, n := range s.requests {
		all += n
	}
	return all
}

// Sent is how many bytes of bodies the server sent since the counts were forgotten.
func (s *Server) Sent() (all int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, n := range s.bytes {
		all += n
	}
	return all
}

// SentFor adds up the paths for which the server sent anything.
func (s *Server) SentFor(matches func(path string) bool) (all int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for path, n := range s.bytes {
		if matches(path) {
			all += n
		}
	}
	return all
}

// BytesByPath is what was sent for each path.
func (s *Server) BytesByPath() map[string]int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.bytes)
}
