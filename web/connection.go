package web

import (
	"errors"
	"net"
	"net/http"
	"os"
	"sync/atomic"
	"time"
)

// sendBuffer is what the system keeps of an answer that the reader has not taken
// yet. Left alone it grows to 4 MB a connection.
const sendBuffer = 256 << 10

// connection is one of the open connections. It cuts a reader who takes nothing. A slow
// one may take as long as it needs: on a bad line, megabytes take a phone half an hour.
type connection struct {
	*net.TCPConn
	of          *connections
	stalled     time.Duration
	stage       atomic.Int32 // an http.ConnState: new, active or idle; closed when it is forgotten
	since       atomic.Int64 // when that began, in nanoseconds
	written     atomic.Int64 // bytes since then
	answers     atomic.Int64 // under way; HTTP/2 has many at once
	asked       atomic.Bool  // a request came
	handshaking atomic.Bool  // the server works on its part of TLS
	http2       bool         // it speaks HTTP/2
	sending     atomic.Bool  // what was written for HTTP/2
	until       atomic.Int64 // the deadline of writes, in nanoseconds; 0 when others set it

	above *gathering
}

func newConnection(tcp *net.TCPConn, of *connections) *connection {
	c := &connection{TCPConn: tcp, of: of, stalled: of.stalled}
	c.above = &gathering{Conn: c, of: of}
	return c
}

// enter notes what the connection does now: net/http says active when it has all
// headers of a request.
func (c *connection) enter(stage http.ConnState) {
	c.since.Store(time.Now().UnixNano())
	c.written.Store(0)
	before := http.ConnState(c.stage.Swap(int32(stage)))
	switch {
	case waits(stage) && !waits(before):
		c.of.waiting.Add(1)
	case !waits(stage) && waits(before):
		c.of.waiting.Add(-1)
	}
}

// setHandshaking notes that the handshake of TLS begins or has ended: the time to ask counts
// from then.
func (c *connection) setHandshaking(now bool) {
	c.handshaking.Store(now)
	c.since.Store(time.Now().UnixNano())
}

// now is the stage, but a connection is not idle while the end of an answer is sent.
func (c *connection) now() http.ConnState {
	stage := http.ConnState(c.stage.Load())
	if stage == http.StateIdle && c.sending.Load() {
		return http.StateActive
	}
	return stage
}

// waits is true while no request is answered.
func waits(stage http.ConnState) bool { return stage == http.StateNew || stage == http.StateIdle }

// looks is how often a write looks whether anything was taken while it may be stalled.
const looks = 4

// SetDeadline makes the next Write set its own deadline again.
func (c *connection) SetDeadline(t time.Time) error {
	c.until.Store(0)
	return c.TCPConn.SetDeadline(t)
}

// SetWriteDeadline is like SetDeadline.
func (c *connection) SetWriteDeadline(t time.Time) error {
	c.until.Store(0)
	return c.TCPConn.SetWriteDeadline(t)
}

// Write sets one deadline after the other, and goes on as long as bytes are taken.
// It must try again to know: the system wakes a writer only when a third of its
// buffer is free, which on a slow line takes minutes, but lets it write before.
func (c *connection) Write(body []byte) (written int, err error) {
	for still := 0; still < looks; still++ {
		if err := c.extend(); err != nil {
			return written, err
		}
		var n int
		n, err = c.TCPConn.Write(body[written:])
		written += n
		c.written.Add(int64(n))
		c.of.counts.wrote(n)
		if !errors.Is(err, os.ErrDeadlineExceeded) {
			return written, err
		}
		if n > 0 {
			still = -1
		}
	}
	c.SetLinger(0) // the system keeps none of the answer for a reader who is gone
	return written, err
}

// extend moves the deadline of writes when half of its time is over: to set it for each
// costs the program, in 65 records of TLS, 4 %.
func (c *connection) extend() error {
	now, wait := time.Now(), c.stalled/looks
	if time.Duration(c.until.Load()-now.UnixNano()) > wait/2 {
		return nil
	}
	until := now.Add(wait)
	c.until.Store(until.UnixNano())
	return c.TCPConn.SetWriteDeadline(until)
}

func (c *connection) Close() error {
	c.of.forget(c)
	return c.TCPConn.Close()
}

// drop closes the connection at once, with what was not taken of its answer.
func (c *connection) drop() {
	c.SetLinger(0)
	c.TCPConn.Close()
}
