package pack_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content/pack"
)

// Each slip is made in the fields of one contact. The contacts below it are
// looked at all the same: the last one has a fault of its own.
func TestSlipsOfYAML(t *testing.T) {
	const quote = ": want the whole in double quotes"
	for _, test := range []struct{ name, line, want string }{
		{"at sign", "    audience: @ school", `audience: the words begin with "@"` + quote + `, as in "@ school"`},
		{"asterisk", "    audience: *All staff", `audience: the words begin with "*"` + quote + `, as in "*All staff"`},
		{"ampersand", "    audience: &All staff", `audience: the words begin with "&"` + quote + `, as in "&All staff"`},
		{"exclamation mark", "    audience: !All staff", `audience: the words begin with "!"` + quote + `, as in "!All staff"`},
		{"percent sign", "    audience: %All staff", `audience: the words begin with "%"` + quote + `, as in "%All staff"`},
		{"backquote", "    audience: `All` staff", "audience: the words begin with \"`\"" + quote + ", as in \"`All` staff\""},
		{"greater than", "    audience: > 16 years", `audience: the words begin with ">"` + quote + `, as in "> 16 years"`},
		{"bracket", "    audience: [All] staff", `audience: the words begin with "["` + quote + `, as in "[All] staff"`},
		{"bracket left open", "    audience: {All staff", `audience: the words begin with "{"` + quote + `, as in "{All staff"`},
		{"single quotes at the beginning", "    audience: 'All' staff", `audience: the words begin with a quotation mark` + quote + `, as in "'All' staff"`},
		{"double quotes at the beginning", `    audience: "All" staff`, `audience: the words begin with a quotation mark` + quote + `, or in single ones, as in '"All" staff'`},
		{"apostrophe at the beginning", "    audience: 'Tis all staff", `audience: a quotation mark opens and does not close: want one at the end of the words too, or none`},
		{"quotation left open", `    audience: "All staff`, `audience: a quotation mark opens and does not close: want one at the end of the words too, or none`},
		{"remark behind words", "    audience: All # staff", `audience: the words from "#" on are left out` + quote + `, or a remark on a line of its own`},
		{"remark with a colon", "    audience: All # staff: some", `audience: the words from "#" on are left out` + quote + `, or a remark on a line of its own`},
		{"remark on a second line", "    audience: All\n      the # staff", `the words from "#" on are left out` + quote + `, or a remark on a line of its own`},
		{"remark in place of words", "    audience: #1 staff", `audience: what follows "#" is left out` + quote + `, or a remark on a line of its own`},
		{"colon in words", "    audience: All: the staff", `audience: a colon within the words` + quote + `, as in "All: the staff"`},
		{"colon at the end", "    audience: All staff:", `audience: a colon within the words` + quote + `, as in "All staff:"`},
		{"no space after the colon", "    audience:All staff", `audience: no space after the colon: want a name, a colon, a space and words`},
		{"tab before the name", "\taudience: All staff", `the line begins with a tab: want spaces`},
		{"tab and spaces before the name", "  \t audience: All staff", `the line begins with a tab: want spaces`},
		{"no colon", "    audience All staff", `wrong YAML: a line that is no field: want a name, a colon, a space and words`},
		{"too few spaces", "   audience: All staff", `audience: 3 spaces before the name: want 4, as the fields beside it have`},
		{"too many spaces", "     audience: All staff", `audience: 5 spaces before the name: want 4, as the fields beside it have`},
		{"twice", "    audience: All staff\n    audience: All", `wrong YAML: audience is there twice: want it once, or the hyphen that begins another entry before it: line 12 has it too`},
		{"colon in curly quotes", "    audience: “All: staff”", `audience: a colon within the words: want the whole in double quotes, as in "All: staff"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := caseFiles(t, nil)
			files["contacts.yaml"] = &fstest.MapFile{Data: []byte(`emergency: police
advice: hub
contacts:
  - id: police
    name: Police
    audience: Anyone
    number: 999

  - id: hub
    name: Example Hub
    # for whom
` + test.line + `
    number: 0113 496 0001
  - id: night
    name: Example Night Team
    audience: Practitioners
    number: 0113 496 002
`)}
			_, err := pack.Read(files)
			require.Error(t, err)
			lines := slices.DeleteFunc(strings.Split(err.Error(), "\n"), func(line string) bool {
				return strings.Contains(line, "in the text: want the mark closed") // of the same words
			})
			require.Len(t, lines, 2, err)
			_, fault, _ := strings.Cut(lines[0], ": ")
			assert.Regexp(t, `^contacts.yaml:1[1-4]: `, lines[0])
			assert.Equal(t, test.want, fault)
			assert.Contains(t, lines[1], `: night: number "0113 496 002": too short for the UK`)
		})
	}
}

func TestNoSlips(t *testing.T) {
	for name, words := range map[string]string{
		"a remark behind quotes":  `"All staff" # of the school`,
		"a number sign in a word": `C# and All staff`,
		"a quote within":          `All "good" staff, and the school's`,
		"an address":              `staff, see https://www.example.org/a:b`,
		"a long text":             ">\n      All staff: # and\n      'others'",
		"a quotation of two lines": `"All staff: #1,
      and others"`,
		"two lines": "All staff\n      and others",
		"doubled":   `'the school''s: staff'`,
		"escaped":   `"the \"staff\": all"`,
		"hyphens":   `-5 to -3`,
		"a tab":     "All\tstaff",
	} {
		t.Run(name, func(t *testing.T) {
			files := caseFiles(t, nil)
			change(t, files, "contacts.yaml", "audience: Practitioners\n", "audience: "+words+"\n")
			p, err := pack.Read(files)
			require.NoError(t, err)
			assert.Regexp(t, `staff|to`, p.Contact("hub").Audience)
			assert.NotContains(t, p.Contact("hub").Audience, "\t")
		})
	}
}

// An entry that cannot be read leaves no other message behind.
func TestEntriesThatAreLeftOut(t *testing.T) {
	const noField = "wrong YAML: a line that is no field: want a name, a colon, a space and words"
	for _, test := range []struct{ name, file, old, new, want string }{
		{"the only contact that a number is of", "contacts.yaml", "    audience: Practitioners\n", "    for practitioners\n",
			"contacts.yaml:10: " + noField},
		{"the part to start with", "guides/demo/checklist.yaml", "    title: Signs\n", "    Signs\n",
			"guides/demo/checklist.yaml:4: " + noField},
		{"the only item", "guides/demo/checklist.yaml", "        words: one made-up sign\n", "        one made-up sign\n",
			"guides/demo/checklist.yaml:8: " + noField},
		{"the link that the text has", "links.yaml", "    words: example form\n", "    example form\n",
			"links.yaml:3: " + noField},
		{"the title of the pack", "pack.yaml", "title: Example guides\n", "Example guides\n",
			"pack.yaml:1: " + strings.TrimPrefix(noField, "wrong YAML: ") + `, or "# " before a remark`},
		{"the front matter", "guides/demo/guide.md", "publisher: Example Partnership\n", "Example Partnership\n",
			"guides/demo/guide.md:4: " + noField},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := caseFiles(t, nil)
			change(t, files, test.file, test.old, test.new)
			_, err := pack.Read(files)
			assert.EqualError(t, err, test.want)
		})
	}
}

