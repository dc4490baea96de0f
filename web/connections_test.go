package web

import (
	"bufio"
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/protocol"
)

// startedWith serves the handler within the limits until the test ends.
func startedWith(t testing.TB, limits limits, handler http.Handler) (listener net.Listener, stop func() error) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- serveWithin(ctx, limits, listener, nil, handler, slog.New(slog.DiscardHandler), nil) }()
	stop = func() error {
		cancel()
		return <-ended
	}
	t.Cleanup(cancel)
	return listener, stop
}

func dialled(t testing.TB, listener net.Listener) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", listener.Addr().String())
	require.NoError(t, err)
	t.Cleanup(func() { conn.Close() })
	return conn
}

// answered asks on the connection, and reports whether there was an answer.
func answered(conn net.Conn, path string) bool {
	fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n", path)
	conn.SetReadDeadline(time.Now().Add(5 * time.Second))
	r, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return false
	}
	_, err = io.Copy(io.Discard, r.Body)
	return err == nil && r.StatusCode == http.StatusOK
}

func TestAServerWithIdleConnectionsStopsAtOnce(t *testing.T) {
	for name, ask := range map[string]bool{"after a request": true, "before the first request": false} {
		t.Run(name, func(t *testing.T) {
			listener, stop := startedWith(t, usualLimits, leedsSite(t).Handler())
			for range 10 {
				conn := dialled(t, listener)
				if ask {
					require.True(t, answered(conn, "/healthz"))
				}
			}
			require.True(t, answered(dialled(t, listener), "/healthz"), "all before are accepted")
			began := time.Now()
			assert.NoError(t, stop())
			assert.Less(t, time.Since(began), stopWithin/2)
		})
	}
}

// Some programs end their half of the connection as soon as they have asked.
func TestWhoAsksNoMoreIsAnswered(t *testing.T) {
	listener, _ := startedWith(t, usualLimits, leedsSite(t).Handler())
	for range 200 {
		conn := dialled(t, listener)
		fmt.Fprint(conn, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
		require.NoError(t, conn.(*net.TCPConn).CloseWrite())
		r, err := http.ReadResponse(bufio.NewReader(conn), nil)
		require.NoError(t, err)
		require.Equal(t, http.StatusOK, r.StatusCode)
	}
}

// Whoever keeps connections open, in whichever way, keeps nobody out.
func TestAFullServerAnswers(t *testing.T) {
	const most = 48
	body := strings.Repeat("Duty and Advice ", 8<<20/16)
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/long" {
			w.Header().Set("Content-Length", fmt.Sprint(len(body)))
			io.WriteString(w, body)
		}
	})
	for name, c := range map[string]struct {
		fill func(t *testing.T, conn net.Conn)
		wait time.Duration
	}{
		"of idle connections": {func(t *testing.T, conn net.Conn) { require.True(t, answered(conn, "/")) }, 0},
		"of slow requests":    {func(t *testing.T, conn net.Conn) { fmt.Fprint(conn, "GET / HTTP/1.1\r\nHost: ") }, timeToAsk},
		"of slow readers": {func(t *testing.T, conn net.Conn) {
			fmt.Fprint(conn, "GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n")
			_, err := io.ReadFull(conn, make([]byte, 10))
			require.NoError(t, err)
		}, timeToRead},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			limits := usualLimits
			limits.connections, limits.request = most, time.Minute
			listener, _ := startedWith(t, limits, handler)
			for range most {
				c.fill(t, dialled(t, listener))
			}
			time.Sleep(c.wait + time.Second)
			for range most {
				require.True(t, answered(dialled(t, listener), "/"))
			}
		})
	}
}

// One that reads well is not closed to make room.
func TestGoodReadersOutlastSlowOnes(t *testing.T) {
	t.Parallel()
	now := time.Now()
	open := newConnections(nil, 16, time.Minute)
	add := func(stage http.ConnState, age time.Duration, written int64) *connection {
		conn := &connection{TCPConn: new(net.TCPConn), of: open}
		conn.stage.Store(int32(stage))
		conn.asked.Store(stage != http.StateNew)
		conn.since.Store(now.Add(-age).UnixNano())
		conn.written.Store(written)
		open.open[conn] = true
		return conn
	}
	phone := add(http.StateActive, time.Minute, 1<<20)
	slow := add(http.StateActive, time.Minute, 60)
	begun := add(http.StateActive, time.Second, 0)
	asking := add(http.StateNew, time.Millisecond, 0)
	slowToAsk := add(http.StateNew, 5*time.Second, 0)
	idle, idleLong := add(http.StateIdle, time.Second, 0), add(http.StateIdle, 20*time.Second, 0)
	for _, next := range []*connection{idleLong, idle, slowToAsk, slow, phone, asking} {
		require.True(t, open.makeRoom())
		assert.False(t, open.open[next])
	}
	assert.False(t, open.makeRoom(), "one that had no time yet is left")
	assert.True(t, open.open[begun])
}

