// Command press writes FILE.br and FILE.gz beside each FILE that it is given,
// compressed as hard as it goes. The client's program is pressed once when it
// is built, because that takes longer than a server may take to start.
package main

import (
	"fmt"
	"os"

	"oneminuteguide/web"
)

func main() {
	for _, name := range os.Args[1:] {
		if err := press(name); err != nil {
			fmt.Fprintln(os.Stderr, "press:", err)
			os.Exit(1)
		}
	}
}

func press(name string) error {
	body, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if err := write(name+".gz", web.Gzip(body)); err != nil {
		return err
	}
	return write(name+".br", web.Brotli(body, web.Hardest)) // last: make looks at this one
}

// write leaves either the whole file or none.
func write(name string, data []byte) error {
	if err := os.WriteFile(name+".part", data, 0o644); err != nil {
		return err
	}
	return os.Rename(name+".part", name)
}
