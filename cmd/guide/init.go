package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"oneminuteguide/content/example"
)

const initUsage = `	guide init DIR
		write a small pack to begin with into DIR, a new or empty folder
`

// initialise writes the example pack.
func initialise(_ context.Context, args []string, stdout, stderr io.Writer) error {
	flags := newFlags("init", initUsage, stderr)
	if err := parse(flags, args, 1, 1); err != nil {
		return err
	}
	dir := flags.Arg(0)
	if dir == "" {
		return errors.New(`init "": want the name of a folder`)
	}
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case len(entries) > 0:
		return fmt.Errorf("%s is not empty: want a new or empty folder", dir)
	}
	if err := writeWhole(dir, example.Files); err != nil {
		return err
	}
	fmt.Fprintf(stdout, `wrote an example pack to %[1]s: change its files, each says at its top how
see it while you change it:  guide serve -watch -content %[1]s
check it:                    guide check %[1]s
`, dir)
	return nil
}

// writeWhole writes the files into a folder that is new or empty: all of them or none.
func writeWhole(dir string, files fs.FS) error {
	parts, err := os.MkdirTemp(filepath.Dir(filepath.Clean(dir)), ".guide-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(parts)
	if err := errors.Join(os.CopyFS(parts, files), os.Chmod(parts, 0o755)); err != nil {
		return err
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(parts, dir)
}
