package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	// pause is how long a folder is quiet before it is read: an editor saves a file
	// in several steps, and a person several files at once.
	pause = 150 * time.Millisecond
	// longestPause is for a folder that is never quiet.
	longestPause = 2 * time.Second
	// glance is how often the folder is looked at without a sign from the system,
	// which gives none for a drive on the network or a folder that was replaced.
	glance = time.Second
)

// folder is the folder of a pack, of which each change is noticed.
type folder struct {
	dir    string
	signs  *fsnotify.Watcher // nil when the system has no more: glances are enough
	glance time.Duration     // between two looks without a sign
	seen   fingerprint
}

// fingerprint is another when a name or a byte in the folder is.
type fingerprint [sha256.Size]byte

// watchFolder notices what changes from now on.
func watchFolder(dir string) *folder {
	f := &folder{dir: dir, glance: glance}
	if signs, err := fsnotify.NewWatcher(); err == nil {
		f.signs = signs
	}
	f.seen = f.look()
	return f
}

func (f *folder) close() {
	if f.signs != nil {
		f.signs.Close()
	}
}

// follow acts after each change, until the context ends.
func (f *folder) follow(ctx context.Context, act func()) {
	glances := time.NewTicker(f.glance)
	defer glances.Stop()
	quiet := time.NewTimer(0)
	quiet.Stop()
	var events <-chan fsnotify.Event
	var errors <-chan error
	if f.signs != nil {
		events, errors = f.signs.Events, f.signs.Errors
	}
	var stirred time.Time // zero: it is quiet
	stir := func() {
		if stirred.IsZero() {
			stirred = time.Now()
		}
		quiet.Reset(min(pause, time.Until(stirred.Add(longestPause))))
	}
	for {
		select {
		case <-ctx.Done():
			return
		case <-events:
			stir()
		case <-errors: // some are lost
			stir()
		case <-glances.C:
			if stirred.IsZero() && f.look() != f.seen {
				stir()
			}
		case <-quiet.C:
			stirred = time.Time{}
			if now := f.look(); now != f.seen {
				f.seen = now
				act()
			}
		}
	}
}

// look takes the folder's fingerprint, and asks for signs of all folders in it.
func (f *folder) look() fingerprint {
	sum := sha256.New()
	if root, err := os.OpenRoot(f.dir); err == nil { // otherwise it is gone, which is another fingerprint
		defer root.Close()
		f.lookInto(root.FS(), ".", sum)
	}
	return fingerprint(sum.Sum(nil))
}

// depth is how many folders a pack's files are in: guides and the guide's own.
const depth = 2

func (f *folder) lookInto(files fs.FS, name string, sum hash.Hash) {
	if f.signs != nil {
		f.signs.Add(filepath.Join(f.dir, filepath.FromSlash(name))) // an error leaves it to the glances
	}
	entries, err := fs.ReadDir(files, name)
	fmt.Fprintln(sum, name, err == nil)
	for _, entry := range entries {
		inside := path.Join(name, entry.Name())
		if strings.HasPrefix(entry.Name(), ".") || strings.HasSuffix(entry.Name(), "~") { // editors' own
			continue
		}
		info, err := fs.Stat(files, inside)
		switch {
		case err != nil:
			fmt.Fprintln(sum, inside, "cannot be read")
		case info.IsDir() && strings.Count(inside, "/") < depth:
			f.lookInto(files, inside, sum)
		default:
			fmt.Fprintln(sum, inside, info.Mode(), info.Size())
			copyFile(sum, files, inside, info)
		}
	}
}

// enough of a file is more than a pack may have in one.
const enough = 1 << 20

func copyFile(w io.Writer, files fs.FS, name string, info fs.FileInfo) {
	if !info.Mode().IsRegular() { // a named pipe would never answer
		return
	}
	file, err := files.Open(name)
	if err != nil {
		fmt.Fprintln(w, name, "cannot be opened")
		return
	}
	defer file.Close()
	io.Copy(w, io.LimitReader(file, enough)) // what breaks off is another fingerprint
}
