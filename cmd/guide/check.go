package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"oneminuteguide/content"
	"oneminuteguide/web"
)

const checkUsage = `	guide check [DIR]
		report what is wrong with the pack in DIR, by file and line
`

// check reads a pack and builds its pages, so that what passes can be published.
func check(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := newFlags("check", checkUsage, stderr)
	if err := parse(flags, args, 0, 1); err != nil {
		return err
	}
	from := source{flags.Arg(0)}
	if flags.NArg() == 1 && from.dir == "" {
		return errors.New(`check "": want the folder of a pack`)
	}
	if flags.NArg() == 0 {
		fmt.Fprintln(stdout, "no folder given: checking the built-in pack")
	}
	r, err := from.read(ctx)
	for _, w := range r.warnings {
		fmt.Fprintln(stderr, "warning:", w)
	}
	if err != nil {
		return err
	}
	p := r.pack
	if _, err := web.NewSite(p, web.Client{}, web.Options{}); err != nil { // the pages need no client
		return err
	}
	fmt.Fprintln(stdout, from.title(p))
	for i := range p.Guides {
		g := &p.Guides[i]
		checklist := ""
		if g.Checklist.Empty() {
			checklist = ", no checklist"
		}
		fmt.Fprintf(stdout, "guides/%s: %s, review due %s%s\n", g.ID, g.ShortTitle, g.ReviewDue, checklist)
	}
	listOpenLinks(stdout, p)
	outcome := "nothing is wrong"
	if len(r.warnings) > 0 {
		outcome = "it can be published, but see the warnings"
	}
	fmt.Fprintf(stdout, "%d contacts, %d links: %s\n", len(p.Contacts), len(p.Links), outcome)
	return nil
}

// listOpenLinks is the editor's list of links to complete. Readers are told once a
// guide that some words lead nowhere.
func listOpenLinks(w io.Writer, p *content.Pack) {
	for _, link := range p.Links {
		switch link.Standing() {
		case content.Unknown:
			fmt.Fprintf(w, "links.yaml: %s: %q has no address yet\n", link.ID, link.Words)
		case content.Unverified:
			fmt.Fprintf(w, "links.yaml: %s: the address of %q is not confirmed yet\n", link.ID, link.Words)
		}
	}
}
