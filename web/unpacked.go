package web

import (
	"sync"
	"weak"
)

// opener gives a body, and what to call when it has been sent.
type opener func() (body []byte, done func())

func (o opener) body() []byte {
	body, done := o()
	done()
	return body
}

// resident is a body that stays in memory.
func resident(body []byte) opener {
	return func() ([]byte, func()) { return body, func() {} }
}

// unpacked is a body that is stored compressed, or a page in its parts. Few clients need
// it whole, but a slow one needs 5 MB of it for minutes, and a page takes 2 ms: all that
// read it at one time share one copy, as do those who come before it is collected.
type unpacked struct {
	unpack func() []byte

	mu      sync.Mutex
	readers int
	body    *[]byte              // while there are readers
	kept    weak.Pointer[[]byte] // the same, until it is collected
}

func (u *unpacked) open() (body []byte, done func()) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.readers == 0 {
		u.body = u.kept.Value()
	}
	if u.body == nil {
		unpacked := u.unpack()
		u.body = &unpacked
		u.kept = weak.Make(u.body)
	}
	u.readers++
	return *u.body, u.close
}

func (u *unpacked) close() {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.readers--
	if u.readers == 0 {
		u.body = nil
	}
}
