package compress

import (
	"fmt"
	"slices"
)

// chunkSize is that of a chunk of the program, in bytes.
const chunkSize = 512 << 10

// Divide cuts the program into the chunks in which a phone may fetch it: one that
// was cut off goes on where it stopped.
func Divide(program []byte) [][]byte {
	return slices.Collect(slices.Chunk(program, chunkSize))
}

// ChunkName is the file that holds chunk i of the program, before the ending of
// its encoding.
func ChunkName(program string, i int) string { return fmt.Sprintf("%s.chunk%02d", program, i) }
