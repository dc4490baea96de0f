package web

import (
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// crowded is a listener of a server that has no file descriptor left for the
// first connections.
type crowded struct {
	net.Listener
	refusals atomic.Int32
}

func (c *crowded) Accept() (net.Conn, error) {
	if c.refusals.Add(-1) >= 0 {
		return nil, &net.OpError{Op: "accept", Net: "tcp", Addr: c.Addr(), Err: os.NewSyscallError("accept4", syscall.EMFILE)}
	}
	return c.Listener.Accept()
}

// journal is a log that may be read while it is written.
type journal struct {
	mu   sync.Mutex
	text strings.Builder
}

func (j *journal) Write(b []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(b)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

func TestServersErrorsAreLoggedWithoutAddresses(t *testing.T) {
	listener := &crowded{Listener: loopback(t)}
	listener.refusals.Store(6)
	var log journal
	started(t, listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/guides/cse/" {
			panic("a fault of " + r.RemoteAddr + " " + r.URL.RawQuery)
		}
		if r.URL.Path == "/guides/" {
			_ = []byte(r.Method)[len(r.URL.Path)-1]
		}
	}), &log, time.Minute)

	answer, err := http.Get("http://" + listener.Addr().String() + "/")
	require.NoError(t, err)
	answer.Body.Close()
	assert.Equal(t, 1, strings.Count(log.String(), "too many open files"), "said once, and not each time:\n%s", &log)
	for _, fault := range []string{"first-query", "second-query", "first-query"} {
		_, err = http.Get("http://" + listener.Addr().String() + "/guides/cse/?" + fault)
		require.Error(t, err)
	}
	assert.Eventually(t, func() bool { return strings.Contains(log.String(), "panic serving (address): not logged") }, 3*time.Second, 10*time.Millisecond)
	_, err = http.Get("http://" + listener.Addr().String() + "/guides/")
	require.Error(t, err)
	assert.Eventually(t, func() bool {
		return strings.Contains(log.String(), "panic serving (address): runtime error: index out of range [7]")
	}, 3*time.Second, 10*time.Millisecond, "Go's own words say nothing of readers")
	assert.Equal(t, 1, strings.Count(log.String(), "not logged\\n"), "said once:\n%s", &log)
	for _, word := range []string{"a fault of", "first-query", "second-query"} {
		assert.NotContains(t, log.String(), word)
	}
	assert.Contains(t, log.String(), "level=ERROR")
	assert.Contains(t, log.String(), "errorlog_test.go", "where it was")
	assert.NotContains(t, log.String(), "127.0.0.1")
	assert.NotContains(t, log.String(), "guides/cse")
}

func TestAddressesAreTakenOut(t *testing.T) {
	for name, c := range map[string]struct{ message, want string }{
		"IPv4":              {"http: panic serving 203.0.113.9:50412: it broke", "http: panic serving (address): it broke"},
		"IPv6":              {"http: panic serving [2001:db8::9]:50412: it broke", "http: panic serving (address): it broke"},
		"IPv6 with a zone":  {"read tcp [fe80::1%eth0]:80->[fe80::2%eth0]:4242: reset", "read tcp (address)->(address): reset"},
		"IPv4 in IPv6":      {"from [::ffff:203.0.113.9]:1: x", "from (address): x"},
		"without a port":    {"no route to 203.0.113.9", "no route to (address)"},
		"IPv6, no brackets": {"lookup 2001:db8::9 here", "lookup (address) here"},
		"a place in code":   {"\t/usr/lib/go/src/net/http/server.go:1898 +0xb2", "\t/usr/lib/go/src/net/http/server.go:1898 +0xb2"},
		"a duration":        {"retrying in 5ms", "retrying in 5ms"},
		"an index":          {"index out of range [7]", "index out of range [7]"},
		"a time":            {"at 12:30:05", "at 12:30:05"},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, withoutAddresses(c.message)) })
	}
}
