package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"sync"

	"oneminuteguide/web"
)

// publisher makes sites of one source, all with the same app and options.
type publisher struct {
	from    source
	options web.Options
	client  func() (web.Client, error) // the one that is built in, read once
}

func newPublisher(from source, options web.Options) *publisher {
	return &publisher{from, options, sync.OnceValues(web.BuiltClient)}
}

// site reads the pack and builds its site.
func (p *publisher) site(ctx context.Context) (*web.Site, reading, error) {
	r, err := p.from.read(ctx)
	if err != nil {
		return nil, r, err
	}
	client, err := p.client()
	if err != nil {
		return nil, r, err
	}
	site, err := web.NewSite(r.pack, client, p.options)
	return site, r, err
}

// first builds the site, and says what it is made of. The warnings are the pack's
// and those about the options.
func (p *publisher) first(ctx context.Context, stdout io.Writer) (site *web.Site, warnings []string, err error) {
	site, r, err := p.site(ctx)
	for _, w := range r.warnings {
		warnings = append(warnings, w.String())
	}
	if err != nil {
		return nil, warnings, err
	}
	id, err := site.AppID()
	if err != nil {
		return nil, warnings, err
	}
	fmt.Fprintf(stdout, "%s\napp version %s\n", p.from.title(r.pack), id)
	if slices.Contains(p.options.BadApps, id) {
		warnings = append(warnings, "-bad-app "+id+" is the app of this site: phones go back to the one before, "+
			"and new phones get pages and numbers but no app; publish another app")
	}
	if p.options.Retire {
		warnings = append(warnings, "-retire: every phone that opens this site removes its copy, and then needs the network")
	}
	return site, warnings, nil
}
