package web

import (
	"crypto/tls"
	"net"
	"net/http"
	"time"
)

// http1Conn is a connection that speaks HTTP/1.1.
type http1Conn struct {
	net.Conn
	below *connection
}

// newHTTP1Conn speaks HTTP/1.1 on a connection that is one of ours, or TLS on one.
func newHTTP1Conn(conn net.Conn) *http1Conn { return &http1Conn{conn, ours(conn)} }

func (c *http1Conn) Write(body []byte) (int, error) {
	answer, is := refusal(body)
	if !is {
		return c.Conn.Write(body)
	}
	c.below.of.counts.refused(answer)
	if _, err := c.Conn.Write(answer); err != nil {
		return 0, err
	}
	return len(body), nil
}

// CloseWrite tells the other end that nothing follows.
func (c *http1Conn) CloseWrite() error {
	if half, is := c.Conn.(interface{ CloseWrite() error }); is {
		return half.CloseWrite()
	}
	return nil
}

// SetWriteDeadline does nothing, as the connection below sets its own.
func (c *http1Conn) SetWriteDeadline(time.Time) error { return nil }

// NetConn is the connection below.
func (c *http1Conn) NetConn() net.Conn { return c.below }

// overTLS is one over TLS: net/http asks for its state, and then does not take HTTP/2 on it.
type overTLS struct {
	*http1Conn
	secure *tls.Conn
}

func (c overTLS) ConnectionState() tls.ConnectionState { return c.secure.ConnectionState() }

// withoutTLS accepts plain connections, which speak HTTP/1.1.
type withoutTLS struct{ *connections }

// Accept waits for the next connection.
func (w withoutTLS) Accept() (net.Conn, error) {
	conn, err := w.connections.Accept()
	if err != nil || ours(conn) == nil {
		return conn, err
	}
	return newHTTP1Conn(conn), nil
}

// whole sends what is written of an answer of HTTP/1.1 together with its headers.
type whole struct {
	http.ResponseWriter
	on *gathering
}

func (w *whole) Write(body []byte) (int, error) {
	w.on.gather()
	n, err := w.ResponseWriter.Write(body)
	if sending := w.on.send(); err == nil {
		err = sending
	}
	return n, err
}

// Unwrap is for an http.ResponseController.
func (w *whole) Unwrap() http.ResponseWriter { return w.ResponseWriter }
