package web

import (
	"io"
	"net"
	"sync"
	"time"
)

// multiplexed is a connection that speaks HTTP/2. net/http writes frame by frame, the
// headers of an answer apart from its body, and each write is a record of TLS. Here a write
// returns at once, and what comes while another is under way is sent together by the next:
// that is 1.4 times as many pages.
type multiplexed struct {
	net.Conn // over TLS; net/http must not see that, or it would read and write past this one
	below    *connection
	control  controlFrames

	mu      sync.Mutex
	moved   sync.Cond // one of these has changed:
	held    *[]byte   // to be sent; nil when there is nothing
	sending bool
	slow    bool  // the last write took long: what follows waits until it is sent
	closing bool  // as soon as all is sent
	err     error // of a write; all that follow have it too
}

// slowSend is how long a write may take that the system has room for.
const slowSend = 100 * time.Millisecond

// speakMany is the connection over TLS, of which one of ours is below.
func speakMany(conn net.Conn) *multiplexed {
	m := &multiplexed{Conn: conn, below: ours(conn)}
	m.below.http2 = true
	m.control.all = &m.below.of.control
	m.moved.L = &m.mu
	return m
}

func (m *multiplexed) Read(body []byte) (int, error) {
	n, err := m.Conn.Read(body)
	if refused := m.control.read(body[:n]); refused != nil {
		m.below.drop()
		return 0, refused
	}
	return n, err
}

// Write returns when the bytes are sent or held.
func (m *multiplexed) Write(body []byte) (written int, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.control.written(body)
	for written < len(body) {
		if m.err != nil {
			return written, m.err
		}
		if m.closing {
			return written, net.ErrClosed
		}
		n := m.hold(body[written:])
		written += n
		switch {
		case n > 0 && !m.sending:
			m.sends(true)
			go m.sendHeld()
		case n == 0 && m.sending:
			m.moved.Wait()
		case n == 0:
			m.sends(true)
			m.send(body[written:])
			m.sendRest()
			written = len(body)
		}
	}
	return written, m.err
}

// hold takes as much as there is room for; nothing for a slow phone, which would lose it if
// the server ended, nor when too many connections hold something.
func (m *multiplexed) hold(body []byte) int {
	if m.slow {
		return 0
	}
	if m.held == nil {
		m.held = m.below.of.room()
	}
	if m.held == nil {
		return 0
	}
	body = body[:min(len(body), atOnce-len(*m.held))]
	*m.held = append(*m.held, body...)
	return len(body)
}

func (m *multiplexed) sendHeld() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sendRest()
}

func (m *multiplexed) sendRest() {
	for m.held != nil {
		body := m.held
		m.held = nil
		if m.err == nil {
			m.send(*body)
		}
		m.below.of.release(body)
	}
	m.sends(false)
	if m.closing {
		m.Conn.Close()
	}
}

// sends notes whether it sends: meanwhile the connection is not idle.
func (m *multiplexed) sends(now bool) {
	m.sending = now
	m.below.sending.Store(now)
	m.moved.Broadcast()
}

// send unlocks while it sends. When that fails the connection is closed, so that net/http
// ends what it does for it.
func (m *multiplexed) send(body []byte) {
	m.mu.Unlock()
	began := time.Now()
	m.below.above.gather()
	_, err := m.Conn.Write(body)
	if sending := m.below.above.send(); err == nil {
		err = sending
	}
	if err != nil {
		m.below.drop()
	}
	m.mu.Lock()
	m.err, m.slow = err, time.Since(began) > slowSend
	m.moved.Broadcast()
}

// Close closes the connection when all that was written is sent, which it does not wait
// for: a slow phone gets its answer to the end.
func (m *multiplexed) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.sending {
		return m.Conn.Close()
	}
	if !m.closing {
		m.closing = true
		m.moved.Broadcast()
		go io.Copy(io.Discard, m.Conn) // the system sends nothing more when something was not read
	}
	return nil
}

// NetConn is the connection below.
func (m *multiplexed) NetConn() net.Conn { return m.below }
