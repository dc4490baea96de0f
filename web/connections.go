package web

import (
	"cmp"
	"context"
	"errors"
	"net"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// mostConnections may be open. A phone needs one for a second or two.
const mostConnections = 4096

// A connection is left alone until it has had the time that a good one needs: to send
// its request on a slow line, or to show how fast it reads.
const (
	timeToAsk   = time.Second
	timeToGreet = 3 * time.Second // over TLS, when thousands come at once
	timeToRead  = 10 * time.Second
)

// connections are all that are open. When there is no room for another, those that
// nobody misses are closed: idle ones, then those that are slow to send a request,
// then the slowest readers. So whoever keeps connections open does not keep others out.
type connections struct {
	net.Listener
	most    int
	stalled time.Duration
	counts  *Counts
	waiting atomic.Int64 // connections without a request: a quarter of all, or some are closed
	buffers atomic.Int64 // in use
	answers atomic.Int64 // of HTTP/2, under way
	control sharedTally
	trimmed time.Time // when that was last tried in vain; Accept's alone

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
		conn := newConnection(tcp, c)
		conn.stage.Store(int32(http.StateClosed))
		c.trim()
		if c.add(conn) || c.makeRoom() && c.add(conn) {
			return conn.above, nil
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
	c.counts.opened(1)
	conn.enter(http.StateNew)
	return true
}

func (c *connections) forget(conn *connection) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.open[conn] {
		delete(c.open, conn)
		c.counts.opened(-1)
	}
	conn.enter(http.StateClosed)
}

// enter is an http.Server's ConnState.
func (c *connections) enter(conn net.Conn, stage http.ConnState) {
	if conn := ours(conn); conn != nil && stage != http.StateNew && stage != http.StateClosed {
		conn.enter(stage)
	}
}

// ours is the connection at the bottom; nil for one of another kind.
func ours(conn net.Conn) *connection {
	for {
		if below, is := conn.(*connection); is {
			return below
		}
		above, is := conn.(interface{ NetConn() net.Conn })
		if !is {
			return nil
		}
		conn = above.NetConn()
	}
}

type connectionKey struct{}

// mark is an http.Server's ConnContext: the handler finds the connection in it.
func mark(ctx context.Context, conn net.Conn) context.Context {
	return context.WithValue(ctx, connectionKey{}, ours(conn))
}

// closable is a connection that can be closed to make room: the lowest order first, and
// among those of one order the lowest worth.
type closable struct {
	*connection
	order int
	worth int64
}

// never is for a connection that cannot be closed.
const never = -1

func lingering(conn *connection, age time.Duration) closable {
	since := conn.since.Load()
	switch stage := conn.now(); {
	case stage == http.StateIdle && conn.asked.Load():
		return closable{conn, 0, since}
	case waits(stage) && age > timeToAsk: // one of HTTP/2 is idle from the beginning
		return closable{conn, 1, since}
	}
	return closable{conn, never, 0}
}

// trimmable is like lingering, but spares a connection that waits for this server's part of TLS.
func trimmable(conn *connection, age time.Duration) closable {
	if conn.handshaking.Load() && age < timeToGreet {
		return closable{conn, never, 0}
	}
	return lingering(conn, age)
}

// makeRoom closes a sixteenth of the connections, so that the work of finding them is
// done once for many, and reports whether there were any to close.
func (c *connections) makeRoom() bool {
	return c.close(c.most/16, func(conn *connection, age time.Duration) closable {
		stage := conn.now()
		switch one := lingering(conn, age); {
		case one.order != never:
			return one
		case stage == http.StateActive && age > timeToRead:
			return closable{conn, 2, conn.written.Load() / int64(age/time.Second)}
		case waits(stage): // more come in a second than there is room for
			return closable{conn, 3, conn.since.Load()}
		}
		return closable{conn, never, 0}
	})
}

// trim closes some when too many wait: each needs 20 KB, and a phone can come again.
func (c *connections) trim() {
	if c.waiting.Load() < int64(c.most/4) || time.Since(c.trimmed) < timeToAsk/20 {
		return
	}
	if !c.close(c.most/16, trimmable) {
		c.trimmed = time.Now()
	}
}

// closeWaiting closes all connections without a request under way.
func (c *connections) closeWaiting() {
	c.endAll(func(conn *connection, _ time.Duration) closable {
		if waits(conn.now()) {
			return closable{conn, 0, 0}
		}
		return closable{conn, never, 0}
	})
}

// closeAll closes what is open when all that was written is sent, or when the context ends.
func (c *connections) closeAll(ctx context.Context) {
	for ctx.Err() == nil && c.sends() {
		time.Sleep(10 * time.Millisecond)
	}
	c.endAll(func(conn *connection, _ time.Duration) closable { return closable{conn, 0, 0} })
}

// sends reports whether a connection has something to send that its handler wrote.
func (c *connections) sends() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	for conn := range c.open {
		if conn.sending.Load() {
			return true
		}
	}
	return false
}

// closeIdle closes connections on which nothing was asked for so long, or a quarter more,
// until the context ends. Nobody is cut off: the other end reads that this is the end.
func (c *connections) closeIdle(ctx context.Context, after time.Duration) {
	tick := time.NewTicker(after / 4)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		c.endIdle(after)
	}
}

// endIdle tells the other end of HTTP/2 first that nothing follows, and closes the connection
// later: what a phone still sends while it reads the end of an answer would cut it off.
func (c *connections) endIdle(after time.Duration) {
	c.endAll(func(conn *connection, age time.Duration) closable {
		switch {
		case conn.now() != http.StateIdle || age <= after:
			return closable{conn, never, 0}
		case conn.http2 && age <= 2*after:
			conn.CloseWrite()
			return closable{conn, never, 0}
		}
		return closable{conn, 0, 0}
	})
}

// endAll closes all that can be closed. The system still sends what they were sent.
func (c *connections) endAll(judge func(conn *connection, age time.Duration) closable) {
	for _, one := range c.take(c.most, judge) {
		one.TCPConn.Close()
	}
}

// close cuts the first n that can be closed, at least one, and reports whether there were any.
func (c *connections) close(n int, judge func(conn *connection, age time.Duration) closable) bool {
	all := c.take(n, judge)
	for _, one := range all {
		one.drop()
	}
	return len(all) > 0
}

// take forgets the first n that can be closed, at least one, for the caller to close.
func (c *connections) take(n int, judge func(conn *connection, age time.Duration) closable) []closable {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := time.Now()
	var all []closable
	for conn := range c.open {
		if one := judge(conn, now.Sub(time.Unix(0, conn.since.Load()))); one.order != never {
			all = append(all, one)
		}
	}
	slices.SortFunc(all, func(a, b closable) int {
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.worth, b.worth))
	})
	all = all[:min(max(1, n), len(all))]
	for _, one := range all {
		delete(c.open, one.connection)
		c.counts.opened(-1)
		one.enter(http.StateClosed)
	}
	return all
}
