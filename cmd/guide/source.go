package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"syscall"
	"time"

	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
	"oneminuteguide/web"
)

// source is where a pack is read from: a folder, or "" for the one that is built in.
type source struct{ dir string }

func (s source) String() string {
	if s.dir == "" {
		return "built in"
	}
	return "folder " + s.dir
}

// title says which pack it is, for the first line of every command.
func (s source) title(p *content.Pack) string {
	return fmt.Sprintf("%s, version %d, %s", p.Title, p.Version, s)
}

// reading is a pack, with what an editor should look at.
type reading struct {
	pack     *content.Pack
	warnings []string
}

// read reads the pack until the context ends.
func (s source) read(ctx context.Context) (reading, error) {
	var files fs.FS = leeds.Files
	if s.dir != "" {
		files = os.DirFS(s.dir)
	}
	return until(ctx, func() (reading, error) { return s.readFrom(files, time.Now()) })
}

func (s source) readFrom(files fs.FS, now time.Time) (reading, error) {
	switch info, err := fs.Stat(files, "."); {
	case errors.Is(err, fs.ErrNotExist):
		return reading{}, fmt.Errorf("%s: no such folder: want the folder of a pack", s.dir)
	case errors.Is(err, syscall.ENOTDIR), err == nil && !info.IsDir():
		return reading{}, fmt.Errorf("%s: not a folder: want the folder of a pack", s.dir)
	case err != nil:
		return reading{}, fmt.Errorf("%s: %w", s.dir, err)
	}
	p, warnings, err := pack.Check(files, content.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()})
	if err != nil {
		err = fmt.Errorf("the pack in %s cannot be published:\n%w", s, err)
	}
	return reading{p, warnings}, err
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

// site builds the site of the pack with the app that is built in, and says what
// it is made of. The warnings are the pack's and those about the options.
func (s source) site(ctx context.Context, options web.Options, stdout io.Writer) (site *web.Site, warnings []string, err error) {
	r, err := s.read(ctx)
	if err != nil {
		return nil, r.warnings, err
	}
	fmt.Fprintln(stdout, s.title(r.pack))
	client, err := web.BuiltClient()
	if err != nil {
		return nil, r.warnings, err
	}
	if site, err = web.NewSite(r.pack, client, options); err != nil {
		return nil, r.warnings, err
	}
	id, err := site.AppID()
	if err != nil {
		return nil, r.warnings, err
	}
	fmt.Fprintln(stdout, "app version", id)
	warnings = r.warnings
	if slices.Contains(options.BadApps, id) {
		warnings = append(warnings, "-bad-app "+id+" is the app of this site: phones go back to the one before, "+
			"and new phones get pages and numbers but no app; publish another app")
	}
	if options.Retire {
		warnings = append(warnings, "-retire: every phone that opens this site removes its copy, and then needs the network")
	}
	return site, warnings, nil
}
