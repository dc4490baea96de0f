package web

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/protocol"
)

// started serves the handler on a port of its own until the test ends.
func started(t *testing.T, listener net.Listener, handler http.Handler, log io.Writer, patience time.Duration) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() {
		ended <- serveWithin(ctx, limits{request: patience, stalled: patience, idle: time.Minute, connections: mostConnections}, listener, nil, handler, slog.New(slog.NewTextHandler(log, nil)), nil)
	}()
	t.Cleanup(func() {
		stop()
		assert.NoError(t, <-ended)
	})
}

func loopback(t *testing.T) net.Listener {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	return listener
}

// reader asks for a path without naming an encoding, and reads no more of the
// answer than the test does.
func reader(t *testing.T, listener net.Listener, path string) (net.Conn, *bufio.Reader) {
	t.Helper()
	conn, err := net.Dial("tcp", listener.Addr().String())
	require.NoError(t, err)
	t.Cleanup(func() { conn.Close() })
	require.NoError(t, conn.(*net.TCPConn).SetReadBuffer(64<<10))
	_, err = fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n", path)
	require.NoError(t, err)
	return conn, bufio.NewReaderSize(conn, 512)
}

// programSite is the site with a program of the real one's size, which is
// unpacked into memory of its own each time.
func programSite(t *testing.T, unpacked *atomic.Int32) *Site {
	t.Helper()
	client := noClient
	client.Program = program(func() []byte {
		unpacked.Add(1)
		return bytes.Repeat([]byte("wasm"), 5<<20/4)
	})
	site, err := NewSite(leedsPack(t), client, Options{})
	require.NoError(t, err)
	return site
}

func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func TestSlowReadersShareTheProgram(t *testing.T) {
	var unpacked atomic.Int32
	site := programSite(t, &unpacked)
	program, _ := site.Lookup(protocol.ProgramPath)
	listener := loopback(t)
	started(t, listener, site.Handler(), io.Discard, time.Minute)
	before, unpackedBefore := heap(), unpacked.Load()

	var slow []net.Conn
	for i := range 100 {
		path := program.Address()
		if i%2 == 1 {
			path = program.Chunks[i%len(program.Chunks)].Address()
		}
		conn, answer := reader(t, listener, path)
		status, err := answer.ReadString('\n')
		require.NoError(t, err)
		require.Equal(t, "HTTP/1.1 200 OK\r\n", status)
		slow = append(slow, conn)
	}
	assert.Less(t, heap()-before, int64(20<<20), "100 readers of a program of 5 MB")

	for _, conn := range slow {
		conn.Close()
	}
	assert.Eventually(t, func() bool { return heap()-before < 4<<20 }, 10*time.Second, 50*time.Millisecond, "nobody reads it: it is let go")

	r, err := (&http.Client{Transport: &http.Transport{DisableCompression: true}}).Get("http://" + listener.Addr().String() + program.Address())
	require.NoError(t, err)
	defer r.Body.Close()
	whole, err := io.ReadAll(r.Body)
	require.NoError(t, err)
	assert.True(t, bytes.Equal(program.Body(), whole), "and unpacked again for the next")
	assert.Greater(t, unpacked.Load(), unpackedBefore)
}

// A slow phone moves, if only by a little; who takes nothing is cut.
func TestReadersThatTakeNothingAreCut(t *testing.T) {
	t.Parallel()
	const patience = 2 * time.Second
	body := bytes.Repeat([]byte("Duty and Advice "), 4<<20/16)
	var mu sync.Mutex
	took := map[string]time.Duration{}
	listener := loopback(t)
	started(t, listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		if strings.HasPrefix(r.URL.Path, "/stream") {
			http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
		} else {
			w.Header().Set("Content-Length", fmt.Sprint(len(body)))
			w.Write(body)
		}
		mu.Lock()
		took[r.URL.Path] = time.Since(began)
		mu.Unlock()
	}), io.Discard, patience)

	conn, still := reader(t, listener, "/still")
	_, err := still.ReadString('\n')
	require.NoError(t, err)
	assert.Eventually(t, func() bool { mu.Lock(); defer mu.Unlock(); return took["/still"] > 0 }, 10*patience, patience/10, "it goes on for as long as the reader likes")
	conn.SetReadDeadline(time.Now().Add(10 * time.Second))
	n, err := io.Copy(io.Discard, still)
	assert.True(t, err != nil || n < int64(len(body)), "the connection is closed, the answer not whole")

	for _, path := range []string{"/moving", "/stream"} {
		takesItSlowly(t, listener, path, len(body))
		mu.Lock()
		assert.Greater(t, took[path], 2*patience, "it was slow enough to try the patience")
		mu.Unlock()
	}
}

