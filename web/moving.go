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

// movingListener accepts connections whose writes end when nothing moves.
type movingListener struct {
	net.Listener
	stalled time.Duration
}

func (l movingListener) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if tcp, is := conn.(*net.TCPConn); is {
		tcp.SetWriteBuffer(sendBuffer) // an error changes nothing of the answer
		return &movingConn{tcp, l.stalled}, err
	}
	return conn, err
}

// movingConn cuts a reader that takes nothing. One that is slow may take as long
// as it needs: a phone on a bad line is never told by its speed.
type movingConn struct {
	*net.TCPConn
	stalled time.Duration
}

// Write goes on after a deadline if any byte was taken since the one before. The
// first try after a deadline tells: a system that wakes the writer only when much
// of its buffer is free takes bytes as soon as a little is.
func (c *movingConn) Write(body []byte) (written int, err error) {
	for {
		if err := c.SetWriteDeadline(time.Now().Add(c.stalled)); err != nil {
			return written, err
		}
		n, err := c.TCPConn.Write(body[written:])
		written += n
		if n == 0 || !errors.Is(err, os.ErrDeadlineExceeded) {
			return written, err
		}
	}
}
