package main

import (
	"io/fs"
	"log/slog"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/certificate/certificatetest"
)

func TestPlace(t *testing.T) {
	for addr, want := range map[string]string{
		"127.0.0.1:8080":   "http://localhost:8080/",
		"[::1]:8080":       "http://[::1]:8080/",
		"192.0.2.7:80":     "http://192.0.2.7:80/",
		"0.0.0.0:8080":     "http://localhost:8080/ and at every other address of this machine",
		"[::]:8080":        "http://localhost:8080/ and at every other address of this machine",
		"[fe80::1%lo]:443": "http://[fe80::1%lo]:443/",
	} {
		tcp, err := net.ResolveTCPAddr("tcp", addr)
		assert.NoError(t, err)
		assert.Equal(t, want, place(tcp, "http", "/"), addr)
	}
}

func TestPlaceOfMetrics(t *testing.T) {
	tcp := &net.TCPAddr{IP: net.IPv4zero, Port: 9090}
	assert.Equal(t, "http://localhost:9090/metrics and at every other address of this machine", place(tcp, "http", metricsPath))
}

// Ports below 1024 are for the system's own programs, and for those that have the right.
func TestAPortThatNeedsARight(t *testing.T) {
	denied := &net.OpError{Op: "listen", Err: os.NewSyscallError("bind", syscall.EACCES)}
	for addr, want := range map[string]string{
		":443":            "bind: permission denied: ports below 1024 need a right: on Linux, sudo setcap cap_net_bind_service=+ep bin/guide gives it to the program until the next build or update; or choose a higher port, such as :8443",
		"127.0.0.1:80":    "or choose a higher port, such as 127.0.0.1:8080",
		"127.0.0.1:https": "or choose a higher port, such as 127.0.0.1:8443",
		"127.0.0.1:8080":  "",
	} {
		err := withRight(addr, "bin/guide", denied)
		assert.ErrorIs(t, err, fs.ErrPermission, addr)
		if want == "" {
			assert.Equal(t, denied, err, addr)
		} else {
			assert.ErrorContains(t, err, want, addr)
		}
	}
}

// What to do about an address in use is another thing for each of them.
func TestADoorThatIsInUse(t *testing.T) {
	other, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer other.Close()
	used := other.Addr().String()
	cert, key := certificatetest.Write(t, t.TempDir(), time.Now().AddDate(1, 0, 0), "guide.example.org")
	for name, c := range map[string]struct {
		addr string
		secure
		want string
	}{
		"plain":    {used, secure{}, "in use: if guide runs in another window, end it there"},
		"over TLS": {used, secure{cert: cert, key: key}, "in use: end the other program, or choose another address with -addr"},
		"redirect": {"127.0.0.1:0", secure{cert: cert, key: key, redirect: used}, `in use: this address only redirects http to https: choose another with -redirect-addr, or "none"`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := open(c.addr, "", &c.secure, slog.New(slog.DiscardHandler))
			require.ErrorContains(t, err, c.want)
			assert.Equal(t, name == "redirect", strings.HasPrefix(err.Error(), "-redirect-addr: "))
		})
	}
}

func TestAnAddressInUse(t *testing.T) {
	first, err := listen("127.0.0.1:0", "")
	require.NoError(t, err)
	defer first.Close()
	_, err = listen(first.Addr().String(), "end it")
	assert.ErrorContains(t, err, "in use: end it")
	_, err = listen("192.0.2.7:0", "") // not an address of this machine
	require.Error(t, err)
	assert.NotContains(t, err.Error(), "another window")
}
