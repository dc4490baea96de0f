package web

import (
	"context"
	"errors"
	"log"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// stopWithin is how long requests under way may take to end when the server stops.
const stopWithin = 5 * time.Second

// limits are how long the server waits for the other end of a connection.
type limits struct {
	request time.Duration // for a whole request to arrive
	stalled time.Duration // while none of an answer is taken
	idle    time.Duration // for the next request
}

var usualLimits = limits{request: 10 * time.Second, stalled: time.Minute, idle: 2 * time.Minute}

// Serve answers on the listener until the context ends, then lets the requests
// under way finish. It logs no addresses and no paths of those who read.
func Serve(ctx context.Context, listener net.Listener, handler http.Handler, log *slog.Logger) error {
	return serveWithin(ctx, usualLimits, listener, handler, log)
}

func serveWithin(ctx context.Context, limits limits, listener net.Listener, handler http.Handler, to *slog.Logger) error {
	server := &http.Server{
		Handler:        handler,
		BaseContext:    func(net.Listener) context.Context { return ctx }, // an answer without an end ends with it
		ReadTimeout:    limits.request,
		IdleTimeout:    limits.idle,
		MaxHeaderBytes: 16 << 10,
		ErrorLog:       log.New(newErrorLog(to), "", 0),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(stallListener{listener, limits.stalled}) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	if err := server.Shutdown(stopping); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return server.Close()
}
