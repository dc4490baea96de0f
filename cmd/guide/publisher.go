package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"sync"
	"time"

	"oneminuteguide/content/pack"
	"oneminuteguide/web"
)

// publisher makes sites of one source, all with the same app and options.
type publisher struct {
	from    source
	options web.Options
	client  func() (web.Client, error) // the one that is built in, read once
	state   state
	keep    func(p publication, dir string) error
	last    publication // of this program
}

func newPublisher(from source, options web.Options) *publisher {
	return &publisher{from: from, options: options, client: sync.OnceValues(web.BuiltClient), keep: publication.write}
}

// site reads the pack one way or the other, and builds its site.
func (p *publisher) site(ctx context.Context, read func(context.Context) (reading, error)) (*web.Site, reading, error) {
	go p.client() // beside the pack
	r, err := read(ctx)
	if err != nil {
		return nil, r, err
	}
	if err := p.number(&r); err != nil {
		return nil, r, err
	}
	client, err := p.client()
	if err != nil {
		return nil, r, err
	}
	site, err := web.NewSite(r.pack, client, p.options)
	return site, r, err
}

// number gives the pack the number of this publication, and keeps it in the folder.
// Where nothing can be kept, it is the minute of the newest change in the folder: a second
// server of the same folder has the same. It is still above every number that is known:
// files that were copied, and the record in a folder that was restored, can be older.
func (p *publisher) number(r *reading) error {
	last := r.last
	if p.last.Number > last.Number {
		last = p.last
	}
	numbered, err := last.next(r.pack, time.Now())
	if err != nil {
		return err
	}
	own := r.pack.Version != 0
	defer func() { r.pack.Version, p.last = numbered.Number, numbered }()
	if p.from.dir == "" || p.options.Preview || numbered == r.last {
		return nil
	}
	if err := p.keep(numbered, p.from.dir); err != nil && !own {
		r.warnings = append(r.warnings, pack.Finding{File: publicationFile, Words: "cannot be written: " +
			"the version is the minute of the newest change in the folder, want the folder writable or a version in pack.yaml"})
		if numbered.Content == last.Content {
			return nil
		}
		var changed time.Time
		err := p.from.open(func(files fs.FS) (err error) { changed, err = lastChange(files); return err })
		if err != nil {
			return err
		}
		numbered.Number = max(last.Number+1, int(changed.Unix()/60))
	}
	return nil
}

// first builds the site, and says what it is made of. The warnings are the pack's
// and those about the options.
func (p *publisher) first(ctx context.Context, stdout io.Writer) (site *web.Site, warnings []string, err error) {
	site, r, err := p.site(ctx, p.from.read)
	for _, w := range r.warnings {
		warnings = append(warnings, w.String())
	}
	if err != nil {
		return nil, warnings, err
	}
	p.state.published(p.from, r.pack)
	id, err := site.AppID()
	if err != nil {
		return nil, warnings, err
	}
	fmt.Fprintf(stdout, "%s\napp version %s\n", p.from.title(r.pack), id)
	if slices.Contains(p.options.BadApps, id) {
		warnings = append(warnings, "-bad-app "+id+" is the app of this site: phones go back to the one before, "+
			"and new phones get pages and numbers but no app; publish another app")
	}
	if p.options.Security != nil {
		if soon, _ := web.CheckSecurity("security.txt", p.options.Security, time.Now()); soon != "" {
			warnings = append(warnings, soon)
		}
	}
	if p.options.Retire {
		warnings = append(warnings, "-retire: every phone that opens this site removes its copy, and then needs the network")
	}
	return site, warnings, nil
}
