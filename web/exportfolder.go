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
)

// moveAll moves what is in one folder to another, the pointer last, or nothing.
func moveAll(ctx context.Context, from, to string) (err error) {
	var names []string
	entries, err := os.ReadDir(from)
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	pointer := filepath.Base(pointerPath)
	slices.SortStableFunc(names, func(a, b string) int {
		switch pointer {
		case a:
			return 1
		case b:
			return -1
		}
		return 0
	})
	var moved []string
	defer func() {
		if err != nil {
			for _, name := range moved {
				os.RemoveAll(name)
			}
		}
	}()
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		target := filepath.Join(to, name)
		if err := os.Rename(filepath.Join(from, name), target); err != nil {
			return err
		}
		moved = append(moved, target)
	}
	return err
}

// prepare makes the folder, or makes sure that it is empty. undo takes away the
// folders that were made.
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
	left := slices.DeleteFunc(slices.Clone(entries), func(e fs.DirEntry) bool { return !strings.HasPrefix(e.Name(), workFolder) })
	others := len(entries) - len(left)
	switch {
	case others > 0 && len(left) > 0:
		return nil, fmt.Errorf("%s holds an export that was broken off: remove what is in it, or name another folder", dir)
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
