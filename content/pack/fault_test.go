package pack_test

import (
	"io/fs"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content/pack"
)

// fault is one change to the shipped pack, and what an editor is told then.
// LINE in want is the line on which at begins in the changed file, or
// the replacement when at is empty.
type fault struct {
	name     string
	file     string
	old, new string
	at       string
	want     []string
}

func expectFaults(t *testing.T, faults []fault) {
	t.Helper()
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			files := leedsFiles(t)
			change(t, files, f.file, f.old, f.new)
			at := f.at
			if at == "" {
				at = f.new
			}
			line := strconv.Itoa(lineOf(t, files, f.file, at))
			want := strings.ReplaceAll(strings.Join(f.want, "\n"), "LINE", line)
			_, err := pack.Read(files)
			assert.EqualError(t, err, want)
		})
	}
}

func TestMissingFiles(t *testing.T) {
	for file, want := range map[string]string{
		"pack.yaml":     "pack.yaml: no such file: want a file of this name with the title and the names of the pack",
		"contacts.yaml": "contacts.yaml: no such file: want a file of this name with the people to ring",
		"links.yaml":    checklistFile + ":114: next_document \"risk-identification-tool\": no such link, want the id of a record in links.yaml",
		guideFile:       guideFile + ": no such file: want a file of this name with the guide's text",
	} {
		t.Run(file, func(t *testing.T) {
			files := leedsFiles(t)
			delete(files, file)
			_, err := pack.Read(files)
			assert.EqualError(t, err, want)
		})
	}
}

func TestMissingGuides(t *testing.T) {
	files := leedsFiles(t)
	guide, list := files[guideFile], files[checklistFile]
	delete(files, guideFile)
	delete(files, checklistFile)
	_, err := pack.Read(files)
	assert.EqualError(t, err, "guides: no such folder: want a folder in it for each guide")

	files["guides"] = &fstest.MapFile{Mode: fs.ModeDir | 0o755}
	_, err = pack.Read(files)
	assert.EqualError(t, err, "guides: no guide: want at least one folder with guide.md in it")

	files["guides/Our Guide/guide.md"], files["guides/Our Guide/checklist.yaml"] = guide, list
	files["guides/child-abuse/guide.md"], files["guides/child-abuse/checklist.yaml"] = guide, list
	files["guides/constructor/guide.md"] = guide
	_, err = pack.Read(files)
	assert.EqualError(t, err, `guides/Our Guide: folder name "Our Guide": want small letters, digits and hyphens only
guides/child-abuse: folder name "child-abuse": shows "abuse" in an address, want a discreet one
guides/constructor: folder name "constructor": reserved: a word of JavaScript, want another`)
}

