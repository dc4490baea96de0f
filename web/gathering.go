package web

import (
	"net"
	"sync"
)

// gathering is a connection that can hold back what is written, and send it in one piece:
// the headers of an answer with its body, or some records of TLS. For the program over TLS
// that is a fifth more a second.
type gathering struct {
	net.Conn
	of *connections

	mu   sync.Mutex // TLS also writes on its own account
	held *[]byte    // nil while nothing is held back
}

// atOnce is what is sent in one piece: four records of TLS.
const (
	atOnce         = 4 * recordSize
	recordSize     = 16 << 10 // RFC 8446, 5.1
	recordOverhead = 64       // more than TLS adds to a record
)

// mostBuffers may be held at once. When more wait for slow readers, what follows goes out
// in pieces: 4,000 answers of 16 KB took 84 MB.
const mostBuffers = 256

var sendBuffers = sync.Pool{New: func() any { return new(make([]byte, 0, atOnce+atOnce/recordSize*recordOverhead)) }}

// buffer is for what is to be sent in one piece; nil when too many are in use.
func (c *connections) buffer() *[]byte {
	if c.buffers.Add(1) > mostBuffers {
		c.buffers.Add(-1)
		return nil
	}
	return sendBuffers.Get().(*[]byte)
}

// release gives the buffer back, with what was in it.
func (c *connections) release(held *[]byte) {
	*held = (*held)[:0]
	sendBuffers.Put(held)
	c.buffers.Add(-1)
}

// gather holds back what is written from now on until send, as far as there is a buffer.
func (g *gathering) gather() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.held = g.of.buffer()
}

func (g *gathering) Write(body []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.held == nil {
		return g.Conn.Write(body)
	}
	if len(*g.held)+len(body) > cap(*g.held) {
		if err := g.sendHeld(); err != nil {
			return 0, err
		}
	}
	if len(body) > cap(*g.held) {
		return g.Conn.Write(body)
	}
	*g.held = append(*g.held, body...)
	return len(body), nil
}

// send sends what is held. net/http does not see an error of it, and would answer the
// next request behind half an answer: so the connection is closed.
func (g *gathering) send() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.held == nil {
		return nil
	}
	err := g.sendHeld()
	if err != nil {
		g.Close()
	}
	g.of.release(g.held)
	g.held = nil
	return err
}

func (g *gathering) sendHeld() error {
	if len(*g.held) == 0 {
		return nil
	}
	_, err := g.Conn.Write(*g.held)
	*g.held = (*g.held)[:0]
	return err
}

// CloseWrite tells the other end that nothing follows.
func (g *gathering) CloseWrite() error {
	if half, is := g.Conn.(interface{ CloseWrite() error }); is {
		return half.CloseWrite()
	}
	return nil
}

// NetConn is the connection below.
func (g *gathering) NetConn() net.Conn { return g.Conn }
