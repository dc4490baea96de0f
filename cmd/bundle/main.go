// Command bundle makes one file of each script and of the style sheet, without
// comments and blanks, into a folder. That is done when the client is built, so
// that the server carries the result and not the bundler. With -tests it makes one
// file of the scripts' tests instead, for Node.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	tests := flag.Bool("tests", false, "bundle the tests")
	flag.Usage = func() { fmt.Fprintln(os.Stderr, "usage: bundle [-tests] SOURCE FOLDER") }
	flag.Parse()
	if flag.NArg() != 2 {
		flag.Usage()
		os.Exit(2)
	}
	make := write
	if *tests {
		make = writeTests
	}
	if err := make(flag.Arg(0), flag.Arg(1)); err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}

func write(source, dir string) error {
	for _, entry := range entries {
		body, err := entry.bundle(source)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, entry.output), body, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func writeTests(source, dir string) error {
	tests, err := bundleTests(source)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "scripts.test.mjs"), tests, 0o644)
}
