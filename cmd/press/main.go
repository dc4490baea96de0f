// Command press compresses the client's program as hard as it goes, as a whole
// and in chunks, into files of a folder. That is done once when it is built,
// because it takes longer than a server may take to start.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"oneminuteguide/web"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: press PROGRAM FOLDER")
		os.Exit(2)
	}
	if err := press(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "press:", err)
		os.Exit(1)
	}
}

func press(program, dir string) error {
	body, err := os.ReadFile(program)
	if err != nil {
		return err
	}
	name := filepath.Join(dir, filepath.Base(program))
	whole := make(chan web.Pressed)
	go func() { whole <- web.Press(body) }() // as long as all the chunks together
	for i, chunk := range web.PressChunks(body) {
		if err := write(web.ChunkName(name, i), chunk); err != nil {
			return err
		}
	}
	return write(name, <-whole) // last: make looks at this one
}

func write(name string, pressed web.Pressed) error {
	if err := writeWhole(name+".gz", pressed.Gzip); err != nil {
		return err
	}
	return writeWhole(name+".br", pressed.Brotli)
}

// writeWhole leaves either the whole file or none.
func writeWhole(name string, data []byte) error {
	if err := os.WriteFile(name+".new", data, 0o644); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}
