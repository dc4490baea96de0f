package web

import (
	"context"
	"crypto/tls"
	"errors"
	"log"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// stopWithin is how long requests under way may take to end when the server stops.
const stopWithin = 5 * time.Second

// sentByNow is how long a request may take that was sent just before the server stopped.
const sentByNow = 200 * time.Millisecond

// limits are how long the server waits for the other end of a connection, and how many it has.
type limits struct {
	request     time.Duration // for a whole request to arrive
	stalled     time.Duration // while none of an answer is taken
	idle        time.Duration // for the next request
	connections int           // open at once
}

// stream is how long a step of an answer of HTTP/2 may take. The connection may hold 128 KB
// before it: with usualLimits a line needs 900 bytes a second.
func (l limits) stream() time.Duration { return 5 * l.stalled / 2 }

var usualLimits = limits{request: 10 * time.Second, stalled: time.Minute, idle: 30 * time.Second, connections: mostConnections}

// Serve answers on the listener until the context ends, then lets the requests
// under way finish. It logs no addresses and no paths of those who read.
func Serve(ctx context.Context, listener net.Listener, handler http.Handler, log *slog.Logger) error {
	return serveWithin(ctx, usualLimits, listener, nil, handler, log, nil)
}

// ServeTLS is Serve over TLS, with HTTP/2. It tells browsers to come back over TLS only.
func ServeTLS(ctx context.Context, listener net.Listener, secure *tls.Config, handler http.Handler, log *slog.Logger) error {
	return serveWithin(ctx, usualLimits, listener, secure, handler, log, nil)
}

func serveWithin(ctx context.Context, limits limits, listener net.Listener, secure *tls.Config, handler http.Handler, to *slog.Logger, counts *Counts) error {
	open := newConnections(listener, limits.connections, limits.stalled)
	open.counts = counts
	server := &http.Server{
		Handler:                      under(ctx, counts.of(handler), open, limits),
		BaseContext:                  func(net.Listener) context.Context { return ctx }, // an answer without an end ends with it
		ReadTimeout:                  limits.request,
		WriteTimeout:                 limits.stream(), // of HTTP/2 alone: see http1Conn
		IdleTimeout:                  -1,              // closeIdle does it: net/http keeps what it knows of a broken HTTP/2 connection for as long
		MaxHeaderBytes:               16 << 10,
		DisableGeneralOptionsHandler: true, // "OPTIONS *" is answered like any other
		ErrorLog:                     log.New(newErrorLog(to), "", 0),
		ConnState:                    open.enter,
		ConnContext:                  mark,
		HTTP2: &http.HTTP2Config{ // without pings: the answer to one would wait behind what a slow phone has to read
			MaxConcurrentStreams:          mostStreams,
			MaxReceiveBufferPerConnection: 64 << 10, // nobody sends anything here
			MaxReceiveBufferPerStream:     16 << 10,
			MaxReadFrameSize:              16 << 10,
		},
	}
	if secure != nil {
		server.Protocols = new(http.Protocols)
		server.Protocols.SetHTTP1(true)
		server.Protocols.SetUnencryptedHTTP2(true) // which is over TLS already: see handshakes
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go open.closeIdle(ctx, limits.idle)
	failed := make(chan error, 1)
	go func() {
		if secure != nil {
			failed <- server.Serve(newHandshakes(open, secure, limits.request))
			return
		}
		failed <- server.Serve(withoutTLS{open})
	}()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	// Shutdown waits seconds for connections on which nothing was ever asked.
	waiting := time.AfterFunc(sentByNow, open.closeWaiting)
	defer waiting.Stop()
	if err := server.Shutdown(stopping); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	defer open.closeAll(stopping)
	return server.Close()
}

// HSTS is the Strict-Transport-Security of answers over TLS: a browser comes back over
// TLS only, for two years.
const HSTS = "max-age=63072000"

// under is the handler under the limits. The context is the one the server ends with.
func under(ctx context.Context, handler http.Handler, open *connections, limits limits) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		conn, _ := r.Context().Value(connectionKey{}).(*connection)
		if r.TLS != nil || conn != nil && conn.http2 { // which is spoken over TLS alone
			w.Header().Set("Strict-Transport-Security", HSTS)
		}
		if conn != nil {
			conn.asked.Store(true)
		}
		switch {
		case conn == nil:
		case conn.http2:
			if r.Context().Err() != nil && ctx.Err() == nil { // the stream was reset
				panic(http.ErrAbortHandler)
			}
			defer open.endAnswer(conn)
			if !open.beginAnswer(conn) {
				conn.drop()
				return
			}
			w = &paced{ResponseWriter: w, limits: limits, set: time.Now()} // net/http has just set it
		default:
			w = &whole{w, conn.above}
		}
		handler.ServeHTTP(w, r)
	})
}
