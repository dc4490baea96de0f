package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"oneminuteguide/content"
	"oneminuteguide/content/pack"
	"oneminuteguide/content/words"
	"oneminuteguide/web"
)

const checkUsage = `	guide check [-json] [DIR]
		report what is wrong with the pack in DIR, by file and line
		-json          as JSON: faults and warnings, each with file, line and message
`

// check reads a pack and builds its pages, so that what passes can be published.
func check(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := newFlags("check", checkUsage, stderr)
	asJSON := flags.Bool("json", false, "report as JSON")
	if err := parse(flags, args, 0, 1); err != nil {
		return err
	}
	from := source{dir: flags.Arg(0), drafts: true}
	if flags.NArg() == 1 && from.dir == "" {
		return errors.New(`check "": want the folder of a pack`)
	}
	r, err := from.read(ctx)
	if err == nil {
		_, err = web.NewSite(r.pack, web.Client{}, web.Options{}) // the pages need no client
	}
	if err == nil {
		r.warnings = append(r.warnings, openLinks(r.pack)...)
	}
	if *asJSON {
		return reportJSON(stdout, from, r, err)
	}
	if flags.NArg() == 0 {
		fmt.Fprintln(stdout, "no folder given: checking the built-in pack")
	}
	for _, w := range r.warnings {
		fmt.Fprintln(stderr, "warning:", w)
	}
	if err != nil {
		return err
	}
	report(stdout, from, r)
	return nil
}

// report says what is in a pack that can be published.
func report(w io.Writer, from source, r reading) {
	p := r.pack
	fmt.Fprintln(w, from.title(p))
	for i := range p.Guides {
		g := &p.Guides[i]
		checklist := ""
		if g.Checklist.Empty() {
			checklist = ", no checklist"
		}
		if g.Draft {
			checklist += ", a draft that is not published"
		}
		fmt.Fprintf(w, "guides/%s: %s, review due %s%s\n", g.ID, g.ShortTitle, g.ReviewDue.In(words.English()), checklist)
	}
	for _, link := range p.Links {
		if link.Guide != "" {
			fmt.Fprintf(w, "links.yaml: %s: %q leads to guides/%s\n", link.ID, link.Words, link.Guide)
		}
	}
	listLanguages(w, p)
	outcome := "nothing is wrong"
	if len(r.warnings) > 0 {
		outcome = "it can be published, but see the warnings"
	}
	fmt.Fprintf(w, "%s, %s: %s\n", counted(len(p.AllContacts()), "contact"), counted(len(p.Links), "link"), outcome)
}

// counted is a number with the word for what it counts.
func counted(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// openLinks is the editor's list of links to complete, which only a check has: readers
// are told once a guide.
func openLinks(p *content.Pack) []pack.Finding {
	open := openLinksOf(p, p.Links)
	for _, e := range p.Editions {
		open = append(open, openLinksOf(e, slices.DeleteFunc(slices.Clone(e.Links), func(l content.Link) bool { return p.Link(l.ID).ID != "" }))...)
	}
	return open
}

// openLinksOf are those among the links of an edition.
func openLinksOf(p *content.Pack, links []content.Link) []pack.Finding {
	var open []pack.Finding
	for _, link := range links {
		f := pack.Finding{File: "links.yaml"}
		named := link.ID
		if link.ID == link.Address { // as it is in a text, without a record
			f.File, named = fileWith(p, link.ID), "link"
		}
		switch link.Standing() {
		case content.Unknown:
			f.Words = fmt.Sprintf("%s: %q has no address yet", named, link.Words)
		case content.Unverified:
			f.Words = fmt.Sprintf("%s: the address of %q is not confirmed yet", named, link.Words)
		default:
			continue
		}
		open = append(open, f)
	}
	return open
}

// fileWith is the file of the first text that has the link.
func fileWith(p *content.Pack, link string) string {
	end := ".md"
	if p.Base != "" {
		end = "." + p.Lang + end
	}
	for _, g := range p.Guides {
		if slices.Contains(content.Links(g.Blocks), link) {
			return "guides/" + g.ID + "/guide" + end
		}
	}
	return "privacy" + end + " or accessibility" + end
}

// reportJSON is for other programs: both lists are there when they are empty.
func reportJSON(w io.Writer, from source, r reading, err error) error {
	findings := struct {
		Faults   []pack.Finding `json:"faults"`
		Warnings []pack.Finding `json:"warnings"`
	}{[]pack.Finding{}, append([]pack.Finding{}, r.warnings...)}
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case err != nil:
		findings.Faults, err = from.faultsIn(err), errReported
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false) // it is in no page
	encoder.SetIndent("", "  ")
	if writing := encoder.Encode(findings); writing != nil {
		return writing
	}
	return err
}
