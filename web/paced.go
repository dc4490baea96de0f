package web

import (
	"net/http"
	"time"
)

// paced writes an answer of HTTP/2, where a reader can hold back its own stream while
// the connection as a whole moves. Each step must be taken within the time for which
// a connection may be stalled.
type paced struct {
	http.ResponseWriter
	stalled time.Duration
}

// step is little enough for the slowest line: 270 bytes a second. With the nine bytes before
// it, it is as much as a record of TLS has: with one byte more there are two, and two writes.
const step = 16<<10 - 9

func (p *paced) Write(body []byte) (written int, err error) {
	deadlines := http.NewResponseController(p.ResponseWriter)
	for first := true; first || len(body) > 0; first = false {
		if err := deadlines.SetWriteDeadline(time.Now().Add(p.stalled)); err != nil {
			return written, err
		}
		n, err := p.ResponseWriter.Write(body[:min(step, len(body))])
		written += n
		if err != nil {
			return written, err
		}
		body = body[n:]
	}
	return written, nil
}

// Unwrap is for an http.ResponseController.
func (p *paced) Unwrap() http.ResponseWriter { return p.ResponseWriter }