// A remark that lost its sign, as when an editor's program wraps it, hides nothing else.
func TestARemarkWithoutItsSign(t *testing.T) {
	files := caseFiles(t, nil)
	change(t, files, "contacts.yaml", "emergency: police\n", "# who to ring, and\nwhen to do so\n\nemergency: police\n")
	change(t, files, "contacts.yaml", "0113 496 0002", "0113 496 002")
	_, err := pack.Read(files)
	assert.EqualError(t, err, `contacts.yaml:2: a line that is no field: want a name, a colon, a space and words, or "# " before a remark
contacts.yaml:18: night: number "0113 496 002": too short for the UK`)
}

// A point without words is followed by its fields, wherever they begin.
func TestAPointWithoutItsFirstField(t *testing.T) {
	files := caseFiles(t, nil)
	change(t, files, "contacts.yaml", "  - id: night\n", "  -\n")
	_, err := pack.Read(files)
	assert.EqualError(t, err, "contacts.yaml:13: contact 3: id is missing")
}

// What is nested without end would fill the memory of the parser.
func TestNestingHasABound(t *testing.T) {
	const many = 30_000 // as many as a file has room for
	for name, test := range map[string]struct{ list, want string }{
		"brackets":        {strings.Repeat("[", many), `contacts.yaml:1: contacts: nested too deep: want at most 40 brackets within each other`},
		"braces":          {strings.Repeat("{a: ", many), `contacts.yaml:1: contacts: nested too deep: want at most 40 brackets within each other`},
		"hyphens":         {"\n" + strings.Repeat("- ", many) + "a", `contacts.yaml:2: nested too deep: want at most 40 spaces and hyphens before the words`},
		"brackets, lines": {strings.Repeat("[\n", many), `contacts.yaml:1: contacts: nested too deep: want at most 40 brackets within each other`},
		"spaces":          {deeper(400), `contacts.yaml:42: nested too deep: want at most 40 spaces and hyphens before the words`},
		"question marks": {"\n" + strings.Repeat("? ", many) + "a\nemergency: police\nadvice: hub", `contacts.yaml:1: contacts is not a list: want lines that begin with a hyphen and a space
contacts.yaml:2: the words begin with "?": want the whole in double quotes`},
	} {
		t.Run(name, func(t *testing.T) {
			files := caseFiles(t, nil)
			files["contacts.yaml"] = &fstest.MapFile{Data: []byte("contacts: " + test.list + "\n")}
			start := time.Now()
			_, err := pack.Read(files)
			assert.EqualError(t, err, test.want)
			assert.Less(t, time.Since(start), 10*time.Second)
		})
	}
}

// deeper is fields each within the one before.
func deeper(levels int) string {
	var b strings.Builder
	for i := range levels {
		b.WriteString("\n" + strings.Repeat(" ", i+1) + "a:")
	}
	return b.String()
}
