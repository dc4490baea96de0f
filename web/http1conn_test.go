package web

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// wire is a connection that notes what is written to it, up to where it breaks.
type wire struct {
	net.Conn
	in     io.Reader
	writes [][]byte
	breaks int // the write that fails, half done, counted from 1; 0 for none
	closed chan struct{}
	below  *connection
}

func (w *wire) NetConn() net.Conn { return w.below }

func newWire(requests string) *wire {
	_, conn := net.Pipe()
	return &wire{Conn: conn, in: bytes.NewReader([]byte(requests)), closed: make(chan struct{})}
}

func (w *wire) Read(p []byte) (int, error) { return w.in.Read(p) }

func (w *wire) Write(p []byte) (int, error) {
	select {
	case <-w.closed:
		return 0, net.ErrClosed
	default:
	}
	if len(w.writes)+1 == w.breaks {
		p = p[:len(p)/2]
	}
	w.writes = append(w.writes, bytes.Clone(p))
	if len(w.writes) == w.breaks {
		return len(p), errors.New("the line broke")
	}
	return len(p), nil
}

func (w *wire) Close() error {
	select {
	case <-w.closed:
	default:
		close(w.closed)
	}
	return w.Conn.Close()
}

// once is a listener of one connection.
type once struct {
	net.Listener
	conn net.Conn
}

func (o *once) Accept() (net.Conn, error) {
	if conn := o.conn; conn != nil {
		o.conn = nil
		return conn, nil
	}
	return nil, net.ErrClosed
}

// answerOn answers what comes over the wire until it is closed.
func answerOn(w *wire, handler http.HandlerFunc) {
	w.below = &connection{of: &connections{}}
	w.below.above = &gathering{Conn: w, of: w.below.of}
	server := &http.Server{Handler: under(context.Background(), handler, w.below.of, usualLimits), ConnContext: mark}
	server.Serve(&once{none{}, newHTTP1Conn(w.below.above)})
	<-w.closed
}

type none struct{ net.Listener }

func (none) Close() error   { return nil }
func (none) Addr() net.Addr { return &net.TCPAddr{} }

func TestAnAnswerIsSentAtOnce(t *testing.T) {
	for _, c := range []struct{ size, writes int }{
		{0, 1}, {1, 1}, {2047, 1}, {2048, 1}, {8 << 10, 1}, {15 << 10, 1},
		{4000, 2}, {16 << 10, 1}, {40 << 10, 1}, {1 << 20, 2},
	} {
		t.Run(strconv.Itoa(c.size), func(t *testing.T) {
			body := bytes.Repeat([]byte("0123456789abcdef"), c.size/16+1)[:c.size]
			w := newWire("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
			answerOn(w, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Length", strconv.Itoa(c.size))
				w.Write(body)
			})
			assert.Equal(t, c.writes, len(w.writes))
			answer, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(bytes.Join(w.writes, nil))), nil)
			require.NoError(t, err)
			got, err := io.ReadAll(answer.Body)
			require.NoError(t, err)
			assert.True(t, bytes.Equal(body, got))
		})
	}
}

// An answer in steps is not held back: a page that is previewed waits for each.
func TestAnAnswerInStepsIsSentInSteps(t *testing.T) {
	w := newWire("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
	answerOn(w, func(w http.ResponseWriter, _ *http.Request) {
		for range 3 {
			io.WriteString(w, "changed\n")
			assert.NoError(t, http.NewResponseController(w).Flush())
		}
	})
	assert.Equal(t, 4, len(w.writes), "three steps and the end")
}

// Behind half an answer there is no other, which the reader would take for its rest.
func TestNothingIsSentAfterHalfAnAnswer(t *testing.T) {
	w := newWire("GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\nGET /2 HTTP/1.1\r\nHost: localhost\r\n\r\n")
	w.breaks = 1
	answerOn(w, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "8192")
		w.Write(make([]byte, 8192))
	})
	assert.Equal(t, 1, len(w.writes))
}
