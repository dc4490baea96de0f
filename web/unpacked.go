package web

import "sync"

// open gives a body, and what to call when it has been sent.
type open func() (body []byte, done func())

func (o open) body() []byte {
	body, done := o()
	done()
	return body
}

// resident is a body that stays in memory.
func resident(body []byte) open {
	return func() ([]byte, func()) { return body, func() {} }
}

// unpacked is a body that is stored compressed. Few clients need it unpacked, but
// a slow one needs 5 MB of it for minutes: all that read it at one time share one
// copy, and the last of them frees it.
type unpacked struct {
	unpack func() []byte

	mu      sync.Mutex
	body    []byte
	readers int
}

func (u *unpacked) open() (body []byte, done func()) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.readers == 0 {
		u.body = u.unpack()
	}
	u.readers++
	return u.body, u.close
}

func (u *unpacked) close() {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.readers--
	if u.readers == 0 {
		u.body = nil
	}
}
