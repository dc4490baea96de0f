package pack_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content"
)

// places are where a pack has words, each in a file of its own words.
var places = map[string]struct {
	file, text string
	read       func(p *content.Pack) string
}{
	"title":       {"pack.yaml", "title: WORDS\nshort_name: S\npartnership: P\n", func(p *content.Pack) string { return p.Title }},
	"partnership": {"pack.yaml", "title: T\nshort_name: S\npartnership: WORDS\n", func(p *content.Pack) string { return p.Partnership }},
	"contact":     {"pack.yaml", "title: T\nshort_name: S\npartnership: P\ncontact: WORDS\n", func(p *content.Pack) string { return p.ContactAddress }},
	"group":       {"pack.yaml", "title: T\nshort_name: S\npartnership: P\ngroups:\n  - title: WORDS\n    guides: [demo]\n", func(p *content.Pack) string { return p.Groups[0].Title }},
	"practice": {"practice.yaml", "label: L\nbefore: [WORDS]\nafter: [A]\nsources: S\nfound: 2026-11-23\n",
		func(p *content.Pack) string { return p.Practice.Before[0] }},
	"contact's note": {"contacts.yaml", "emergency: a\nadvice: b\ncontacts:\n  - id: a\n    name: A\n    audience: A\n    number: 999\n" +
		"  - id: b\n    name: B\n    audience: B\n    number: 0113 496 0001\n    note: WORDS\n", func(p *content.Pack) string { return p.Contacts[1].Note }},
	"guide's publisher": {"guides/demo/guide.md", strings.Replace(frontMatter, "Example partnership", "WORDS", 1) + "\nA text.\n",
		func(p *content.Pack) string { return p.Guides[0].Publisher }},
}

var atLine = regexp.MustCompile(`^[a-z/.]+:[0-9]+: `)

// Whatever is in a field is read as it is, or refused with its file and line.
func TestHostileWordsAreReadAsTheyAreOrRefused(t *testing.T) {
	refused := 0
	for _, words := range []string{
		"<img src=x onerror=alert(1)>", `"><script>alert(1)</script>`, "javascript:alert(1)", "{{7*7}}", "</style><script>", `'">&amp;&lt;`,
		"a\u2028b", "a\u202Eb", "a\x00b", "a\x1b[2Jb", "a\uE000b", "a\u200Bb", "e" + strings.Repeat("\u0301", 50), "👩🏽\u200D🔬", "שלום 123",
		strings.Repeat("Donaudampfschiff", 7), "-->", "]]>", "%00", `C:\a\b`, "true", "null", "~", "0x41", "1e3", "a # b", "a: b", "- a", "*a", "&a", "!a", "@a", "`a`",
	} {
		for name, place := range places {
			files := baseFiles(t)
			delete(files, "guides/demo/checklist.yaml")
			delete(files, "links.yaml")
			text := strings.ReplaceAll(place.text, "WORDS", quotedForYAML(words))
			files[place.file] = &fstest.MapFile{Data: []byte(text)}
			if place.file != "guides/demo/guide.md" {
				files["guides/demo/guide.md"].Data = []byte(frontMatter + "\nA text.\n")
			}
			p, _, fault := check(t, files)
			if fault != "" {
				refused++
				for line := range strings.SplitSeq(fault, "\n") {
					assert.Regexp(t, atLine, line, "%s: %q", name, words)
				}
				continue
			}
			assert.Equal(t, strings.Join(strings.Fields(words), " "), place.read(p), name)
		}
	}
	assert.Positive(t, refused, "hidden characters are refused")
}

// quotedForYAML is a text in double quotes, of which Go's are nearly YAML's.
func quotedForYAML(words string) string { return strconv.QuoteToASCII(words) }
