package web

import (
	"io"
	"net"
	"sync"
	"time"
)

// http2Conn is a connection that speaks HTTP/2. net/http writes frame by frame, the
// headers of an answer apart from its body, and each write is a record of TLS. Here a write
// returns at once, and what comes while another is under way is sent together by the next:
// that is 1.4 times as many pages.
type http2Conn struct {
	net.Conn // over TLS; net/http must not see that, or it would read and write past this one
	below    *connection
	control  controlFrames

	mu      sync.Mutex
	changed sync.Cond // one of these has changed:
	held    *[]byte   // to be sent; nil when there is nothing
	sending bool
	slow    bool  // the last write took long: what follows waits until it is sent
	closing bool  // as soon as all is sent
	err     error // of a write; all that follow have it too
}

// slowSend is how long a write may take that the system has room for.
const slowSend = 100 * time.Millisecond

// newHTTP2Conn speaks HTTP/2 on a connection that is TLS on one of ours.
func newHTTP2Conn(conn net.Conn) *http2Conn {
	c := &http2Conn{Conn: conn, below: ours(conn)}
	c.below.http2 = true
	c.control.all = &c.below.of.control
	c.changed.L = &c.mu
	return c
}

func (c *http2Conn) Read(body []byte) (int, error) {
	n, err := c.Conn.Read(body)
	if refused := c.control.read(body[:n]); refused != nil {
		c.below.drop()
		return 0, refused
	}
	return n, err
}

// Write returns when the bytes are sent or held.
func (c *http2Conn) Write(body []byte) (written int, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.control.written(body)
	for written < len(body) {
		if c.err != nil {
			return written, c.err
		}
		if c.closing {
			return written, net.ErrClosed
		}
		n := c.hold(body[written:])
		written += n
		switch {
		case n > 0 && !c.sending:
			c.sends(true)
			go c.sendHeld()
		case n == 0 && c.sending:
			c.changed.Wait()
		case n == 0:
			c.sends(true)
			c.send(body[written:])
			c.sendRest()
			written = len(body)
		}
	}
	return written, c.err
}

// hold takes as much as there is room for; nothing for a slow phone, which would lose it if
// the server ended, nor when too many connections hold something.
func (c *http2Conn) hold(body []byte) int {
	if c.slow {
		return 0
	}
	if c.held == nil {
		c.held = c.below.of.buffer()
	}
	if c.held == nil {
		return 0
	}
	body = body[:min(len(body), atOnce-len(*c.held))]
	*c.held = append(*c.held, body...)
	return len(body)
}

func (c *http2Conn) sendHeld() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sendRest()
}

func (c *http2Conn) sendRest() {
	for c.held != nil {
		body := c.held
		c.held = nil
		if c.err == nil {
			c.send(*body)
		}
		c.below.of.release(body)
	}
	c.sends(false)
	if c.closing {
		c.Conn.Close()
	}
}

// sends notes whether it sends: meanwhile the connection is not idle.
func (c *http2Conn) sends(now bool) {
	c.sending = now
	c.below.sending.Store(now)
	c.changed.Broadcast()
}

// send unlocks while it sends. When that fails the connection is closed, so that net/http
// ends what it does for it.
func (c *http2Conn) send(body []byte) {
	c.mu.Unlock()
	began := time.Now()
	c.below.above.gather()
	_, err := c.Conn.Write(body)
	if sending := c.below.above.send(); err == nil {
		err = sending
	}
	if err != nil {
		c.below.drop()
	}
	c.mu.Lock()
	c.err, c.slow = err, time.Since(began) > slowSend
	c.changed.Broadcast()
}

// Close closes the connection when all that was written is sent, which it does not wait
// for: a slow phone gets its answer to the end.
func (c *http2Conn) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.sending {
		return c.Conn.Close()
	}
	if !c.closing {
		c.closing = true
		c.changed.Broadcast()
		go io.Copy(io.Discard, c.Conn) // the system sends nothing more when something was not read
	}
	return nil
}

// NetConn is the connection below.
func (c *http2Conn) NetConn() net.Conn { return c.below }
