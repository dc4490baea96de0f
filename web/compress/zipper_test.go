package compress

import (
	"bytes"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
)

// A writer that is used again gives the bytes of a new one.
func TestZipperGivesTheSameBytes(t *testing.T) {
	hard, quick := NewZipper(false), NewZipper(true)
	bodies := [][]byte{nil, []byte("a"), []byte(strings.Repeat("Ring Duty and Advice. ", 5000)), bytes.Repeat([]byte{0, 255, 7}, 30000)}
	want := make([][]byte, len(bodies))
	for i, body := range bodies {
		want[i] = Gzip(body)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for i, body := range bodies {
				assert.Equal(t, want[i], hard.Zip(body))
				quick.Zip(body)
			}
		})
	}
	all.Wait()
}