func TestFaultsOfYAML(t *testing.T) {
	expectFaults(t, []fault{
		{name: "unknown field", file: "pack.yaml", old: "title:", new: "titel:", at: "titel",
			want: []string{
				`pack.yaml:LINE: title is missing`,
				`pack.yaml:LINE: unknown field "titel": want title, short_name, partnership, contact, country, groups, version, lang or languages`,
			}},
		{name: "unknown field in a list", file: "contacts.yaml", old: "    when: If", new: "    wenn: If",
			want: []string{`contacts.yaml:LINE: police: unknown field "wenn": want id, name, short_name, audience, when, number, extension, text, textphone, relay, email, web, hours or note`}},
		{name: "empty field", file: "pack.yaml", old: "Leeds one minute guides", new: `""`,
			want: []string{`pack.yaml:LINE: title is empty`}},
		{name: "field without words", file: "pack.yaml", old: "title: Leeds one minute guides", new: `title:`,
			want: []string{`pack.yaml:LINE: title is empty`}},
		{name: "field twice", file: "pack.yaml", old: "partnership:", new: "title: a\npartnership:",
			want: []string{`pack.yaml:LINE: wrong YAML: title is there twice: want it once, or the hyphen that begins another entry before it: line 19 has it too`}},
		{name: "colon in words", file: "pack.yaml", old: "Leeds one minute", new: "Leeds: one minute",
			want: []string{`pack.yaml:LINE: title: a colon within the words: want the whole in double quotes, as in "Leeds: one minute guides"`}},
		{name: "open quotation", file: "contacts.yaml", old: "name: Police", new: `name: "Police`,
			want: []string{`contacts.yaml:LINE: name: a quotation mark opens and does not close: want one at the end of the words too, or none`}},
		{name: "line without a field", file: "pack.yaml", old: "short_name: One Minute", new: "One Minute",
			want: []string{`pack.yaml:LINE: wrong YAML: a line that is no field: want a name, a colon, a space and words`}},
		{name: "tab", file: "contacts.yaml", old: "    name: Police", new: "\tname: Police",
			want: []string{`contacts.yaml:LINE: the line begins with a tab: want spaces`}},
		{name: "list for words", file: "pack.yaml", old: "title: Leeds one minute guides", new: "title:\n  - Leeds", at: "title:",
			want: []string{`pack.yaml:LINE: title is not plain words: want words, in quotes when they hold a colon or begin with a sign`}},
		{name: "fields for words", file: checklistFile, old: "  - Even where there", new: "  - Note: Even where there",
			want: []string{checklistFile + `:LINE: remember is not plain words: want words, in quotes when they hold a colon or begin with a sign`}},
		{name: "colon in a point", file: checklistFile, old: "  - Even where there", new: "  - Even where: there", at: "  - Even where: there",
			want: []string{
				checklistFile + `:LINE: a colon within the words: want the whole in double quotes`,
				checklistFile + `:LINE: remember "Even where: there is some form of exchange (money, gifts etc.), child sexual exploitation is never the victim's fault, and remember that CSE happens to boys too.": not in the guide's text, want its own words: the nearest is "Even where there is some form of exchange (money, gifts etc.), child sexual exploitation is never …", with "where" for "where:"`,
			}},
		{name: "words for fields", file: "contacts.yaml", old: "contacts:\n", new: "contacts:\n  - somebody\n", at: "  - somebody",
			want: []string{`contacts.yaml:LINE: contact 1: has no fields: want lines of a name, a colon, a space and words`}},
		{name: "words for a list", file: checklistFile, old: "remember:\n", new: "remember: nothing\nextra:\n",
			want: []string{
				checklistFile + `:LINE: remember is not a list: want [nothing], or lines that begin with a hyphen and a space`,
				checklistFile + `:105: unknown field "extra": want start, parts, remember, absence, assessment or next_document`,
			}},
		{name: "empty list", file: checklistFile, old: "remember:\n", new: "remember: []\nextra:\n",
			want: []string{
				checklistFile + `:LINE: remember is empty: want at least one`,
				checklistFile + `:105: unknown field "extra": want start, parts, remember, absence, assessment or next_document`,
			}},
		{name: "empty point", file: checklistFile, old: "remember:\n", new: "remember:\n  -\n", at: "  -\n",
			want: []string{checklistFile + `:LINE: remember: an empty line in the list`}},
		{name: "two documents", file: "pack.yaml", old: "short_name:", new: "---\nshort_name:",
			want: []string{`pack.yaml:LINE: second YAML document: want one, without a line of "---" in it`}},
		{name: "control character", file: "pack.yaml", old: "Leeds one", new: "Leeds\x07one",
			want: []string{`pack.yaml:LINE: control character U+0007: want visible text only`}},
		{name: "control character as an escape", file: "pack.yaml", old: "Leeds one minute guides", new: `"Leeds\u0007one"`,
			want: []string{`pack.yaml:LINE: title: control character U+0007: want visible text only`}},
		{name: "invisible character", file: "contacts.yaml", old: "0113 376 0336", new: "0113 376\u200B 0336",
			want: []string{`contacts.yaml:LINE: control character U+200B: want visible text only`}},
		{name: "not UTF-8", file: "pack.yaml", old: "Leeds one", new: "Leeds \xE9 one",
			want: []string{`pack.yaml:LINE: text is not UTF-8: want the file saved as UTF-8`}},
		{name: "long short name", file: "pack.yaml", old: "One Minute", new: "One Minute Eh!",
			want: []string{`pack.yaml:LINE: short_name "One Minute Eh!": has 14 characters, want 12 at most`}},
		{name: "absurdly long title", file: "pack.yaml", old: "Leeds one minute guides", new: strings.Repeat("Leeds ", 30),
			want: []string{`pack.yaml:LINE: title: has 179 characters, want 120 at most`}},
		{name: "indiscreet short name", file: "pack.yaml", old: "One Minute", new: "Abuse Guide",
			want: []string{`pack.yaml:LINE: short_name "Abuse Guide": shows "abuse" to whoever sees the phone, want a discreet name`}},
	})
}

