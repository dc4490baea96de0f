package web

import (
	"errors"
	"net"
	"os"
	"time"
)

// sendBuffer is what the system keeps of an answer that the reader has not taken
// yet. Left alone it grows to 4 MB a connection.
const sendBuffer = 256 << 10

// stallListener accepts connections that cut a reader who takes nothing.
type stallListener struct {
	net.Listener
	stalled time.Duration
}

func (l stallListener) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if tcp, is := conn.(*net.TCPConn); is {
		tcp.SetWriteBuffer(sendBuffer) // an error changes nothing of the answer
		return &stallConn{tcp, l.stalled}, err
	}
	return conn, err
}

// stallConn cuts a reader who takes nothing. A slow one may take as long as it
// needs: on a bad line, megabytes take a phone half an hour.
type stallConn struct {
	*net.TCPConn
	stalled time.Duration
}

// looks is how often a write looks whether anything was taken while it may be stalled.
const looks = 4

// Write sets one deadline after the other, and goes on as long as bytes are taken.
// It must try again to know: the system wakes a writer only when a third of its
// buffer is free, which on a slow line takes minutes, but lets it write before.
func (c *stallConn) Write(body []byte) (written int, err error) {
	for still := 0; still < looks; still++ {
		if err := c.SetWriteDeadline(time.Now().Add(c.stalled / looks)); err != nil {
			return written, err
		}
		var n int
		n, err = c.TCPConn.Write(body[written:])
		written += n
		if !errors.Is(err, os.ErrDeadlineExceeded) {
			return written, err
		}
		if n > 0 {
			still = -1
		}
	}
	return written, err
}
