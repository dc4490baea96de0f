package web

import (
	"cmp"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"slices"
	"sync"
	"syscall"
	"time"
)

// mostConnections may be open. A phone needs one for a second or two.
const mostConnections = 4096

// A connection is left alone until it has had the time that a good one needs: to send
// its request on a slow line, or to show how fast it reads.
const (
	timeToAsk  = time.Second
	timeToRead = 10 * time.Second
)

// connections are all that are open. When there is no room for another, those that
// nobody misses are closed: idle ones, then those that are slow to send a request,
// then the slowest readers. So whoever keeps connections open does not keep others out.
type connections struct {
	net.Listener
	most    int
	stalled time.Duration

	mu   sync.Mutex
	open map[*connection]bool
}

func newConnections(listener net.Listener, most int, stalled time.Duration) *connections {
	return &connections{Listener: listener, most: most, stalled: stalled, open: map[*connection]bool{}}
}

// Accept waits for the next connection. It is never one too many.
func (c *connections) Accept() (net.Conn, error) {
	for {
		accepted, err := c.Listener.Accept()
		if errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE) {
			c.makeRoom() // net/http logs it and tries again
		}
		tcp, is := accepted.(*net.TCPConn)
		if err != nil || !is {
			return accepted, err
		}
		tcp.SetWriteBuffer(sendBuffer) // an error changes nothing of the answer
		conn := &connection{TCPConn: tcp, of: c, stalled: c.stalled}
		conn.enter(http.StateNew)
		if c.add(conn) || c.makeRoom() && c.add(conn) {
			return conn, nil
		}
		conn.drop()
	}
}

func (c *connections) add(conn *connection) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.open) >= c.most {
		return false
	}
	c.open[conn] = true
	return true
}

func (c *connections) forget(conn *connection) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.open, conn)
}

// enter is an http.Server's ConnState.
func (c *connections) enter(conn net.Conn, stage http.ConnState) {
	if secure, is := conn.(*tls.Conn); is {
		conn = secure.NetConn()
	}
	if conn, is := conn.(*connection); is {
		conn.enter(stage)
	}
}

// closable is a connection that can be closed to make room.
type closable struct {
	*connection
	order int   // of its kind
	worth int64 // among its kind
}

// makeRoom closes a sixteenth of the connections, so that the work of finding them is
// done once for many, and reports whether there were any to close.
func (c *connections) makeRoom() bool {
	return c.close(max(1, c.most/16), func(conn *connection, now time.Time) (closable, bool) {
		since := conn.since.Load()
		age := now.Sub(time.Unix(0, since))
		switch http.ConnState(conn.stage.Load()) {
		case http.StateIdle:
			return closable{conn, 0, since}, true
		case http.StateNew:
			return closable{conn, 1, since}, age > timeToAsk
		default:
			return readsSlowly(conn, age)
		}
	})
}

// closeSlowest closes a sixteenth of the connections, the slowest readers of all.
func (c *connections) closeSlowest() {
	c.close(max(1, c.most/16), func(conn *connection, now time.Time) (closable, bool) {
		if http.ConnState(conn.stage.Load()) != http.StateActive {
			return closable{}, false
		}
		return readsSlowly(conn, now.Sub(time.Unix(0, conn.since.Load())))
	})
}

func readsSlowly(conn *connection, age time.Duration) (closable, bool) {
	return closable{conn, 2, conn.written.Load() / max(1, int64(age/time.Second))}, age > timeToRead
}

// closeWaiting closes the connections without a request under way.
func (c *connections) closeWaiting() {
	c.close(len(c.open), func(conn *connection, _ time.Time) (closable, bool) {
		return closable{connection: conn}, http.ConnState(conn.stage.Load()) != http.StateActive
	})
}

// close closes the first n that can be closed.
func (c *connections) close(n int, can func(*connection, time.Time) (closable, bool)) bool {
	c.mu.Lock()
	now := time.Now()
	var all []closable
	for conn := range c.open {
		if each, is := can(conn, now); is {
			all = append(all, each)
		}
	}
	slices.SortFunc(all, func(a, b closable) int {
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.worth, b.worth))
	})
	all = all[:min(n, len(all))]
	for _, each := range all {
		delete(c.open, each.connection)
	}
	c.mu.Unlock()
	for _, each := range all {
		each.drop()
	}
	return len(all) > 0
}
