package compress

import (
	"bytes"
	"io"
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
