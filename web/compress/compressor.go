package compress

import (
	"bytes"
	"compress/gzip"
	"runtime"
	"sync"

	"github.com/andybalholm/brotli"
)

// Compressor compresses a few bodies at once, however many ask, and uses what that takes
// of memory again for the next: some 3 MB for a page.
type Compressor struct {
	slots chan struct{}
	pages [25]sync.Pool // of Brotli writers, by their windows
	gzips sync.Pool
}

// NewCompressor returns one that compresses as many bodies at once as there are processors.
func NewCompressor() *Compressor {
	return &Compressor{slots: make(chan struct{}, runtime.GOMAXPROCS(0))}
}

const (
	// largestKept is the window of writers that are kept, as a power of two: that of a
	// page. What is larger is compressed once.
	largestKept = 18

	// largestHard is the size of what is compressed as far as it goes, in bytes. For
	// more that takes 50 bytes of memory a byte and seconds. All texts of 200 guides in one,
	// 2.6 MB, become 293 KB with Quick, in 26 MB and 0.1 seconds; with quality 9
	// they become 292 KB, in twice of both.
	largestHard = 1 << 20
)

// Compress compresses body as far as is worth its memory: a page to the same bytes as
// Hardest does.
func (c *Compressor) Compress(body []byte) Compressed {
	c.slots <- struct{}{}
	defer func() { <-c.slots }()
	switch {
	case len(body) > largestHard:
		return Quick(body)
	case window(len(body)) > largestKept:
		return Hardest(body)
	}
	return Compressed{c.brotli(body), c.gzip(body)}
}

func (c *Compressor) brotli(body []byte) []byte {
	var b bytes.Buffer
	pool := &c.pages[window(len(body))]
	w, kept := pool.Get().(*brotli.Writer)
	if kept {
		w.Reset(&b)
	} else {
		w = newBrotli(&b, len(body), BestQuality)
	}
	w.Write(body) // into memory: it cannot fail
	w.Close()
	pool.Put(w)
	return bytes.Clone(b.Bytes())
}

func (c *Compressor) gzip(body []byte) []byte {
	var b bytes.Buffer
	w, kept := c.gzips.Get().(*gzip.Writer)
	if kept {
		w.Reset(&b)
	} else {
		w = newGzip(&b)
	}
	w.Write(body)
	w.Close()
	c.gzips.Put(w)
	return bytes.Clone(b.Bytes())
}
