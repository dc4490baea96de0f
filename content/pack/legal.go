package pack

import (
	"regexp"
	"strings"

	"oneminuteguide/content"
)

// The pages that the law asks of the publisher.
const (
	privacyFile       = "privacy.md"
	accessibilityFile = "accessibility.md"
)

// readLegal reads a page that is the publisher's own, in the Markdown of a guide
// and without front matter. A pack can do without it.
func (r *reader) readLegal(file string, links *linkRecords, contacts directory) []content.Block {
	if !r.exists(file) {
		return nil
	}
	source, ok := r.readSource(file, "the publisher's own words")
	if !ok {
		return nil
	}
	if line, fault := tooLong(string(source)); fault != "" {
		r.problems.add(file, line, "%s", fault)
		return nil
	}
	r.warnOfBrackets(file, string(source))
	markdown := r.newMarkdown(file, links, contacts)
	markdown.source = source
	blocks := markdown.read()
	r.keepJumps("", markdown)
	contacts.dial(blocks)
	return blocks
}

// inBrackets finds words in square brackets that are no link.
var inBrackets = regexp.MustCompile(`\[[^\[\]]*\](?:[^(]|$)`)

// warnOfBrackets finds what a draft leaves for the publisher to complete, and says
// so once a file: serve and export say it, too.
func (r *reader) warnOfBrackets(file, source string) {
	if at := inBrackets.FindStringIndex(source); at != nil {
		line := 1 + strings.Count(source[:at[0]], "\n")
		r.problems.warn(file, line, "a draft: want the words in square brackets completed by the publisher, here and below")
	}
}
