package web

import (
	"errors"
	"strings"
	"sync"
	"time"
)

// A browser resets each stream of a page that its reader leaves. Whoever opens and resets
// streams without end (CVE-2023-44487), has the server reset them (CVE-2025-8671), or sends
// pings and settings, makes it work for answers that nobody reads. A browser that is taken
// for one of them connects again.
const (
	controlWithin   = 5 * time.Second
	mostControl     = 48   // on one connection: twice as many as it has streams at once
	manyControl     = 1000 // on all, beyond littleControl of each: above this it is an attack
	littleControl   = 8    // on one connection during an attack
	asksPerControl  = 8    // requests that allow one more: a proxy asks for many readers
	frameHeader     = 9    // bytes
	flagAcknowledge = 1
)

var (
	errNotHTTP2     = errors.New("not HTTP/2")
	errControlFlood = errors.New("too many control frames")
)

// clientPreface is what every connection of HTTP/2 begins with: RFC 9113, 3.4.
const clientPreface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"

// The frames that are counted: RFC 9113, 6.
const (
	frameHeaders      = 1
	frameReset        = 3
	frameSettings     = 4
	framePing         = 6
	frameContinuation = 9
)

// frameScanner finds the headers of frames in bytes that come in pieces.
type frameScanner struct {
	header [frameHeader]byte // three bytes of length, one of type, one of flags, four of the stream
	filled int
	skip   int // bytes of the frame that follow
}

// scan calls found with the type and the flags of each frame.
func (s *frameScanner) scan(piece []byte, found func(kind, flags byte)) {
	for len(piece) > 0 {
		if s.skip > 0 {
			n := min(s.skip, len(piece))
			s.skip -= n
			piece = piece[n:]
			continue
		}
		n := copy(s.header[s.filled:], piece)
		s.filled += n
		piece = piece[n:]
		if s.filled < frameHeader {
			return
		}
		s.filled = 0
		s.skip = int(s.header[0])<<16 | int(s.header[1])<<8 | int(s.header[2])
		found(s.header[3], s.header[4])
	}
}

// controlFrames counts those of one connection.
type controlFrames struct {
	all     *sharedTally
	preface int // bytes of it that were read
	in, out frameScanner

	mu    sync.Mutex
	asks  tally
	count tally
	flood bool
}

// read checks what was read. It returns an error when the connection is to be closed.
func (c *controlFrames) read(piece []byte) error {
	if rest := clientPreface[c.preface:]; rest != "" {
		n := min(len(rest), len(piece))
		if !strings.HasPrefix(rest, string(piece[:n])) {
			return errNotHTTP2 // net/http would answer as if it were HTTP/1.1
		}
		c.preface += n
		piece = piece[n:]
	}
	c.in.scan(piece, func(kind, flags byte) {
		switch kind {
		case frameHeaders:
			c.mu.Lock()
			c.asks.add(time.Now())
			c.mu.Unlock()
		case frameReset, frameContinuation:
			c.add()
		case frameSettings, framePing:
			if flags&flagAcknowledge == 0 {
				c.add()
			}
		}
	})
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.flood {
		return errControlFlood
	}
	return nil
}

// written counts the streams that the server had to reset.
func (c *controlFrames) written(piece []byte) {
	c.out.scan(piece, func(kind, _ byte) {
		if kind == frameReset {
			c.add()
		}
	})
}

func (c *controlFrames) add() {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := time.Now()
	own, together := c.count.add(now), 0
	if own > littleControl {
		together = c.all.add(now)
	}
	if own > mostControl+c.asks.count/asksPerControl || together > manyControl {
		c.flood = true
	}
}

// tally counts what happens within controlWithin.
type tally struct {
	count int
	began time.Time
}

func (t *tally) add(now time.Time) int {
	if now.Sub(t.began) > controlWithin {
		*t = tally{began: now}
	}
	t.count++
	return t.count
}

// sharedTally is that of all connections.
type sharedTally struct {
	mu sync.Mutex
	tally
}

func (s *sharedTally) add(now time.Time) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.tally.add(now)
}
