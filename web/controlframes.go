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
// net/http may send hundreds of resets together, long after it has worked for their streams.
// Requests for more streams than a connection may have are therefore counted as they are read.
const (
	controlWithin  = 5 * time.Second
	mostControl    = 48   // on one connection: twice as many as it has streams at once
	manyControl    = 1000 // on all, beyond littleControl of each: above this it is an attack
	littleControl  = 8    // on one connection during an attack
	asksPerControl = 8    // requests that allow one more: a proxy asks for many readers
	mostUnsettled  = 100  // more, until the phone has read how many streams it may have: it takes 100 for that
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
		const reserved = 1 << 31
		found(s.header[3], s.header[4], binary.BigEndian.Uint32(s.header[5:])&^reserved)
	}
}

// controlFrames counts those of one connection.
type controlFrames struct {
	all     *sharedTally
	preface int // bytes of it that were read
	in, out frameScanner

	mu      sync.Mutex
	open    []uint32 // at most mostStreams that were asked for and that neither side has ended
	settled bool     // the phone has read the server's settings
	flood   bool

	began                  time.Time // no longer than controlWithin ago; since then:
	asks, controls, resets int
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
			c.ask(stream)
		case frameReset:
			c.end(stream)
			c.count()
		case frameContinuation:
			c.count()
		case framePing:
			if flags&flagAcknowledge == 0 {
				c.count()
			}
		case frameSettings:
			switch {
			case flags&flagAcknowledge == 0:
				c.count()
			case !c.settled:
				c.settled, c.controls = true, 0
			}
		}
	})
	if c.flood {
		return errControlFlood
	}
	return nil
}

// written notes which streams the server ends, and counts those that it had to reset. It
// also resets streams that are not open, for frames that are wrong there: one for each
// request is usual.
func (c *controlFrames) written(piece []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.out.scan(piece, func(kind, flags byte, stream uint32) {
		switch kind {
		case frameReset:
			if c.end(stream) {
				c.count()
			}
			c.begin()
			c.resets++
			if c.resets > mostControl+c.asks {
				c.flood = true
			}
		case frameData, frameHeaders:
			if flags&flagEndStream != 0 {
				c.end(stream)
			}
		}
	})
}

// ask notes a request. Headers on a stream that is open are not one: they allow nothing more.
func (c *controlFrames) ask(stream uint32) {
	if slices.Contains(c.open, stream) {
		return
	}
	c.begin()
	c.asks++
	if len(c.open) == mostStreams {
		c.count()
		return
	}
	c.open = append(c.open, stream)
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

// begin begins to count again when controlWithin is over.
func (c *controlFrames) begin() time.Time {
	now := time.Now()
	if now.Sub(c.began) > controlWithin {
		c.began, c.asks, c.controls, c.resets = now, 0, 0, 0
	}
	return now
}

func (c *controlFrames) count() {
	now, together := c.begin(), 0
	c.controls++
	if c.controls > littleControl {
		together = c.all.add(now)
	}
	most := mostControl + c.asks/asksPerControl
	if !c.settled {
		most += mostUnsettled
	}
	if c.controls > most || together > manyControl {
		c.flood = true
	}
}

// sharedTally is what all connections send within controlWithin.
type sharedTally struct {
	mu    sync.Mutex
	count int
	began time.Time
}

func (s *sharedTally) add(now time.Time) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if now.Sub(s.began) > controlWithin {
		s.began, s.count = now, 0
	}
	s.count++
	return s.count
}
