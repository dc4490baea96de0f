// Package rand takes random bytes from the browser, as crypto/rand does too,
// but without a cipher of its own on the way.
package rand

import (
	"io"
	"syscall/js"
)

var Reader io.Reader = browser{}

type browser struct{}

func (browser) Read(into []byte) (int, error) {
	if len(into) == 0 {
		return 0, nil
	}
	bytes := js.Global().Get("Uint8Array").New(len(into))
	js.Global().Get("crypto").Call("getRandomValues", bytes)
	return js.CopyBytesToGo(into, bytes), nil
}
