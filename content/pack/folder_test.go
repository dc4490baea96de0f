package pack_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
)

func TestUnknownNames(t *testing.T) {
	for name, want := range map[string]string{
		"practise.yaml":               "unknown file: did you mean practice.yaml?",
		"practice.yml":                "unknown file: did you mean practice.yaml?",
		"Links.yaml":                  "unknown file: did you mean links.yaml?",
		"contacts.yaml.txt":           "unknown file: did you mean contacts.yaml?",
		"notes.docx":                  "unknown file: want only pack.yaml, contacts.yaml, links.yaml, practice.yaml, privacy.md, accessibility.md, guides, pictures or PDFs here",
		"guide/cse/guide.md":          "unknown folder: did you mean guides?",
		"guides/readme.txt":           "not a folder: want only folders here, one for each guide",
		"guides/cse/checklists.yaml":  "unknown file: did you mean checklist.yaml?",
		"guides/cse/guide.md.txt":     "unknown file: did you mean guide.md?",
		"guides/cse/pictures/map.gif": "unknown folder: want only guide.md, checklist.yaml, contacts.yaml, source.txt, pictures or PDFs here",
	} {
		t.Run(name, func(t *testing.T) {
			files := leedsFiles(t)
			files[name] = &fstest.MapFile{Data: []byte("words")}
			_, err := pack.Read(files)
			reported := map[string]string{"guide/cse/guide.md": "guide", "guides/cse/pictures/map.gif": "guides/cse/pictures"}[name]
			if reported == "" {
				reported = name
			}
			assert.EqualError(t, err, reported+": "+want)
		})
	}
}

// What Windows and Word leave in a folder is no part of the pack.
func TestNamesThatArePassedOver(t *testing.T) {
	for _, name := range []string{"Thumbs.db", "guides/desktop.ini", "guides/cse/~$guide.docx", ".DS_Store", "contacts.yaml~"} {
		files := leedsFiles(t)
		files[name] = &fstest.MapFile{Data: []byte("words")}
		_, err := pack.Read(files)
		assert.NoError(t, err, name)
	}
}

// onDisk is the shipped pack in a folder of its own.
func onDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.CopyFS(dir, leeds.Files))
	return dir
}

func TestFolderOfAGuideCanBeALink(t *testing.T) {
	dir := onDisk(t)
	elsewhere := filepath.Join(t.TempDir(), "text")
	require.NoError(t, os.Rename(filepath.Join(dir, "guides/cse"), elsewhere))
	require.NoError(t, os.Symlink(elsewhere, filepath.Join(dir, "guides/cse")))
	got, err := pack.Read(os.DirFS(dir))
	require.NoError(t, err)
	want, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	assert.Equal(t, want, got)
}

func TestNamedPipesAreNotOpened(t *testing.T) {
	for name, want := range map[string]string{
		"pack.yaml":                "pack.yaml: cannot be read: want a plain file, not a named pipe",
		guideFile:                  guideFile + ": cannot be read: want a plain file, not a named pipe",
		checklistFile:              checklistFile + ": cannot be read: want a plain file, not a named pipe",
		practiceFile:               practiceFile + ": cannot be read: want a plain file, not a named pipe",
		"guides/cse":               "guides/cse: not a folder: want only folders here, one for each guide\nguides: no guide: want at least one folder with guide.md in it",
		"guides":                   "guides: no such folder: want a folder in it for each guide",
		"guides/cse/question.yaml": "guides/cse/question.yaml: unknown file: want only guide.md, checklist.yaml, contacts.yaml, source.txt, pictures or PDFs here",
	} {
		t.Run(name, func(t *testing.T) {
			dir := onDisk(t)
			require.NoError(t, os.RemoveAll(filepath.Join(dir, name)))
			require.NoError(t, syscall.Mkfifo(filepath.Join(dir, name), 0o600))
			_, err := pack.Read(os.DirFS(dir))
			require.Error(t, err)
			for line := range strings.SplitSeq(want, "\n") {
				assert.Contains(t, strings.Split(err.Error(), "\n"), line)
			}
		})
	}
}

func TestLargeFiles(t *testing.T) {
	for _, name := range []string{"contacts.yaml", guideFile} {
		t.Run(name, func(t *testing.T) {
			dir := onDisk(t)
			require.NoError(t, os.Truncate(filepath.Join(dir, name), 1<<30))
			_, err := pack.Read(os.DirFS(dir))
			require.ErrorContains(t, err, name+": larger than 256 KB: want at most 256 KB in a file")
		})
	}
}
