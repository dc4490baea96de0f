package web

import (
	"crypto/tls"
	"net"
	"net/http"
	"time"
)

// oneAtATime is a connection that speaks HTTP/1.1.
type oneAtATime struct {
	net.Conn
	below *connection
}

// speakOne is the connection, of which one of ours is below.
func speakOne(conn net.Conn) *oneAtATime { return &oneAtATime{conn, ours(conn)} }

func (o *oneAtATime) Write(body []byte) (int, error) {
	answer, is := refusal(body)
	if !is {
		return o.Conn.Write(body)
	}
	o.below.of.counts.refused(answer)
	if _, err := o.Conn.Write(answer); err != nil {
		return 0, err
	}
	return len(body), nil
}

// CloseWrite tells the other end that nothing follows.
func (o *oneAtATime) CloseWrite() error {
	if half, is := o.Conn.(interface{ CloseWrite() error }); is {
		return half.CloseWrite()
	}
	return nil
}

// SetWriteDeadline does nothing, as the connection below sets its own.
func (o *oneAtATime) SetWriteDeadline(time.Time) error { return nil }

// NetConn is the connection below.
func (o *oneAtATime) NetConn() net.Conn { return o.below }

// overTLS is one over TLS: net/http asks for its state, and then does not take HTTP/2 on it.
type overTLS struct {
	*oneAtATime
	secure *tls.Conn
}

func (o overTLS) ConnectionState() tls.ConnectionState { return o.secure.ConnectionState() }

// withoutTLS accepts plain connections, which speak HTTP/1.1.
type withoutTLS struct{ *connections }

// Accept waits for the next connection.
func (w withoutTLS) Accept() (net.Conn, error) {
	conn, err := w.connections.Accept()
	if err != nil || ours(conn) == nil {
		return conn, err
	}
	return speakOne(conn), nil
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
