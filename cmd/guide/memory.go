package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// enoughMemory is what a site like the built-in one and thousands of connections need, in bytes.
const enoughMemory = 256 << 20

// limitMemory has what is no longer needed collected before the program takes more than
// enough, or four times what its site needs: 2,000 connections that came at once and took
// nothing had it take 340 MB. GOMEMLIMIT says it instead.
func limitMemory() {
	if os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	debug.SetMemoryLimit(max(enoughMemory, 4*int64(m.HeapAlloc)))
}
