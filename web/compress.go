package web

import (
	"bytes"
	"compress/gzip"

	"github.com/andybalholm/brotli"
)

// Pressed is a body in the two encodings that browsers take.
type Pressed struct {
	Brotli []byte // nil when the body is not worth compressing
	Gzip   []byte
}

// Press compresses body as hard as it goes.
func Press(body []byte) Pressed { return Pressed{Brotli(body, Hardest), Gzip(body)} }

// PressParts compresses the parts of the program.
func PressParts(wasm []byte) []Pressed {
	var pressed []Pressed
	for _, piece := range cutEvenly(wasm) {
		pressed = append(pressed, Press(piece))
	}
	return pressed
}

// Hardest is the Brotli quality for what is compressed once and sent often.
const Hardest = brotli.BestCompression

// Brotli compresses body; the same body and quality give the same bytes.
func Brotli(body []byte, quality int) []byte {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, quality)
	w.Write(body) // into memory: it cannot fail
	w.Close()
	return b.Bytes()
}

// Gzip compresses body without a name or a time in it.
func Gzip(body []byte) []byte {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	w.Write(body)
	w.Close()
	return b.Bytes()
}
