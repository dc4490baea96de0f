package web

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"time"
)

// handshakes is a listener whose connections have TLS already: net/http would write its
// own refusals past the headers of all answers.
type handshakes struct {
	*connections
	config *tls.Config
	within time.Duration
	ready  chan accepted
	closed context.Context
	close  context.CancelFunc
}

type accepted struct {
	conn net.Conn
	err  error
}

func newHandshakes(open *connections, config *tls.Config, within time.Duration) *handshakes {
	config = config.Clone()
	config.GetConfigForClient = func(hello *tls.ClientHelloInfo) (*tls.Config, error) {
		if conn := ours(hello.Conn); conn != nil {
			conn.setHandshaking(true)
		}
		return nil, nil
	}
	h := &handshakes{connections: open, config: config, within: within, ready: make(chan accepted)}
	h.closed, h.close = context.WithCancel(context.Background())
	go h.run()
	return h
}

// run takes connections as they come, and hands them on when they have TLS.
func (h *handshakes) run() {
	for h.closed.Err() == nil {
		conn, err := h.connections.Accept()
		if err != nil {
			h.hand(accepted{nil, err})
			continue
		}
		go h.handshake(conn)
	}
}

func (h *handshakes) handshake(conn net.Conn) {
	ctx, cancel := context.WithTimeout(h.closed, h.within)
	defer cancel()
	secure := tls.Server(conn, h.config)
	if err := secure.HandshakeContext(ctx); err != nil { // programs that knock everywhere are not logged
		if plain, is := errors.AsType[tls.RecordHeaderError](err); is && string(plain.RecordHeader[:4]) == "GET " {
			fmt.Fprintf(newHTTP1Conn(conn), "%s400 Bad Request%sthis address speaks https\n", answerBegins, refusalHeaders)
		}
		conn.Close()
		return
	}
	if below := ours(conn); below != nil {
		below.setHandshaking(false)
	}
	if secure.ConnectionState().NegotiatedProtocol == "h2" {
		h.hand(accepted{newHTTP2Conn(secure), nil})
		return
	}
	h.hand(accepted{overTLS{newHTTP1Conn(secure), secure}, nil})
}

func (h *handshakes) hand(a accepted) {
	select {
	case h.ready <- a:
	case <-h.closed.Done():
		if a.conn != nil {
			a.conn.Close()
		}
	}
}

// Accept waits for the next connection that has TLS.
func (h *handshakes) Accept() (net.Conn, error) {
	select {
	case a := <-h.ready:
		return a.conn, a.err
	case <-h.closed.Done():
		return nil, net.ErrClosed
	}
}

func (h *handshakes) Close() error {
	h.close()
	return h.connections.Close()
}