// takesItSlowly reads a body of the size in steps, and the same again.
func takesItSlowly(t *testing.T, listener net.Listener, path string, size int) {
	conn, moving := reader(t, listener, path)
	r, err := http.ReadResponse(moving, nil)
	require.NoError(t, err)
	whole := 0
	for {
		n, err := io.CopyN(io.Discard, r.Body, 16<<10)
		whole += int(n)
		if err == io.EOF {
			break
		}
		require.NoError(t, err, "after %d bytes", whole)
		time.Sleep(30 * time.Millisecond)
	}
	assert.Equal(t, size, whole)

	_, err = fmt.Fprint(conn, "GET /again HTTP/1.1\r\nHost: localhost\r\n\r\n")
	require.NoError(t, err)
	again, err := http.ReadResponse(moving, nil)
	require.NoError(t, err, "the connection is as good as new")
	n, err := io.Copy(io.Discard, again.Body)
	require.NoError(t, err)
	assert.Equal(t, int64(size), n)
}

func TestRequestsThatDripAreCut(t *testing.T) {
	listener := loopback(t)
	started(t, listener, leedsSite(t).Handler(), io.Discard, 300*time.Millisecond)
	for name, begin := range map[string]string{
		"headers": "GET / HTTP/1.1\r\nHost: ",
		"body":    "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			conn, err := net.Dial("tcp", listener.Addr().String())
			require.NoError(t, err)
			defer conn.Close()
			_, err = conn.Write([]byte(begin))
			require.NoError(t, err)
			go func() {
				for {
					if _, err := conn.Write([]byte("x")); err != nil {
						return
					}
					time.Sleep(20 * time.Millisecond)
				}
			}()
			conn.SetReadDeadline(time.Now().Add(3 * time.Second))
			_, err = io.Copy(io.Discard, conn)
			if timeout, is := err.(net.Error); is {
				assert.False(t, timeout.Timeout(), "it may go on for as long as it likes")
			}
		})
	}
}

// A request that was taken back before its turn came is not answered. Any other is: who
// asks over HTTP/1.1 may end their half of the connection, and a server that ends lets the
// requests under way finish.
func TestOnlyAStreamThatWasResetIsNotAnswered(t *testing.T) {
	for name, c := range map[string]struct{ http2, ends, answered bool }{
		"a stream that was reset":          {http2: true},
		"a stream, as the server ends":     {http2: true, ends: true, answered: true},
		"HTTP/1.1, after the last request": {answered: true},
		"HTTP/1.1, as the server ends":     {ends: true, answered: true},
	} {
		t.Run(name, func(t *testing.T) {
			answered := false
			open := newConnections(nil, 10, time.Second)
			serving, end := context.WithCancel(t.Context())
			defer end()
			handler := under(serving, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { answered = true }), open, usualLimits)
			asking, reset := context.WithCancel(mark(serving, &connection{of: open, http2: c.http2}))
			if c.ends {
				end()
			}
			reset()
			func() {
				defer func() {
					if aborted := recover(); aborted != nil {
						assert.Equal(t, http.ErrAbortHandler, aborted)
					}
				}()
				handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(asking, http.MethodGet, "/", nil))
			}()
			assert.Equal(t, c.answered, answered)
		})
	}
}
