package web

import (
	"net/http"
	"time"
)

// paced writes an answer of HTTP/2, where a reader can hold back its own stream while
// the connection as a whole moves. Each step must be taken within limits.stream, or be cut.
type paced struct {
	http.ResponseWriter
	limits limits
	set    time.Time // when the deadline was set
}

// step is little enough for the slowest line. With the nine bytes before
// it, it is as much as a record of TLS has: with one byte more there are two, and two writes.
const step = 16<<10 - 9

func (p *paced) Write(body []byte) (written int, err error) {
	deadlines := http.NewResponseController(p.ResponseWriter)
	for first := true; first || len(body) > 0; first = false {
		// To set it for each step would interrupt the connection's other streams 60 times
		// for the program. Set now and then, it leaves each step nine tenths of the time.
		if now := time.Now(); now.Sub(p.set) > p.limits.stalled/4 {
			if err := deadlines.SetWriteDeadline(now.Add(p.limits.stream())); err != nil {
				return written, err
			}
			p.set = now
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
