package pack_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content/pack"
)

func TestFaultsOfFrontMatter(t *testing.T) {
	expectFaults(t, []fault{
		{name: "unknown field", file: guideFile, old: "source: Leeds", new: "sauce: Leeds",
			want: []string{
				guideFile + `:20: source is missing`,
				guideFile + `:LINE: unknown field "sauce": want title, short_title, publisher, source, text_date, copied_on, last_checked, review_due, draft or former_ids`,
			}},
		{name: "wrong YAML", file: guideFile, old: "short_title: Child", new: "short_title: a: Child",
			want: []string{guideFile + `:LINE: short_title: a colon within the words: want the whole in double quotes, as in "a: Child sexual exploitation"`}},
		{name: "no date", file: guideFile, old: "copied_on: 2026-11-23\n", new: "", at: "title: One",
			want: []string{guideFile + `:LINE: copied_on is missing`}},
		{name: "no such day", file: guideFile, old: "review_due: 2027-05-23", new: "review_due: 2027-05-32",
			want: []string{guideFile + `:LINE: review_due: date "2027-05-32": there is no such day`}},
		{name: "day in words", file: guideFile, old: "# last_checked: (not yet)", new: "last_checked: yesterday",
			want: []string{guideFile + `:LINE: last_checked: date "yesterday": want year-month-day, as in 2026-11-23`}},
		{name: "no front matter", file: guideFile, old: "---\n# The guide's", new: "# The guide's",
			want: []string{guideFile + `:1: no front matter: want a first line of "---", then the title and the dates, then a line of "---"`}},
		{name: "no end", file: guideFile, old: "review_due: 2027-05-23\n---", new: "review_due: 2027-05-23",
			want: []string{guideFile + `:1: front matter has no end: want a line of "---" below its last field`}},
	})
}

func TestBoundsOfText(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"a long line":         {strings.Repeat(">", 8<<10+1), "34: line longer than 8 KB: want at most 8 KB in a paragraph"},
		"a passage of lines":  {strings.Repeat("words\n", 6000), "5495: more than 32 KB without an empty line: want empty lines between paragraphs"},
		"a list in many rows": {strings.Repeat("- words\n", 6000), "4130: more than 32 KB without an empty line: want empty lines between paragraphs"},
	} {
		t.Run(name, func(t *testing.T) {
			files := leedsFiles(t)
			change(t, files, guideFile, "CSE can occur", test.text+"\n\nCSE can occur")
			_, err := pack.Read(files)
			assert.EqualError(t, err, guideFile+":"+test.want)
		})
	}
}

func TestNoText(t *testing.T) {
	files := leedsFiles(t)
	front, _, _ := strings.Cut(string(files[guideFile].Data), "\n## What is")
	files[guideFile].Data = []byte(front)
	files["links.yaml"].Data = []byte("links: []\n")
	change(t, files, checklistFile, "next_document: risk-identification-tool", "next_document: none")
	_, err := pack.Read(files)
	assert.EqualError(t, err, checklistFile+`:114: next_document "none": no such link, want the id of a record in links.yaml
`+guideFile+`:1: no text below the front matter: want the guide's text`)
}

// What is refused in a text, put into the shipped guide in place of an empty line.
// What is shown, and what is warned of, is in testdata/markdown.
func TestFaultsOfMarkdown(t *testing.T) {
	added := func(name, markdown string, want ...string) fault {
		const place = "CSE can occur in seemingly"
		for i := range want {
			want[i] = guideFile + ":LINE: " + want[i]
		}
		return fault{name: name, file: guideFile, old: place, new: markdown + "\n\n" + place, want: want}
	}
	expectFaults(t, []fault{
		added("struck out", "some ~~old~~ words", "struck out words: want them removed"),
		added("anchor with a capital", "## Words {#Words}", `heading "Words": anchor "Words": want small letters, digits and hyphens only`),
		added("indiscreet anchor", "## Words {#what-is-abuse}", `heading "Words": anchor "what-is-abuse": shows "abuse" in an address, want a discreet one`),
		added("control character as an escape", "some &#7; words", `control character U+0007: want visible text only`),
		added("link to no record", "see [words](nowhere)", `link "words": leads to "nowhere", want the id of a record in links.yaml`),
		added("link to no guide", "see [words](../cce/guide.md)", `link to the guide "cce": no such guide, did you mean cse?`),
		added("other words than the record's", "see the [LSCP site](lscp-website)", `link "LSCP site": the record "lscp-website" in links.yaml says "LSCP website", want the same words`),
		added("number in a link", "ring [0113 376 0336](lscp-website)", `link "0113 376 0336": the record "lscp-website" in links.yaml says "LSCP website", want the same words`,
			`link "0113 376 0336": has a number in it, want the number outside the link, so that it dials`),
		added("lists that are too deep", strings.Repeat("> ", 9)+"words", `lists or quotations within each other: want at most 8 levels`),
		{name: "anchor twice", file: guideFile, old: "{#consider}", new: "{#what}", at: "## What are",
			want: []string{guideFile + `:LINE: heading "What are the vulnerability and risk factors and indicators to consider?": anchor "what": duplicate: ` + guideFile + `:30 has it already`}},
	})
}

