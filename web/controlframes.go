package web

import (
	"errors"
	"strings"
	"sync"
	"time"
)

// Who leaves a page has the browser reset each of its streams once. Who opens and resets
// streams without end (CVE-2023-44487), or sends pings and settings, has the server work
// for answers that nobody reads. A browser that is taken for one of them connects again.
const (
	controlWithin = 5 * time.Second
	mostControl   = 48   // frames of one connection: twice as many as it has streams at once
	manyControl   = 2000 // of all connections: somebody means harm, and comes back
	littleControl = 8    // then; what a browser begins with
)

var (
	errNotHTTP2     = errors.New("not HTTP/2")
	errControlFlood = errors.New("too many control frames")
)

// What every connection of HTTP/2 begins with, and the frames that ask for something or
// bring something: RFC 9113, 3.4 and 6.
const (
	clientPreface     = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
	frameHeader       = 9 // bytes: three of the length of what follows, one of the type
	frameData         = 0
	frameHeaders      = 1
	frameWindowUpdate = 8
)

// controlFrames counts the other frames in what a connection of HTTP/2 reads.
type controlFrames struct {
	begun  int // bytes of the preface that were read
	header [frameHeader]byte
	filled int // bytes of it
	skip   int // bytes of the frame that follow
	tally
}

// look returns an error when the connection is to be closed.
func (c *controlFrames) look(read []byte, all *sharedTally) error {
	if rest := clientPreface[c.begun:]; rest != "" {
		n := min(len(rest), len(read))
		if !strings.HasPrefix(rest, string(read[:n])) {
			return errNotHTTP2 // net/http would answer as if it were HTTP/1.1
		}
		c.begun += n
		read = read[n:]
	}
	for len(read) > 0 {
		if c.skip > 0 {
			n := min(c.skip, len(read))
			c.skip -= n
			read = read[n:]
			continue
		}
		n := copy(c.header[c.filled:], read)
		c.filled += n
		read = read[n:]
		if c.filled < frameHeader {
			break
		}
		c.filled = 0
		c.skip = int(c.header[0])<<16 | int(c.header[1])<<8 | int(c.header[2])
		switch c.header[3] {
		case frameData, frameHeaders, frameWindowUpdate:
			continue
		}
		now := time.Now()
		if own, together := c.add(now), all.add(now); own > mostControl || own > littleControl && together > manyControl {
			return errControlFlood
		}
	}
	return nil
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