func TestVersions(t *testing.T) {
	const notADate = "want the version before and one more, up to 999, not a date: phones refuse every lower version after it"
	expectFaults(t, []fault{
		{name: "in words", file: "pack.yaml", old: "version: 1", new: "version: first",
			want: []string{`pack.yaml:LINE: version "first": want a whole number from 1 to 999`}},
		{name: "none", file: "pack.yaml", old: "version: 1", new: "version: 0",
			want: []string{`pack.yaml:LINE: version "0": want a whole number from 1 to 999`}},
		{name: "with a sign", file: "pack.yaml", old: "version: 1", new: "version: +1",
			want: []string{`pack.yaml:LINE: version "+1": want a whole number from 1 to 999`}},
		{name: "in octal digits", file: "pack.yaml", old: "version: 1", new: "version: 010",
			want: []string{`pack.yaml:LINE: version "010": want a whole number from 1 to 999`}},
		{name: "larger than any number", file: "pack.yaml", old: "version: 1", new: "version: 99999999999999999999",
			want: []string{`pack.yaml:LINE: version "99999999999999999999": want a whole number from 1 to 999`}},
		{name: "a date", file: "pack.yaml", old: "version: 1", new: "version: 20261125", want: []string{`pack.yaml:LINE: version "20261125": ` + notADate}},
		{name: "a year", file: "pack.yaml", old: "version: 1", new: "version: 2026", want: []string{`pack.yaml:LINE: version "2026": ` + notADate}},
	})
}

func TestEmptyFiles(t *testing.T) {
	for name, data := range map[string]string{"no bytes": "", "only a comment": "# nothing\n"} {
		t.Run(name, func(t *testing.T) {
			files := leedsFiles(t)
			files["pack.yaml"].Data = []byte(data)
			_, err := pack.Read(files)
			assert.EqualError(t, err, "pack.yaml:1: title is missing\npack.yaml:1: short_name is missing\npack.yaml:1: partnership is missing")
		})
	}
	t.Run("only words", func(t *testing.T) {
		files := leedsFiles(t)
		files["pack.yaml"].Data = []byte("# a\n\nLeeds\n")
		_, err := pack.Read(files)
		assert.EqualError(t, err, `pack.yaml:3: a line that is no field: want a name, a colon, a space and words, or "# " before a remark`)
	})
}

