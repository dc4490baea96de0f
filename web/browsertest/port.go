package browsertest

import (
	"errors"
	"math/rand/v2"
	"net"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

// FreePort is a port of the loopback address for a program that is started next. Linux gives
// ports from 32768 on to whoever asks for any, so nobody takes this one meanwhile.
func FreePort(t testing.TB) string {
	t.Helper()
	port, err := freePort()
	require.NoError(t, err)
	return port
}

func freePort() (string, error) {
	for range 100 {
		port := strconv.Itoa(10_000 + rand.IntN(20_000))
		if listener, err := net.Listen("tcp", "127.0.0.1:"+port); err == nil {
			return port, listener.Close()
		}
	}
	return "", errors.New("no port is free")
}
