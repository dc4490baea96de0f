package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
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

// read reads the pack, with what an editor should look at.
func (s source) read(ctx context.Context) (*content.Pack, []string, error) {
	var files fs.FS = leeds.Files
	if s.dir != "" {
		switch info, err := os.Stat(s.dir); {
		case errors.Is(err, fs.ErrNotExist):
			return nil, nil, fmt.Errorf("%s: no such folder: want the folder of a pack", s.dir)
		case err != nil:
			return nil, nil, err
		case !info.IsDir():
			return nil, nil, fmt.Errorf("%s: not a folder: want the folder of a pack", s.dir)
		}
		files = os.DirFS(s.dir)
	}
	p, warnings, err := readPack(ctx, files, time.Now())
	if err != nil && !errors.Is(err, context.Canceled) {
		err = fmt.Errorf("the pack in %s cannot be published:\n%w", s, err)
	}
	return p, warnings, err
}

// readPack reads a pack until the context ends. A read can hang, as on a network
// that went away, and cannot be broken off; the command ends without it.
func readPack(ctx context.Context, files fs.FS, now time.Time) (*content.Pack, []string, error) {
	type answer struct {
		pack     *content.Pack
		warnings []string
		err      error
	}
	answers := make(chan answer, 1)
	go func() {
		p, warnings, err := pack.Check(files, content.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()})
		answers <- answer{p, warnings, err}
	}()
	select {
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	case a := <-answers:
		return a.pack, a.warnings, errors.Join(a.err, ctx.Err())
	}
}

// site builds the site of the pack with the app that is built in, and says what
// it is made of.
func (s source) site(ctx context.Context, options web.Options, stdout io.Writer) (*web.Site, []string, error) {
	p, warnings, err := s.read(ctx)
	if err != nil {
		return nil, warnings, err
	}
	fmt.Fprintln(stdout, s.title(p))
	client, err := web.BuiltClient()
	if err != nil {
		return nil, warnings, err
	}
	site, err := web.NewSite(p, client, options)
	if err != nil {
		return nil, warnings, err
	}
	id, err := site.AppID()
	fmt.Fprintln(stdout, "app version", id)
	if slices.Contains(options.BadApps, id) {
		warnings = append(warnings, "-bad-app "+id+" is the app of this site: phones go back to the one before, "+
			"and new phones get pages and numbers but no app; publish another app")
	}
	return site, warnings, err
}
