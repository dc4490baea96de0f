// Command gallery writes every part of the app in every state into a folder,
// to be looked at in a browser.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
	"oneminuteguide/web"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: gallery DIR")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "gallery:", err)
		os.Exit(1)
	}
}

func write(dir string) error {
	p, err := pack.Read(leeds.Files)
	if err != nil {
		return err
	}
	files, err := web.GalleryFiles(p)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name, body := range files {
		if err := os.WriteFile(filepath.Join(dir, name), body, 0o644); err != nil {
			return err
		}
	}
	return nil
}
