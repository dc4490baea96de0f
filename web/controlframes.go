package web

import (
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"
)

// A browser resets each stream of a page that its reader leaves. Whoever opens and resets
// streams without end (CVE-2023-44487), has the server reset them (CVE-2025-8671), or sends
// pings and settings, makes it work for answers that nobody reads. A browser that is taken
// for one of them connects again.
//
// net/http may send hundreds of resets together, long after their streams are over for it. So
// requests beyond mostStreams of which the answers have not ended count too, where they are read.
const (
	controlWithin  = 5 * time.Second
	mostControl    = 48   // on one connection: twice as many as it has streams at once
	manyControl    = 1000 // on all, beyond littleControl of each: above this it is an attack
	littleControl  = 8    // on one connection during an attack
	asksPerControl = 8    // requests that allow one more: a proxy asks for many readers
)

var (
	errNotHTTP2     = errors.New("not HTTP/2")
	errControlFlood = errors.New("too many control frames")
)

// clientPreface is what every connection of HTTP/2 begins with: RFC 9113, 3.4.
const clientPreface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"

// The frames that matter here: RFC 9113, 6.
const (
	frameData         = 0
	frameHeaders      = 1
	frameReset        = 3
	frameSettings     = 4
	framePing         = 6
	frameContinuation = 9
	flagAcknowledge   = 1 // of settings and pings
	flagEndStream     = 1 // of data and headers
)

// frameScanner finds the headers of frames in bytes that come in pieces.
type frameScanner struct {
	header [9]byte // three bytes of length, one of type, one of flags, four of the stream
	filled int
	skip   int // bytes of the frame that follow
}

// scan calls found with the type, the flags and the stream of each frame.
func (s *frameScanner) scan(piece []byte, found func(kind, flags byte, stream uint32)) {
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
		if s.filled < len(s.header) {
			return
		}
		s.filled = 0
		s.skip = int(s.header[0])<<16 | int(s.header[1])<<8 | int(s.header[2])
		found(s.header[3], s.header[4], binary.BigEndian.Uint32(s.header[5:]))
	}
}

// controlFrames counts those of one connection.
type controlFrames struct {
	all     *sharedTally
	preface int // bytes of it that were read
	in, out frameScanner

	mu    sync.Mutex
	open  []uint32 // streams that were asked for and have not been ended by either
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
	c.mu.Lock()
	defer c.mu.Unlock()
	c.in.scan(piece, func(kind, flags byte, stream uint32) {
		switch kind {
		case frameHeaders:
			c.asks.add(time.Now())
			c.open = append(c.open, stream)
			if len(c.open) > mostStreams {
				c.add()
			}
		case frameReset:
			c.end(stream)
			c.add()
		case frameContinuation:
			c.add()
		case frameSettings, framePing:
			if flags&flagAcknowledge == 0 {
				c.add()
			}
		}
	})
	if c.flood {
		return errControlFlood
	}
	return nil
}

// written notes which streams end, and counts those that the server had to reset.
func (c *controlFrames) written(piece []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.out.scan(piece, func(kind, flags byte, stream uint32) {
		switch kind {
		case frameReset:
			if c.end(stream) {
				c.add()
			}
		case frameData, frameHeaders:
			if flags&flagEndStream != 0 {
				c.end(stream)
			}
		}
	})
}

// end reports whether the stream was open until now.
func (c *controlFrames) end(stream uint32) bool {
	i := slices.Index(c.open, stream)
	if i < 0 {
		return false
	}
	c.open = slices.Delete(c.open, i, i+1)
	return true
}

func (c *controlFrames) add() {
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
