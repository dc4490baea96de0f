package main

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestMemoryLimit(t *testing.T) {
	before := debug.SetMemoryLimit(-1)
	t.Cleanup(func() { debug.SetMemoryLimit(before) })
	limited := func(byHand string) int64 {
		t.Setenv("GOMEMLIMIT", byHand)
		debug.SetMemoryLimit(math.MaxInt64)
		runtime.GC()
		limitMemory()
		return debug.SetMemoryLimit(-1)
	}
	assert.EqualValues(t, enoughMemory, limited(""))
	large := make([]byte, 100<<20)
	assert.Greater(t, limited(""), int64(4*len(large)), "a large site has room too")
	assert.EqualValues(t, math.MaxInt64, limited("1GiB"), "Go has set it from the environment")
	runtime.KeepAlive(large)
}