// Connections without a request are a quarter of all that may be open.
func TestFewConnectionsWait(t *testing.T) {
	limits := usualLimits
	limits.connections = 64
	listener, _ := startedWith(t, limits, leedsSite(t).Handler())
	var all []net.Conn
	for range 64 {
		conn := dialled(t, listener)
		require.True(t, answered(conn, "/healthz"))
		all = append(all, conn)
		time.Sleep(timeToAsk / 15)
	}
	open := 0
	for _, conn := range all {
		if answered(conn, "/healthz") {
			open++
		}
	}
	assert.LessOrEqual(t, open, limits.connections/4+1)
	assert.Greater(t, open, limits.connections/8)
}

// Whoever has just come is not taken for one who lingers: of HTTP/2 a connection is idle from
// its beginning, and over TLS it waits for the server when thousands come at once.
func TestWhoLingers(t *testing.T) {
	for name, c := range map[string]struct {
		stage              http.ConnState
		asked, handshaking bool
		age                time.Duration
		order, trimmed     int
	}{
		"just come":               {http.StateNew, false, false, timeToAsk, never, never},
		"nothing asked":           {http.StateNew, false, false, timeToAsk + 1, 1, 1},
		"TLS begins":              {http.StateNew, false, true, timeToAsk + 1, 1, never},
		"TLS begins and begins":   {http.StateNew, false, true, timeToGreet, 1, 1},
		"HTTP/2 begins":           {http.StateIdle, false, false, timeToAsk, never, never},
		"HTTP/2, nothing asked":   {http.StateIdle, false, false, timeToAsk + 1, 1, 1},
		"idle after an answer":    {http.StateIdle, true, false, 0, 0, 0},
		"a request is under way":  {http.StateActive, true, false, time.Hour, never, never},
		"the first comes in full": {http.StateActive, false, false, time.Hour, never, never},
	} {
		t.Run(name, func(t *testing.T) {
			conn := &connection{}
			conn.stage.Store(int32(c.stage))
			conn.asked.Store(c.asked)
			conn.handshaking.Store(c.handshaking)
			assert.Equal(t, c.order, lingering(conn, c.age).order, "where there is no room")
			assert.Equal(t, c.trimmed, trimmable(conn, c.age).order, "where too many wait")
		})
	}
}

// What net/http answers by itself has the headers of all answers.
func TestRefusalsHaveThePolicy(t *testing.T) {
	listener, _ := startedWith(t, usualLimits, leedsSite(t).Handler())
	address, trust := startedTLS(t, usualLimits, leedsSite(t).Handler())
	trust.NextProtos = nil
	for how, dial := range map[string]func(t *testing.T) net.Conn{
		"plain": func(t *testing.T) net.Conn { return dialled(t, listener) },
		"TLS": func(t *testing.T) net.Conn {
			conn, err := tls.Dial("tcp", address, trust)
			require.NoError(t, err)
			t.Cleanup(func() { conn.Close() })
			return conn
		},
	} {
		for name, c := range map[string]struct {
			request string
			status  int
		}{
			"no HTTP":                  {"nonsense\r\n\r\n", 400},
			"no host":                  {"GET / HTTP/1.1\r\n\r\n", 400},
			"two hosts":                {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
			"a header without a colon": {"GET / HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n", 400},
			"huge headers":             {"GET / HTTP/1.1\r\nHost: a\r\nX: " + strings.Repeat("x", 64<<10) + "\r\n\r\n", 431},
			"an unknown coding":        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: bzip2\r\n\r\n", 501},
			"another version":          {"GET / HTTP/3.0\r\nHost: a\r\n\r\n", 505},
			"an unknown expectation":   {"GET / HTTP/1.1\r\nHost: a\r\nExpect: more\r\n\r\n", 417},
		} {
			t.Run(how+" "+name, func(t *testing.T) {
				conn := dial(t)
				fmt.Fprint(conn, c.request)
				conn.SetReadDeadline(time.Now().Add(5 * time.Second))
				r, err := http.ReadResponse(bufio.NewReader(conn), nil)
				require.NoError(t, err)
				assert.Equal(t, c.status, r.StatusCode)
				assert.Equal(t, plainPolicy, r.Header.Get("Content-Security-Policy"))
				for name, value := range protocol.Headers {
					assert.Equal(t, value, r.Header.Get(name))
				}
			})
		}
	}
}

// A write has its own time, also after a deadline that somebody else set has passed.
func TestAWriteHasItsOwnDeadline(t *testing.T) {
	listener := loopback(t)
	open := newConnections(listener, 10, time.Minute)
	dialled(t, listener)
	conn, err := open.Accept()
	require.NoError(t, err)
	defer conn.Close()
	for _, set := range []func(time.Time) error{conn.SetWriteDeadline, conn.SetDeadline} {
		_, err = conn.Write([]byte("Duty"))
		require.NoError(t, err)
		require.NoError(t, set(time.Now().Add(-time.Second)))
		_, err = conn.Write([]byte("Advice"))
		require.NoError(t, err)
	}
}
