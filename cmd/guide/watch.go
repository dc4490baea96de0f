package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"time"

	"oneminuteguide/content/pack"
	"oneminuteguide/web"
)

// watch serves a preview of the pack while it is edited, until the context ends.
func watch(ctx context.Context, p *publisher, addr string, stdout, stderr io.Writer, log *slog.Logger) error {
	preview, err := web.NewPreview()
	if err != nil {
		return err
	}
	folder := watchFolder(p.from.dir)
	defer folder.close()
	listener, err := listen(addr, inUseByGuide)
	if err != nil {
		return err
	}
	e := &editing{p, preview, place(listener.Addr(), "http", "/"), stdout, stderr, nil}
	if err := e.show(ctx); err != nil {
		listener.Close()
		return err
	}
	fmt.Fprintf(stdout, "the guide is at %s on this machine only; open pages show each change of %s\n", e.place, p.from)
	go folder.follow(ctx, func() { e.show(ctx) })
	return web.Serve(ctx, listener, preview, log)
}

// editing is a pack that changes, and the preview of it.
type editing struct {
	publisher      *publisher
	preview        *web.Preview
	place          string // where the preview is
	stdout, stderr io.Writer
	warned         []pack.Finding // the warnings that the editor has seen
}

// show reads the pack and shows it, or what is wrong with it, in the browser and
// in the terminal. Its error is that the context has ended.
func (e *editing) show(ctx context.Context) error {
	site, r, err := e.publisher.site(ctx, e.publisher.from.read)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var warnings []string
	for _, w := range r.warnings {
		warnings = append(warnings, w.String())
		if !slices.Contains(e.warned, w) {
			fmt.Fprintln(e.stderr, "warning:", w)
		}
	}
	e.warned = r.warnings
	now := time.Now().Format(time.TimeOnly)
	if err != nil {
		var faults []string
		for _, fault := range e.publisher.from.faultsIn(err) {
			faults = append(faults, fault.String())
		}
		e.preview.Refuse(faults, warnings...)
		fmt.Fprintf(e.stderr, "%s %v\nthe site stays as it was; this is also at %s-/faults\n", now, err, e.place)
		return nil
	}
	e.preview.Publish(site, warnings...)
	fmt.Fprintf(e.stdout, "%s no faults: %s\n", now, e.publisher.from.title(r.pack))
	return nil
}
