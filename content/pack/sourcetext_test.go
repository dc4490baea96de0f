package pack_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
)

// The shipped guide is its published text word for word: with a word changed in either
// of them, an editor is told.
func TestFaultsAgainstTheSource(t *testing.T) {
	const source = "guides/cse/source.txt"
	for name, test := range map[string]struct{ file, old, new, want string }{
		"a changed word": {guideFile, "Perpetrators can be male or female", "Perpetrators may be male or female",
			source + `:11: "Perpetrators can be male or female, children or adults.": not in the guide: the nearest is "Perpetrators may be male or female, children or adults.", with "may" for "can"`},
		"a missing sentence": {guideFile, "Perpetrators can be male or female, children or adults. ", "",
			source + `:11: "Perpetrators can be male or female, children or adults.": not in the guide`},
		"a sentence too many": {guideFile, "Perpetrators can be male", "These are made up words. Perpetrators can be male",
			guideFile + `: "These are made up words": not in source.txt, want the words of the source alone`},
		"a sentence in another place": {source, "Perpetrators can be male or female, children or adults. Those who abuse will control and manipulate, they may do this through the use of enticement and/ or violence.",
			"Those who abuse will control and manipulate, they may do this through the use of enticement and/ or violence. Perpetrators can be male or female, children or adults.",
			source + `:11: "Those who abuse will control and manipulate, they may do this through the use of enticement and/ or …": in another place in the guide, want the order of the source`},
	} {
		t.Run(name, func(t *testing.T) {
			files := leedsFiles(t)
			files[source] = publishedText(t)
			change(t, files, test.file, test.old, test.new)
			_, err := pack.Read(files)
			assert.EqualError(t, err, test.want)
		})
	}
}

// A text copied out of a word processor has its marks of lists, which the guide has not.
func TestTheSourceAsAWordProcessorWritesIt(t *testing.T) {
	files := library(t, "", map[string]string{"a": "---\n## 1. First\n\nDo not:\n\n- ask “Did he?”\n  - press for more\n\n1. Call first.\n2. Write it down.\n"})
	files["guides/a/source.txt"] = &fstest.MapFile{Data: []byte("A made-up guide\n1. First\nDo not:\n•\task \"Did he?\"\no\tpress for more\n1.\tCall first.\n2)\tWrite it down.\n")}
	_, err := pack.Read(files)
	assert.NoError(t, err)

	change(t, files, "guides/a/source.txt", "•\task", "•\tnever ask")
	_, err = pack.Read(files)
	assert.EqualError(t, err, `guides/a/source.txt:4: "never ask \"Did he?": not in the guide: the nearest is "ask \"Did he?", without "never"`)
}

func publishedText(t *testing.T) *fstest.MapFile {
	t.Helper()
	data, err := fs.ReadFile(leeds.Files, "guides/cse/source.txt")
	require.NoError(t, err)
	return &fstest.MapFile{Data: data}
}

// A long text against another one must not take minutes.
func TestAnotherTextIsReportedInShort(t *testing.T) {
	files := leedsFiles(t)
	files["guides/cse/source.txt"] = &fstest.MapFile{Data: []byte(strings.Repeat("Some quite other words of a text. ", 7000))}
	_, err := pack.Read(files)
	require.Error(t, err)
	assert.Less(t, strings.Count(err.Error(), "\n"), 25)
	assert.Contains(t, err.Error(), "more sentences are not in the guide")
}
