package web

import (
	"bytes"
	"context"
	"crypto/tls"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"sync/atomic"
)

// Counts are what servers have done since they began: there is nothing in them of who
// asked, or for what. A nil *Counts counts nothing.
type Counts struct {
	open, sent atomic.Int64
	answers    [lastStatus + 1]atomic.Int64 // by status
}

const lastStatus = 599

// Serve is like the function Serve, or like ServeTLS unless secure is nil, and counts.
func (c *Counts) Serve(ctx context.Context, listener net.Listener, secure *tls.Config, handler http.Handler, log *slog.Logger) error {
	return serveWithin(ctx, usualLimits, listener, secure, handler, log, c)
}

// Open is how many connections are open.
func (c *Counts) Open() int64 { return c.open.Load() }

// Sent is how many bytes went out, with all headers and what TLS adds.
func (c *Counts) Sent() int64 { return c.sent.Load() }

// Answers are how many answers had each status that there was.
func (c *Counts) Answers() map[int]int64 {
	all := map[int]int64{}
	for status := range c.answers {
		if n := c.answers[status].Load(); n > 0 {
			all[status] = n
		}
	}
	return all
}

func (c *Counts) opened(n int) {
	if c != nil {
		c.open.Add(int64(n))
	}
}

func (c *Counts) wrote(n int) {
	if c != nil {
		c.sent.Add(int64(n))
	}
}

func (c *Counts) answered(status int) {
	if c != nil && status >= 0 && status <= lastStatus {
		c.answers[status].Add(1)
	}
}

// refused counts an answer that net/http wrote by itself.
func (c *Counts) refused(answer []byte) {
	status, _, _ := bytes.Cut(bytes.TrimPrefix(answer, answerBegins), []byte(" "))
	if n, err := strconv.Atoi(string(status)); err == nil {
		c.answered(n)
	}
}

// of is the handler, with its answers counted.
func (c *Counts) of(handler http.Handler) http.Handler {
	if c == nil {
		return handler
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := counted{w, http.StatusOK}
		handler.ServeHTTP(&answer, r)
		c.answered(answer.status)
	})
}

// counted is an answer whose status is known afterwards.
type counted struct {
	http.ResponseWriter
	status int
}

func (c *counted) WriteHeader(status int) {
	c.status = status
	c.ResponseWriter.WriteHeader(status)
}

// ReadFrom keeps the short way that net/http has.
func (c *counted) ReadFrom(r io.Reader) (int64, error) { return io.Copy(c.ResponseWriter, r) }

// Unwrap is for an http.ResponseController.
func (c *counted) Unwrap() http.ResponseWriter { return c.ResponseWriter }
