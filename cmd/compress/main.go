// Command compress compresses the client's program as far as it goes, as a whole
// and in chunks, into files of a folder. That is done once when it is built,
// because it takes longer than a server may take to start.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"oneminuteguide/web/compress"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: compress PROGRAM FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "compress:", err)
		os.Exit(1)
	}
}

func run(program, dir string) error {
	body, err := os.ReadFile(program)
	if err != nil {
		return err
	}
	name := filepath.Join(dir, filepath.Base(program))
	whole := make(chan compress.Compressed)
	go func() { whole <- compress.Hardest(body) }() // as long as all the chunks together
	for i, chunk := range compress.Divide(body) {
		if err := write(compress.ChunkName(name, i), compress.Hardest(chunk)); err != nil {
			return err
		}
	}
	return write(name, <-whole) // last: make looks at this one
}

func write(name string, compressed compress.Compressed) error {
	if err := writeWhole(name+".gz", compressed.Gzip); err != nil {
		return err
	}
	return writeWhole(name+".br", compressed.Brotli)
}

// writeWhole leaves either the whole file or none.
func writeWhole(name string, data []byte) error {
	if err := os.WriteFile(name+".new", data, 0o644); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}
