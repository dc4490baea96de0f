package pack_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content"
	"oneminuteguide/content/pack"
)

// A text or a list that is as large as it may be, of what costs a reader most, is read
// or refused within seconds: whoever sent it, the machine that checks it goes on.

// longest is how long the largest files may take, on a machine that is busy with other
// tests too.
const longest = time.Minute

const (
	textSize = 256<<10 - 500 // with its front matter, as large as a text may be
	oneSize  = 40 << 10      // one passage as long as may be: each more takes as long again
	yamlSize = 128<<10 - 500
)

// upTo repeats a piece in lines, and the lines in passages, as long as they may be.
func upTo(size int, piece string) string {
	line := strings.Repeat(piece, 8000/len(piece)) + "\n"
	passage := strings.Repeat(line, 4) + "\n"
	return strings.Repeat(passage, size/len(passage))
}

// each repeats what is made of a number.
func each(size int, piece func(i int) string) string {
	var b strings.Builder
	for i := 0; ; i++ {
		next := piece(i)
		if b.Len()+len(next) > size {
			return b.String()
		}
		b.WriteString(next)
	}
}

func of(format string) func(i int) string {
	return func(i int) string { return strings.ReplaceAll(format, "N", fmt.Sprint(i)) }
}

var largeTexts = map[string]string{
	"brackets":          upTo(oneSize, "["),
	"closed brackets":   upTo(oneSize, "[a]("),
	"brackets within":   upTo(oneSize, "[[a]]"),
	"stars":             upTo(oneSize, "*a "),
	"stars and lines":   upTo(oneSize, "**a_"),
	"tags with fields":  upTo(oneSize, "<a b="),
	"open comments":     upTo(oneSize, "a <!-- "),
	"quotations":        upTo(oneSize, "> "),
	"quotations, tight": upTo(oneSize, ">"),
	"lists":             upTo(oneSize, "- "),
	"entities":          upTo(oneSize, "&amp;"),
	"addresses":         upTo(oneSize, "https://a.b "),
	"mails":             upTo(oneSize, "a@b.c "),
	"tildes":            upTo(oneSize, "~~a "),
	"braces":            upTo(oneSize, "{:a}"),
	"open braces":       upTo(oneSize, "{:"),
	"numbers of nobody": upTo(oneSize, "0113 496 0009 "),
	"digits":            upTo(oneSize, "1"),
	"numbers in groups": upTo(oneSize, "0113-"),

	"headings of one name":     each(textSize, of("# a\n\n")),
	"headings named like two":  each(textSize, of("# a\n# a 1\n\n")),
	"links to headings":        "# a\n\n" + each(textSize-10, of("[a](#a)\n\n")),
	"links to no headings":     each(textSize, of("[a](#aN)\n\n")),
	"different links":          each(textSize, of("<http://a.b/N>\n\n")),
	"one refused picture":      each(textSize, of("![a](a.png)\n\n")),
	"footnotes":                each(textSize/2, of("[^N]\n\n")) + each(textSize/2, of("[^N]: a\n\n")),
	"one footnote, many marks": "[^1]: a\n\n" + each(textSize-10, of("[^1] [^1] [^1] [^1] [^1]\n\n")),
	"footnotes without a mark": each(textSize, of("[^N]: a\n\n")),
	"definitions":              each(textSize, of("[N]: a\n\n")),
	"uses of definitions":      "[a]: https://example.org/" + strings.Repeat("a", 7000) + "\n\n" + each(textSize-8000, of("[a]\n\n")),
	"short paragraphs":         each(textSize, of("a\n\n")),
	"empty lines":              strings.Repeat("\n", textSize-1) + "a",
	"short points":             each(textSize, of("- a\n\n")),
	"lists in lists":           each(textSize, func(i int) string { return strings.Repeat(" ", 2*(i%1000)) + "- a\n" + strings.Repeat("\n", i/30%2) }),
	"quotations in quotations": each(textSize, func(i int) string { return strings.Repeat("> ", 1+i%1000) + "a\n" + strings.Repeat("\n", i/30%2) }),
	"wide table":               strings.Repeat("|a", 3900) + "\n" + strings.Repeat("|-", 3900) + "\n" + each(16<<10, of("|\n")),
	"wide tables":              each(textSize, of(strings.Repeat("|a", 500)+"\n"+strings.Repeat("|-", 500)+"\n"+strings.Repeat("|\n", 14000)+"\n")),
	"code with marks":          "```\n" + each(textSize-20, of("** a\n")) + "```\n",
	"bullets":                  each(textSize, of("• a\n\n")),

	"blocks of HTML":            each(textSize, of("<p>a</p>\n\n")),
	"one block of HTML":         "<script>\n" + each(textSize-20, of("<p>\n\n")) + "</script>",
	"HTML of unknown tags":      each(textSize, of("a <aN>\n\n")),
	"HTML table within":         each(textSize, of(strings.Repeat("<table><tr><td>", 50)+"\n\n")),
	"HTML cells across":         each(2000, of("<table><tr><td colspan=9999 rowspan=9999>a<tr><td>b</table>\n\n")),
	"HTML cells, one across":    "<table><tr><td colspan=999999999>a<tr><td>b</table>\n",
	"HTML lists":                each(textSize, of("<ul><li>a<ul><li>a<ul><li>b</ul></ul></ul>\n\n")),
	"HTML addresses":            each(textSize, of("<p><a href=\"https://a.b/N\">a</a>\n\n")),
	"HTML entities":             each(textSize, of("<p>&lt;b&gt;*_[\n\n")),
	"HTML formatting":           each(textSize, of(strings.Repeat("<b><i><a href=x>", 100)+"\n\n")),
	"HTML in a comment's block": "<pre>\n" + upTo(textSize-20, "<b>*a_") + "</pre>",
}

