package web

import "sync"

// atOnce is what is sent in one piece: as much as a record of TLS has.
const atOnce = 16 << 10

// mostGathered may be held at once. When more wait for slow readers, what follows goes out
// in pieces: 4,000 took 84 MB.
const mostGathered = 256

var gathered = sync.Pool{New: func() any { return new(make([]byte, 0, atOnce)) }}

// room is for what is to be sent in one piece; nil when there is none.
func (c *connections) room() *[]byte {
	if c.gathered.Add(1) > mostGathered {
		c.gathered.Add(-1)
		return nil
	}
	return gathered.Get().(*[]byte)
}

// release gives the room back, with what was in it.
func (c *connections) release(held *[]byte) {
	*held = (*held)[:0]
	gathered.Put(held)
	c.gathered.Add(-1)
}
