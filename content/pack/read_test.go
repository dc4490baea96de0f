package pack_test

import (
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
)

const (
	guideFile     = "guides/cse/guide.md"
	checklistFile = "guides/cse/checklist.yaml"
)

// leedsFiles returns a copy of the shipped pack that a test can change: without the
// published text, by which each change of a guide would be a fault.
func leedsFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(leeds.Files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(leeds.Files, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	require.NoError(t, err)
	delete(files, "guides/cse/source.txt")
	return files
}

// checkShipped checks the shipped pack with a change in it. Its guide has long sentences,
// which are no longer its publisher's without the published text.
func checkShipped(files fstest.MapFS) (*content.Pack, []pack.Finding, error) {
	p, warnings, err := pack.Check(files, content.Date{})
	return p, slices.DeleteFunc(warnings, func(f pack.Finding) bool { return strings.HasPrefix(f.Words, "sentence of more than") }), err
}

// change replaces words that a file has once.
func change(t *testing.T, files fstest.MapFS, file, old, replacement string) {
	t.Helper()
	require.Contains(t, files, file)
	source := string(files[file].Data)
	require.Equal(t, 1, strings.Count(source, old), "%q in %s", old, file)
	files[file] = &fstest.MapFile{Data: []byte(strings.Replace(source, old, replacement, 1))}
}

// lineOf returns the number of the line that first has the words.
func lineOf(t *testing.T, files fstest.MapFS, file, words string) int {
	t.Helper()
	before, _, found := strings.Cut(string(files[file].Data), words)
	require.True(t, found, "%q in %s", words, file)
	return strings.Count(before, "\n") + 1
}

func TestEveryProblemIsReportedAtOnce(t *testing.T) {
	files := leedsFiles(t)
	change(t, files, "pack.yaml", "short_name: One Minute", "short_name: One Minute Guide")
	change(t, files, "contacts.yaml", "0113 376 0336", "0113 37603")
	change(t, files, "contacts.yaml", "emergency: police", "emergency: nobody\ncolour: red")
	change(t, files, guideFile, "review_due: 2027-05-23", "review_due: soon")
	delete(files, "links.yaml")

	_, err := pack.Read(files)
	assert.EqualError(t, err, strings.Join([]string{
		`contacts.yaml:29: emergency "nobody": no such contact, want the id of one below`,
		`contacts.yaml:30: unknown field "colour": want emergency, advice, out_of_hours or contacts`,
		`contacts.yaml:44: duty-practitioners: number "0113 37603": too short for the UK`,
		`guides/cse/checklist.yaml:114: next_document "risk-identification-tool": no such link, want the id of a record in links.yaml`,
		`guides/cse/guide.md:27: review_due: date "soon": want year-month-day, as in 2026-11-23`,
		`pack.yaml:20: short_name "One Minute Guide": has 16 characters, want 12 at most`,
	}, "\n"))
}

// Files from other machines read as if they had been written here.
func TestLineEndsAndByteOrderMark(t *testing.T) {
	want, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	files := leedsFiles(t)
	for name, file := range files {
		windows := "\uFEFF" + strings.ReplaceAll(string(file.Data), "\n", "\r\n")
		files[name] = &fstest.MapFile{Data: []byte(windows)}
	}
	got, err := pack.Read(files)
	require.NoError(t, err)
	assert.Equal(t, want, got)
}

func TestSpaceBetweenWordsDoesNotCount(t *testing.T) {
	want, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	files := leedsFiles(t)
	change(t, files, guideFile, "Perpetrators can be male or female, children", "Perpetrators can  be\nmale or female,\nchildren")
	change(t, files, guideFile, "[LSCP website]", "[LSCP\nwebsite]")
	change(t, files, checklistFile, "words: care leavers", "words: >\n          care\n          leavers\n")
	got, err := pack.Read(files)
	require.NoError(t, err)
	assert.Equal(t, want, got)
}

func TestGuidesStandInOrderAndLeftoversArePassedOver(t *testing.T) {
	files := leedsFiles(t)
	for _, name := range []string{"guide.md", "checklist.yaml"} {
		files["guides/a-guide/"+name] = files["guides/cse/"+name]
	}
	files["guides/.trash/guide.md"] = &fstest.MapFile{Data: []byte("old")}
	files["guides/cse/guide.md~"] = &fstest.MapFile{Data: []byte("old")}
	files[".DS_Store"] = &fstest.MapFile{Data: []byte{0, 1}}
	files["leeds.go"] = &fstest.MapFile{Data: []byte("package leeds")}
	p, err := pack.Read(files)
	require.NoError(t, err)
	require.Len(t, p.Guides, 2)
	assert.Equal(t, "a-guide", p.Guides[0].ID)
	assert.Equal(t, "cse", p.Guides[1].ID)
}

func TestPackSurvivesJSON(t *testing.T) {
	want, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	data, err := json.Marshal(want)
	require.NoError(t, err)
	assert.NotContains(t, string(data), `\n`)
	var got content.Pack
	require.NoError(t, json.Unmarshal(data, &got))
	assert.Equal(t, *want, got)
}

func TestSameFilesGiveTheSamePack(t *testing.T) {
	first, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	second, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	assert.Equal(t, first, second)
}

func TestNumbersAsDialled(t *testing.T) {
	for number, tel := range map[string]string{
		"0113 376 0336":    "+441133760336",
		"01133760336":      "+441133760336",
		"(0113) 376-0336":  "+441133760336",
		"+44 113 376 0336": "+441133760336",
		"07911 123456":     "+447911123456",
		"0800 1111":        "+448001111",
		"112":              "112",
		"101":              "101",
		"111":              "111",
		"116 123":          "116123",
	} {
		t.Run(number, func(t *testing.T) {
			files := leedsFiles(t)
			change(t, files, "contacts.yaml", "0113 376 0336", number)
			change(t, files, guideFile, "Tel: 0113 3760336", "Tel:")
			p, err := pack.Read(files)
			require.NoError(t, err)
			assert.Equal(t, number, p.Contact("duty-practitioners").Call().Shown)
			assert.Equal(t, tel, p.Contact("duty-practitioners").Call().Number())
		})
	}
}

func TestVerifiedLink(t *testing.T) {
	files := leedsFiles(t)
	change(t, files, "links.yaml", "    standing: unverified\n    address: https://www.leedsscp.org.uk\n",
		"    standing: verified\n    address: https://www.leedsscp.org.uk\n    verified: 2026-11-20\n")
	p, err := pack.Read(files)
	require.NoError(t, err)
	assert.Equal(t, content.Link{
		ID: "lscp-website", Words: "LSCP website", Address: "https://www.leedsscp.org.uk",
		Verified: content.Date{Year: 2026, Month: 11, Day: 20},
	}, p.Link("lscp-website"))
	assert.Equal(t, content.Verified, p.Link("lscp-website").Standing())
}

func TestFolderInPlaceOfAFile(t *testing.T) {
	files := leedsFiles(t)
	files["pack.yaml"] = &fstest.MapFile{Mode: fs.ModeDir}
	_, err := pack.Read(files)
	assert.EqualError(t, err, "pack.yaml: cannot be read: want a plain file, not a folder")
}
