package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"syscall"
	"time"

	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
	"oneminuteguide/content/words"
)

// source is where a pack is read from: a folder, or "" for the one that is built in.
type source struct {
	dir    string
	drafts bool // read guides that are not to be published yet, too
}

func (s source) String() string {
	if s.dir == "" {
		return "built in"
	}
	return "folder " + s.dir
}

// title says which pack it is, for the first line of every command.
func (s source) title(p *content.Pack) string {
	if p.Version == 0 {
		return fmt.Sprintf("%s, %s", p.Title, s)
	}
	return fmt.Sprintf("%s, version %s, %s", p.Title, words.English().Version(p.Version), s)
}

// reading is a pack, with what an editor should look at.
type reading struct {
	pack     *content.Pack
	warnings []pack.Finding
	last     publication // what was published from the folder before
}

// read reads the pack until the context ends.
func (s source) read(ctx context.Context) (reading, error) {
	return until(ctx, func() (r reading, err error) {
		err = s.open(func(files fs.FS) error { r, err = s.readFrom(files, time.Now()); return err })
		return r, err
	})
}

// open gives the files of the folder and of no other: a pack can come from anyone, and
// a link in it that leads out of the folder would publish what it leads to.
func (s source) open(use func(files fs.FS) error) error {
	if s.dir == "" {
		return use(leeds.Files)
	}
	root, err := os.OpenRoot(s.dir)
	if err != nil {
		return s.notOpened(err)
	}
	defer root.Close()
	return use(root.FS())
}

func (s source) notOpened(err error) error {
	switch info, _ := os.Stat(s.dir); {
	case errors.Is(err, fs.ErrNotExist):
		return pack.Faults{{File: s.dir, Words: "no such folder: want the folder of a pack"}}
	case errors.Is(err, syscall.ENOTDIR), info != nil && !info.IsDir():
		return pack.Faults{{File: s.dir, Words: "not a folder: want the folder of a pack"}}
	default:
		return fmt.Errorf("%s: %w", s.dir, err)
	}
}

func (s source) readFrom(files fs.FS, now time.Time) (reading, error) {
	originals := sync.OnceValues(readOriginals)
	go originals() // beside the pack
	p, warnings, err := pack.Check(files, content.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()})
	if err == nil && !s.drafts {
		err = pack.WithoutDrafts(p)
	}
	if err != nil {
		return reading{warnings: warnings}, fmt.Errorf("this pack cannot be published (%s):\n%w", s, err)
	}
	r := reading{p, warnings, publication{}}
	if s.dir != "" {
		r.last, err = readPublication(s.dir)
	}
	if words := r.last.doubts(p); words != "" {
		r.warnings = append(r.warnings, pack.Finding{File: "pack.yaml", Words: words})
	}
	known, readErr := originals()
	kept, leftErr := leftOver(files, p, known)
	r.warnings = append(r.warnings, kept...)
	return r, cmp.Or(err, readErr, leftErr)
}

// faultsIn are the faults of the pack that the error holds. One that is not about
// a file is about the folder.
func (s source) faultsIn(err error) pack.Faults {
	if faults := pack.FaultsIn(err); len(faults) > 0 {
		return faults
	}
	return pack.Faults{{File: s.dir, Words: err.Error()}}
}

// until returns what do returns, or at once when the context ends: a read can
// hang, as from a network that went away, and then nothing else breaks it off.
func until[T any](ctx context.Context, do func() (T, error)) (T, error) {
	type outcome struct {
		value T
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		value, err := do()
		done <- outcome{value, err}
	}()
	select {
	case <-ctx.Done():
		return *new(T), ctx.Err()
	case o := <-done:
		return o.value, cmp.Or(ctx.Err(), o.err)
	}
}
