package pack_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/pack"
	"oneminuteguide/content/words"
)

// inWelsh is the pack of the cases in Welsh, with a words file.
func inWelsh(t *testing.T, wordsFile string) fstest.MapFS {
	t.Helper()
	files := caseFiles(t, nil)
	named := *files["pack.yaml"]
	named.Data = append(bytes.Clone(named.Data), "lang: cy\n"...)
	files["pack.yaml"] = &named
	files["words.cy.yaml"] = &fstest.MapFile{Data: []byte(wordsFile)}
	return files
}

var emptyText = regexp.MustCompile(`(?m)^  # (.*)\n  (\w+): ""$`)

// A words file that is completed with the English is read as the English.
func TestWordsAreReadAsTheyWereWritten(t *testing.T) {
	var written bytes.Buffer
	require.NoError(t, pack.WriteWords(&written, "cy"))
	completed := emptyText.ReplaceAllStringFunc(written.String(), func(entry string) string {
		found := emptyText.FindStringSubmatch(entry)
		return "  " + found[2] + `: "` + strings.ReplaceAll(found[1], `"`, `\"`) + `"`
	})
	p, warnings, err := pack.Check(inWelsh(t, completed), content.Date{})
	require.NoError(t, err)
	assert.Empty(t, warnings)
	assert.Equal(t, words.English(), p.Translation)
	assert.Equal(t, "cy", p.Lang)
}

// What is not translated yet is in English, and an editor is told of each.
func TestMissingWordsAreNamed(t *testing.T) {
	p, warnings, err := pack.Check(inWelsh(t, "home:\n  continue: Parhau\n  lead: \"\"\n"), content.Date{})
	require.NoError(t, err)
	assert.Equal(t, "Parhau", p.Words().Home.Continue)
	assert.Equal(t, words.English().Home.Lead, p.Words().Home.Lead)
	assert.Len(t, warnings, len(words.Entries(words.English()))-1)
	assert.Contains(t, warnings, pack.Finding{File: "words.cy.yaml", Line: 3, Words: `home: lead has no words yet: "` + words.English().Home.Lead + `" is shown`})
	assert.Contains(t, warnings, pack.Finding{File: "words.cy.yaml", Line: 1, Words: `pages: checklist has no words yet: "Checklist" is shown`})
}

// A file for the language serves all of its regions, unless there is one for the region.
func TestWordsOfARegion(t *testing.T) {
	files := inWelsh(t, "home:\n  continue: Parhau\n")
	files["pack.yaml"].Data = bytes.Replace(files["pack.yaml"].Data, []byte("lang: cy"), []byte("lang: cy-GB"), 1)
	p, _, err := pack.Check(files, content.Date{})
	require.NoError(t, err)
	assert.Equal(t, "Parhau", p.Words().Home.Continue)

	files["words.cy-GB.yaml"] = &fstest.MapFile{Data: []byte("home:\n  continue: Ymlaen\n")}
	_, _, err = pack.Check(files, content.Date{})
	require.EqualError(t, err, "words.cy.yaml: the app's words in another language: pack.yaml has lang cy-GB, want words.cy-GB.yaml or no such file")
	delete(files, "words.cy.yaml")
	p, _, err = pack.Check(files, content.Date{})
	require.NoError(t, err)
	assert.Equal(t, "Ymlaen", p.Words().Home.Continue)
}