func TestFaultsOfChecklists(t *testing.T) {
	expectFaults(t, []fault{
		{name: "words that are not the guide's", file: checklistFile, old: "words: children looked after", new: "words: children in care",
			want: []string{checklistFile + `:LINE: group-2: words "children in care": not in the guide's text, want its own words: the nearest is "children are", with "are" for "in care"`}},
		{name: "words cut short", file: checklistFile, old: "words: homeless children", new: "words: homeless childre",
			want: []string{checklistFile + `:LINE: group-6: words "homeless childre": not in the guide's text, want its own words: the nearest is "homeless children", with "children" for "childre"`}},
		{name: "words of another item", file: checklistFile, old: "words: homeless children", new: "words: learning difficulties",
			want: []string{checklistFile + `:LINE: group-6: words "learning difficulties": part of another item's words, want words of its own`}},
		{name: "words that begin in a link", file: checklistFile, old: "words: child trafficking", new: "words: trafficking",
			want: []string{checklistFile + `:LINE: linked-1: words "trafficking": begin in the middle of a link, want them to begin where it begins`}},
		{name: "lead", file: checklistFile, old: "lead: Some groups", new: "lead: Many groups",
			want: []string{checklistFile + `:LINE: groups: lead "Many groups of children are particularly vulnerable to CSE. These include": not in the guide's text, want its own words: the nearest is "Some groups of children are particularly vulnerable to CSE. These include", with "Some" for "Many"`}},
		{name: "remember", file: checklistFile, old: "  - CSE does not always involve physical contact; it may", new: "  - It may",
			want: []string{checklistFile + `:LINE: remember "It may take place through the use of technology, or consist of a combination of both.": not in the guide's text, want its own words: the nearest is "it may take place through the use of technology, or consist of a combination of both.", with "it" for "It"`}},
		{name: "absence", file: checklistFile, old: "absence: Absence of any of", new: "absence: Absence of",
			want: []string{checklistFile + `:LINE: absence "Absence of the potential indicators of CSE does not mean that a child is not experiencing abuse and exploitation.": not in the guide's text, want its own words: the nearest is "any of the potential indicators of CSE does not mean that a child is not experiencing abuse and …", with "any" for "Absence"`}},
		{name: "assessment", file: checklistFile, old: "a full and holistic", new: "a holistic", at: "assessment: Assessing",
			want: []string{checklistFile + `:LINE: assessment "Assessing if a child is at risk of or is experiencing CSE requires a holistic assessment of all concerns.": not in the guide's text, want its own words: the nearest is "Assessing if a child is at risk of or is experiencing CSE requires a full and holistic assessment …", with "full and" besides`}},
		{name: "start is no part", file: checklistFile, old: "start: indicators", new: "start: signs",
			want: []string{checklistFile + `:LINE: start "signs": no such part, want the id of one below`}},
		{name: "next document is no link", file: checklistFile, old: "next_document: risk-identification-tool", new: "next_document: tool",
			want: []string{checklistFile + `:LINE: next_document "tool": no such link, want the id of a record in links.yaml`}},
		{name: "part twice", file: checklistFile, old: "  - id: linked\n", new: "  - id: \"groups\" # again\n", at: "  - id: \"groups\" # again",
			want: []string{checklistFile + `:LINE: groups: id "groups": duplicate: ` + checklistFile + `:22 has it already`}},
		{name: "item twice", file: checklistFile, old: "- id: group-2\n", new: "- id: \"group-1\" # again\n", at: "- id: \"group-1\" # again",
			want: []string{checklistFile + `:LINE: group-1: id "group-1": duplicate: ` + checklistFile + `:26 has it already`}},
		{name: "item twice in two parts", file: checklistFile, old: "- id: linked-1\n", new: "- id: \"group-1\" # again\n", at: "- id: \"group-1\" # again",
			want: []string{checklistFile + `:LINE: group-1: id "group-1": duplicate: ` + checklistFile + `:26 has it already`}},
		{name: "item with a heading's anchor", file: checklistFile, old: "- id: group-2\n", new: "- id: consider\n",
			want: []string{checklistFile + `:LINE: consider: id "consider": duplicate: ` + guideFile + `:58 has it already`}},
		{name: "indiscreet item", file: checklistFile, old: "- id: group-2\n", new: "- id: violence-1\n",
			want: []string{checklistFile + `:LINE: violence-1: id "violence-1": shows "violence" in an address, want a discreet one`}},
		{name: "id of a screen", file: checklistFile, old: "- id: group-2\n", new: "- id: all\n",
			want: []string{checklistFile + `:LINE: all: id "all": reserved: the app's own screens have it, want another`}},
		{name: "word of JavaScript", file: checklistFile, old: "- id: group-2\n", new: "- id: constructor\n",
			want: []string{checklistFile + `:LINE: constructor: id "constructor": reserved: a word of JavaScript, want another`}},
		{name: "truth", file: checklistFile, old: "- id: group-2\n", new: "- id: true\n",
			want: []string{checklistFile + `:LINE: item 2: id "true": reserved: a word of JavaScript, want another`}},
		{name: "anchor of a screen", file: guideFile, old: "{#key-contacts}", new: "{#main}", at: "### Key",
			want: []string{guideFile + `:LINE: heading "Key contacts and for more information": anchor "main": reserved: the app's own screens have it, want another`}},
		{name: "only hyphens", file: checklistFile, old: "- id: group-2\n", new: "- id: ---\n",
			want: []string{checklistFile + `:LINE: ---: id "---": want small letters, digits and hyphens only`}},
		{name: "item without words", file: checklistFile, old: "        words: care leavers\n", new: "", at: "      - id: group-3",
			want: []string{checklistFile + `:LINE: group-3: words is missing`}},
		{name: "unknown field of an item", file: checklistFile, old: "        words: care leavers\n", new: "        words: care leavers\n        score: 2\n", at: "        score: 2",
			want: []string{checklistFile + `:LINE: group-3: unknown field "score": want id or words`}},
		{name: "part without items", file: checklistFile, old: "remember:\n", new: "  - id: more\n    title: More\n    lead: Perpetrators can be male or female\n    items: []\n\nremember:\n", at: "    items: []",
			want: []string{checklistFile + `:LINE: more: items is empty: want at least one`}},
		{name: "part without a list of items", file: checklistFile, old: "remember:\n", new: "  - id: more\n    title: More\n    lead: Perpetrators can be male or female\n\nremember:\n", at: "  - id: more",
			want: []string{checklistFile + `:LINE: more: items is missing`}},
	})
}

// A single star can be meant, as before a footnote: it is no fault.
func TestWarningsOfMarkdown(t *testing.T) {
	const typed = "in the text is shown as it is typed"
	for _, test := range []struct{ name, text, want string }{
		{"footnote", "words*\nmore", `34: "s*" ` + typed},
		{"words of a footnote", "words\n\\*more", `35: "*m" ` + typed},
		{"bold left half open", "some *words", `34: "*w" ` + typed},
		{"file name", "some_words and 1 \\* 2", ""},
		{"wrapped point", "- words\n  more", ""},
		{"line that joins a point", "- words\nmore\n", "35: the line becomes part of the point above it: want an empty line before it, or two spaces if it belongs there"},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := leedsFiles(t)
			change(t, files, guideFile, "CSE can occur", test.text+"\n\nCSE can occur")
			delete(files, "privacy.md")
			delete(files, "accessibility.md")
			_, warnings, err := checkShipped(files)
			require.NoError(t, err)
			if test.want == "" {
				assert.Empty(t, warnings)
				return
			}
			assert.Equal(t, guideFile+":"+test.want, pack.Faults(warnings).Error())
		})
	}
}