func TestFaultsOfContacts(t *testing.T) {
	const dear = "costs the caller more than a call, want a number of the common rate"
	number := func(name, number, want string) fault {
		return fault{name: name, file: "contacts.yaml", old: "0113 376 0336", new: number,
			want: []string{`contacts.yaml:LINE: duty-practitioners: number "` + number + `": ` + want}}
	}
	expectFaults(t, []fault{
		number("one digit too few", "0113 376 033", "too short for the UK"),
		number("far too few digits", "0113 37603", "too short for the UK"),
		number("one digit too many", "0113 376 03360", "too long for the UK"),
		number("no such area", "0000 376 0336", "the UK has no such number"),
		number("letter for a digit", "0113 376 O336", "want digits and spaces only"),
		number("extension", "0113 376 0336 ext 2", "want digits and spaces only, and extension: 2 on a line of its own"),
		number("two numbers", "0113 376 0336 or 0113 496 0002", "want one number, of digits and spaces only: another is a contact of its own"),
		number("abroad", "+353 1 234 5678", "not a number of the UK"),
		number("short code that is none", "998", "too short for the UK"),
		number("no number", "( )", "no telephone number, want one of the UK"),
		number("without its 0", "113 376 0336", `is not what a person dials, want "0113 376 0336"`),
		number("the country without a +", "44 113 376 0336", `is not what a person dials, want "0113 376 0336"`),
		number("a 0 behind the country", "+44 0113 376 0336", `is not what a person dials, want "0113 376 0336"`),
		number("premium rate", "09068 123456", dear),
		number("shared cost", "0845 123 4567", dear),
		number("personal", "070 1234 5678", dear),
		number("directory enquiries", "118 500", dear),
		{name: "wrong number to text", file: "contacts.yaml", old: "number: 0113 222 4403", new: "text: 07480 63506", at: "    text: 07480",
			want: []string{`contacts.yaml:LINE: duty-public: text "07480 63506": too short for the UK`}},
		{name: "text on the bar", file: "contacts.yaml", old: "number: 0113 376 0336", new: "text: 07480 635060", at: "    text: 07480",
			want: []string{
				`contacts.yaml:LINE: duty-practitioners: text "07480 635060": is on every screen to be called, want a number to call`,
			}},
		{name: "one contact twice on the bar", file: "contacts.yaml", old: "out_of_hours: emergency-duty-team", new: "out_of_hours: duty-practitioners", at: "out_of_hours: duty",
			want: []string{`contacts.yaml:LINE: out_of_hours "duty-practitioners": is on the bar of calls already, want another contact`}},
		{name: "nobody out of hours", file: "contacts.yaml", old: "out_of_hours: emergency-duty-team", new: "out_of_hours: night", at: "out_of_hours: night",
			want: []string{`contacts.yaml:LINE: out_of_hours "night": no such contact, want the id of one below`}},
		{name: "long name on the bar", file: "contacts.yaml", old: "name: Police", new: "name: West Yorkshire Police Control Room",
			want: []string{`contacts.yaml:LINE: police: name "West Yorkshire Police Control Room": has 34 characters, too long for the bar of calls, want short_name with at most 24`}},
		{name: "long short name", file: "contacts.yaml", old: "name: Police", new: "name: Police\n    short_name: West Yorkshire Police Control Room", at: "    short_name",
			want: []string{`contacts.yaml:LINE: police: name "West Yorkshire Police Control Room": has 34 characters, too long for the bar of calls, want short_name with at most 24`}},
		{name: "absurdly long audience", file: "contacts.yaml", old: "audience: Anyone", new: "audience: " + strings.Repeat("Anyone ", 20),
			want: []string{`contacts.yaml:LINE: police: audience: has 139 characters, want 120 at most`}},
		{name: "no number at all", file: "contacts.yaml", old: "    number: 0113 376 0336\n", new: "", at: "  - id: duty-practitioners",
			want: []string{`contacts.yaml:LINE: duty-practitioners: nothing to reach it by: want number, text, email or web`}},
		{name: "word of JavaScript", file: "contacts.yaml", old: "id: duty-public", new: "id: constructor",
			want: []string{`contacts.yaml:LINE: constructor: id "constructor": reserved: a word of JavaScript, want another`}},
		{name: "mark in a name", file: "contacts.yaml", old: "name: Police", new: `name: "**Police**"`,
			want: []string{`contacts.yaml:LINE: police: name: "**" in the text: want the mark closed, written right or removed`}},
		{name: "number of nobody", file: "contacts.yaml", old: "when: If a child", new: "when: Or ring 0113 496 0008 if a child",
			want: []string{`contacts.yaml:LINE: police: when: number "0113 496 0008": no contact has it, want one of those in contacts.yaml`}},
		{name: "no name", file: "contacts.yaml", old: "    name: Police\n", new: "", at: "  - id: police",
			want: []string{`contacts.yaml:LINE: police: name is missing`}},
		{name: "no audience", file: "contacts.yaml", old: "    audience: Anyone\n", new: "", at: "  - id: police",
			want: []string{`contacts.yaml:LINE: police: audience is missing`}},
		{name: "no id", file: "contacts.yaml", old: "  - id: duty-public\n    name", new: "  - name", at: "  - name",
			want: []string{`contacts.yaml:LINE: contact 4: id is missing`}},
		{name: "duplicate id", file: "contacts.yaml", old: "id: duty-public", new: "id: police\n    # second", at: "id: police\n    # second",
			want: []string{`contacts.yaml:LINE: police: id "police": duplicate: contacts.yaml:34 has it already`}},
		{name: "id with a capital", file: "contacts.yaml", old: "id: duty-public", new: "id: Duty",
			want: []string{`contacts.yaml:LINE: Duty: id "Duty": want small letters, digits and hyphens only`}},
		{name: "long id", file: "contacts.yaml", old: "id: duty-public", new: "id: " + strings.Repeat("a", 61),
			want: []string{`contacts.yaml:LINE: ` + strings.Repeat("a", 61) + `: id "` + strings.Repeat("a", 61) + `": has 61 characters, want 60 at most`}},
		{name: "indiscreet id", file: "contacts.yaml", old: "id: duty-public", new: "id: assault-line",
			want: []string{`contacts.yaml:LINE: assault-line: id "assault-line": shows "assault" in an address, want a discreet one`}},
		{name: "emergency is no contact", file: "contacts.yaml", old: "emergency: police", new: "emergency: fire",
			want: []string{`contacts.yaml:LINE: emergency "fire": no such contact, want the id of one below`}},
		{name: "no advice", file: "contacts.yaml", old: "advice: duty-practitioners\n", new: "", at: "emergency: police",
			want: []string{`contacts.yaml:LINE: advice is missing`}},
	})
}

