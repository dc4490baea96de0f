package compress

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestBrotliComesBackWhole(t *testing.T) {
	for _, size := range []int{0, 1, 1007, 1008, 1009, 70_000, 3 << 20} {
		body := bytes.Repeat([]byte("ring Duty and Advice. "), size/22+1)[:size]
		back, err := io.ReadAll(brotli.NewReader(bytes.NewReader(Brotli(body, BestQuality))))
		require.NoError(t, err, "%d bytes", size)
		assert.True(t, bytes.Equal(body, back), "%d bytes", size)
	}
}

// The usual window takes 64 MB a file, which the server still held when it was ready.
func TestBrotliTakesMemoryByTheText(t *testing.T) {
	text := bytes.Repeat([]byte("ring Duty and Advice. "), 500)
	took := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Brotli(text, BestQuality)
		}
	}).AllocedBytesPerOp()
	assert.Less(t, took, int64(8<<20))
}

// A writer that is used again must leave nothing of one body in the next.
func TestCompressorGivesTheSameBytes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	c := NewCompressor()
	var together sync.WaitGroup
	for i := range 12 {
		var body []byte
		for len(body) < 1000+i*1000 {
			body = fmt.Appendf(body, "<p>Ring team %d of %d. ", random.IntN(9), random.IntN(1000))
		}
		together.Go(func() {
			got := c.Compress(body)
			assert.True(t, bytes.Equal(Brotli(body, BestQuality), got.Brotli), "body %d", i)
			assert.True(t, bytes.Equal(Gzip(body), got.Gzip), "body %d", i)
		})
	}
	together.Wait()
	assert.Equal(t, Hardest(make([]byte, 1<<19)), c.Compress(make([]byte, 1<<19)))
}

// All texts of a library in one took 53 MB with quality 9.
func TestCompressorTakesLittleMemoryForMuch(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var library []byte
	for len(library) < 3<<20 {
		library = fmt.Appendf(library, "<p>Ring team %d of %d. ", random.IntN(9), random.IntN(1000))
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	NewCompressor().Compress(library)
	runtime.ReadMemStats(&after)
	assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(40<<20))
}

// What pages of a library take, one after the other.
func BenchmarkPage(b *testing.B) {
	var page []byte
	random := rand.New(rand.NewPCG(1, 2))
	for len(page) < 40_000 {
		page = fmt.Appendf(page, "<p>Ring team %d of %d. ", random.IntN(9), random.IntN(1000))
	}
	kept := NewCompressor()
	for name, compress := range map[string]func([]byte) Compressed{"anew": Hardest, "kept": kept.Compress} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				compress(page)
			}
		})
	}
}
