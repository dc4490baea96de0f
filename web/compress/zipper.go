package compress

import (
	"bytes"
	"compress/gzip"
	"io"
	"sync"
)

// Zipper writes gzip members, several at once, in memory that it uses again: a member
// takes a megabyte to write.
type Zipper struct {
	level   int
	writers sync.Pool
}

// NewZipper compresses as far as it goes, or quickly what is sent to nobody.
func NewZipper(quickly bool) *Zipper {
	if quickly {
		return &Zipper{level: gzip.BestSpeed}
	}
	return &Zipper{level: gzip.BestCompression}
}

// Zip compresses body without a name or a time in it; the same body gives the same bytes.
func (z *Zipper) Zip(body []byte) []byte {
	var b bytes.Buffer
	w, ok := z.writers.Get().(*gzip.Writer)
	if !ok {
		var err error
		if w, err = gzip.NewWriterLevel(io.Discard, z.level); err != nil {
			panic(err) // the levels are constants
		}
	}
	w.Reset(&b)
	w.Write(body) // into memory: it cannot fail
	w.Close()
	z.writers.Put(w)
	return b.Bytes()
}