func TestFaultsOfLinks(t *testing.T) {
	const lscp = "    standing: unverified\n    address: https://www.leedsscp.org.uk\n"
	site := func(name, fields, at, want string) fault {
		return fault{name: name, file: "links.yaml", old: lscp, new: fields, at: at,
			want: []string{"links.yaml:LINE: lscp-website: " + want}}
	}
	expectFaults(t, []fault{
		site("no standing", "    address: https://www.leedsscp.org.uk\n", "  - id: lscp-website", "standing is missing"),
		site("unknown standing", "    standing: maybe\n", "", `standing "maybe": want verified, unverified or unknown`),
		site("unverified without an address", "    standing: unverified\n\n", "", `standing "unverified": address is missing`),
		site("verified without a date", "    standing: verified\n    address: https://www.leedsscp.org.uk\n", "    standing: verified",
			`standing "verified": verified is missing, want the date of the check`),
		site("a date but not verified", lscp+"    verified: 2026-11-20\n", "    verified: 2026-11-20",
			`verified "2026-11-20": standing is unverified, want no date or standing: verified`),
		site("no such day", "    standing: verified\n    address: https://www.leedsscp.org.uk\n    verified: 2026-02-30\n", "    verified: 2026-02-30",
			`verified: date "2026-02-30": there is no such day`),
		site("an address but unknown", "    standing: unknown\n    address: https://www.leedsscp.org.uk\n\n", "    address: https://www.leedsscp.org.uk\n\n",
			`address "https://www.leedsscp.org.uk": standing is unknown, want no address or another standing`),
		site("not https", "    standing: unverified\n    address: http://www.leedsscp.org.uk\n", "    address: http:",
			`address "http://www.leedsscp.org.uk": want one that begins with https:// and a host`),
		site("a name with the address", "    standing: unverified\n    address: https://a@www.leedsscp.org.uk\n", "    address: https://a@",
			`address "https://a@www.leedsscp.org.uk": want one that begins with https:// and a host`),
		site("no host", "    standing: unverified\n    address: https:///page\n", "    address: https:///",
			`address "https:///page": want one that begins with https:// and a host`),
		{name: "no words", file: "links.yaml", old: "    words: child trafficking\n", new: "", at: "  - id: linked-1-page",
			want: []string{
				guideFile + `:77: link "child trafficking": the record "linked-1-page" in links.yaml says "", want the same words`,
				`links.yaml:LINE: linked-1-page: words is missing`,
			}},
		{name: "duplicate id", file: "links.yaml", old: "id: linked-2-page", new: "id: \"linked-1-page\" # again", at: "id: \"linked-1-page\" # again",
			want: []string{
				guideFile + `:77: link "domestic abuse and violence": leads to "linked-2-page", want the id of a record in links.yaml`,
				`links.yaml:LINE: linked-1-page: id "linked-1-page": duplicate: links.yaml:44 has it already`,
				`links.yaml:LINE: linked-1-page: unused: want a guide that links to it, or the record removed`,
			}},
		{name: "indiscreet id", file: "links.yaml", old: "id: linked-2-page", new: "id: abuse-page",
			want: []string{
				guideFile + `:77: link "domestic abuse and violence": leads to "linked-2-page", want the id of a record in links.yaml`,
				`links.yaml:LINE: abuse-page: id "abuse-page": shows "abuse" in an address, want a discreet one`,
				`links.yaml:LINE: abuse-page: unused: want a guide that links to it, or the record removed`,
			}},
		{name: "unused", file: "links.yaml", old: "links:\n", new: "links:\n  - id: old\n    words: old words\n    standing: unknown\n", at: "  - id: old\n",
			want: []string{`links.yaml:LINE: old: unused: want a guide that links to it, or the record removed`}},
	})
}