// textOf lays a text over the small pack, which says that a contact has a number that
// is nearly one of the text's.
func textOf(t testing.TB, text string) fstest.MapFS {
	files := baseFiles(t)
	delete(files, "links.yaml")
	delete(files, "guides/demo/checklist.yaml")
	files["guides/demo/guide.md"].Data = []byte(frontMatter + text)
	files["guides/demo/a.png"] = &fstest.MapFile{Data: make([]byte, 200<<10)}
	return files
}

func TestTheLargestTextsAreReadInSeconds(t *testing.T) {
	t.Parallel()
	for name, text := range largeTexts {
		t.Run(name, func(t *testing.T) { assertQuick(t, textOf(t, text)) })
	}
}

// largeFields are files of fields, by the name of the file.
var largeFields = map[string]struct{ file, text string }{
	"contacts":             {"contacts.yaml", "emergency: c0\nadvice: c1\ncontacts:\n" + each(yamlSize, of("  - id: cN\n    name: Team N\n    audience: Anyone\n    number: 0113 496 0001\n"))},
	"unknown fields":       {"pack.yaml", each(yamlSize, of("aN: b\n"))},
	"one field often":      {"pack.yaml", each(yamlSize, of("title: b\n"))},
	"points":               {"links.yaml", "links:\n" + each(yamlSize, of("  -\n"))},
	"brackets":             {"links.yaml", "links: [" + strings.Repeat("a,", yamlSize/2) + "]\n"},
	"open brackets":        {"links.yaml", each(yamlSize, of("a: [\n"))},
	"deep":                 {"links.yaml", each(yamlSize, func(i int) string { return strings.Repeat(" ", i%40) + "a:\n" })},
	"anchors and aliases":  {"links.yaml", "links: [&a b" + strings.Repeat(", *a", yamlSize/5) + "]\n"},
	"words of nobody":      {"words.cy.yaml", each(yamlSize, of("pagesN: a\n"))},
	"words, one long name": {"words.cy.yaml", strings.Repeat("a", yamlSize) + ": b\n"},
	"links":                {"links.yaml", "links:\n" + each(yamlSize, of("  - id: aN\n    words: b\n    standing: unknown\n"))},
	"items of nobody":      {"guides/demo/checklist.yaml", "start: a\nparts:\n  - id: a\n    title: A\n    lead: Signs to think about include\n    items:\n" + each(yamlSize, of("      - id: iN\n        words: a sign that is not there N\n"))},
	"source of nobody":     {"guides/demo/source.txt", each(textSize, of("Not there N. "))},
	"source of letters":    {"guides/demo/source.txt", strings.Repeat("a.", textSize/2)},
}

func TestTheLargestFieldsAreReadInSeconds(t *testing.T) {
	t.Parallel()
	for name, c := range largeFields {
		t.Run(name, func(t *testing.T) {
			files := baseFiles(t)
			if strings.HasPrefix(c.file, "words") {
				files["pack.yaml"].Data = append(files["pack.yaml"].Data, "lang: cy\n"...)
			}
			if strings.HasPrefix(c.file, "guides") { // against a long text
				text := frontMatter + "## Signs\n\nSigns to think about include:\n\n" + strings.Repeat("A made-up line of aaaaaaa.\n\n", 8000)
				files["guides/demo/guide.md"].Data = []byte(text)
			}
			files[c.file] = &fstest.MapFile{Data: []byte(c.text)}
			assertQuick(t, files)
		})
	}
}

// Each number of a text can be a slip in a contact's.
func TestManyNumbersAndManyContacts(t *testing.T) {
	t.Parallel()
	files := textOf(t, each(textSize, of("Ring 0113 496 8N.\n\n")))
	files["contacts.yaml"].Data = []byte("emergency: c0\nadvice: c1\ncontacts:\n" + each(yamlSize, func(i int) string {
		return fmt.Sprintf("  - id: c%d\n    name: Team %d\n    audience: Anyone\n    number: 0113 496 %04d\n", i, i, i%10000)
	}))
	assertQuick(t, files)
}

// A report that goes on for pages hides what is wrong, and a text that is short can make
// pages that are not.
func TestWhatGrowsWithoutEnd(t *testing.T) {
	t.Parallel()
	address := "[a]: https://example.org/" + strings.Repeat("a", 7000) + " \"" + strings.Repeat("b", 900) + "\"\n\n"
	_, _, fault := check(t, textOf(t, address+each(textSize-9000, of("[a]\n\n"))))
	lines := strings.Split(fault, "\n")
	assert.Len(t, lines, 1001)
	assert.Equal(t, `guides/demo/guide.md:309: link "a": the addresses of all links together have more than 1 MB: want shorter ones, or fewer`, lines[0])
	assert.Regexp(t, `^\.: \d+ more like these: want those above put right first$`, lines[1000])
}

func assertQuick(t *testing.T, files fstest.MapFS) {
	t.Helper()
	began := time.Now()
	pack.Check(files, content.Date{Year: 2026, Month: 11, Day: 25})
	assert.Less(t, time.Since(began), longest)
}
