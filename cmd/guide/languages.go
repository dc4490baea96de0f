package main

import (
	"fmt"
	"io"
	"strings"

	"oneminuteguide/content"
)

// listLanguages says in what languages the pack is, and what of it is in the main one
// alone. A pack in one language has nothing to say.
func listLanguages(w io.Writer, p *content.Pack) {
	if len(p.Languages) == 0 {
		return
	}
	names := make([]string, len(p.Languages))
	for i, l := range p.Languages {
		names[i] = l.Name
	}
	fmt.Fprintln(w, "languages: "+strings.Join(names, ", "))
	for _, e := range p.Editions {
		if missing := untranslated(e); len(missing) > 0 {
			fmt.Fprintf(w, "%s: not translated yet: %s\n", e.Lang, strings.Join(missing, ", "))
		}
	}
}

// untranslated names what the edition has from the main language.
func untranslated(e *content.Pack) (names []string) {
	if e.Translation == nil && !strings.HasPrefix(e.Lang, "en") {
		names = append(names, "the app's own words")
	}
	for _, g := range e.Groups {
		if g.Lang != "" {
			names = append(names, fmt.Sprintf("group %q", g.Title))
		}
	}
	for _, c := range e.AllContacts() {
		if c.Lang != "" {
			names = append(names, "contact "+c.ID)
		}
	}
	for _, g := range e.Guides {
		switch {
		case g.Lang != "":
			names = append(names, "guides/"+g.ID)
		case g.Checklist.Lang != "" && !g.Checklist.Empty():
			names = append(names, "checklist of guides/"+g.ID)
		}
	}
	if e.Practice.Lang != "" && e.Practice.Label != "" {
		names = append(names, "practice")
	}
	if e.PrivacyLang != "" {
		names = append(names, "privacy")
	}
	if e.AccessibilityLang != "" {
		names = append(names, "accessibility")
	}
	return names
}
