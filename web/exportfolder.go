package web

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"oneminuteguide/web/protocol"
)

// moveAll moves what is in the work folder to the folder around it, the release
// last, or moves nothing.
func moveAll(ctx context.Context, work, dir string) (err error) {
	if entries, err := os.ReadDir(dir); err != nil {
		return err
	} else if len(entries) > 1 {
		return fmt.Errorf("%s is no longer empty: something else is writing to it", dir)
	}
	entries, err := os.ReadDir(work)
	if err != nil {
		return err
	}
	release := filepath.Base(protocol.ReleasePath)
	names := []string{}
	for _, entry := range entries {
		if entry.Name() != release {
			names = append(names, entry.Name())
		}
	}
	var moved []string
	defer func() {
		if err != nil {
			for _, name := range moved {
				os.RemoveAll(name)
			}
		}
	}()
	for _, name := range append(names, release) {
		if err := ctx.Err(); err != nil {
			return err
		}
		target := filepath.Join(dir, name)
		if err := os.Rename(filepath.Join(work, name), target); err != nil {
			return err
		}
		moved = append(moved, target)
	}
	return nil
}

// prepare makes the folder, or makes sure that it is empty. undo removes the
// folders that it made.
func prepare(dir string) (undo func(), err error) {
	if dir == "" {
		return nil, errors.New(`export to "": want the name of a new or empty folder`)
	}
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return makeFolders(dir)
	}
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is not a folder: want a new or empty folder", dir)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	left := slices.DeleteFunc(slices.Clone(entries), func(e fs.DirEntry) bool {
		return !strings.HasPrefix(e.Name(), workFolder)
	})
	others := len(entries) - len(left)
	switch {
	case others > 0 && len(left) > 0:
		return nil, fmt.Errorf("%s holds an unfinished export: empty it, or name another folder", dir)
	case others > 0:
		return nil, fmt.Errorf("%s is not empty: want a new or empty folder", dir)
	}
	for _, entry := range left {
		if err := os.RemoveAll(filepath.Join(dir, entry.Name())); err != nil {
			return nil, err
		}
	}
	return func() {}, nil
}

// makeFolders makes the folder and those above it that are missing.
func makeFolders(dir string) (undo func(), err error) {
	if _, err := os.Lstat(dir); err == nil {
		return nil, fmt.Errorf("%s is a link to nothing: want a new or empty folder", dir)
	}
	var made []string // the deepest first
	for missing := filepath.Clean(dir); ; missing = filepath.Dir(missing) {
		if _, err := os.Lstat(missing); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		made = append(made, missing)
	}
	undo = func() {
		for _, folder := range made {
			os.Remove(folder) // only when it is empty
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		undo()
		return nil, err
	}
	return undo, nil
}
