package pack_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
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
	require.NoError(t, os.Rename(filepath.Join(dir, "guides/cse"), filepath.Join(dir, ".newest")))
	require.NoError(t, os.Symlink("../.newest", filepath.Join(dir, "guides/cse")))
	got, err := pack.Read(inside(t, dir))
	require.NoError(t, err)
	want, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	assert.Equal(t, want, got)
}

// inside is the folder's files and no others, as the program opens them.
func inside(t *testing.T, dir string) fs.FS {
	t.Helper()
	root, err := os.OpenRoot(dir)
	require.NoError(t, err)
	t.Cleanup(func() { root.Close() })
	return root.FS()
}

// A pack from someone else could publish what is on the machine that publishes it.
func TestLinksOutOfTheFolderAreNotFollowed(t *testing.T) {
	const leadsOut = ": a link that leads out of the pack's folder, or to nothing: want the file itself in its place"
	secret := filepath.Join(t.TempDir(), "secret")
	require.NoError(t, os.Mkdir(secret, 0o755))
	for _, name := range []string{"guide.md", "plan.png", "plan.pdf"} {
		require.NoError(t, os.WriteFile(filepath.Join(secret, name), []byte("secret"), 0o644))
	}
	for name, to := range map[string]string{
		"pack.yaml":                secret + "/guide.md",
		"links.yaml":               "/dev/zero",
		"privacy.md":               secret + "/guide.md",
		"words.cy.yaml":            "/etc/passwd",
		guideFile:                  secret + "/guide.md",
		checklistFile:              "../../../../../../../../../etc/passwd",
		"guides/cse/plan.png":      secret + "/plan.png",
		"guides/cse/plan.pdf":      "nothing.pdf",
		"guides/cse/pictures":      secret,
		"guides/cse/more/plan.png": secret + "/plan.png",
		"guides/other":             secret,
		"guides":                   secret,
		"guides/cse/plan.jpg":      "plan.jpg", // itself
	} {
		t.Run(name, func(t *testing.T) {
			dir := onDisk(t)
			path := filepath.Join(dir, name)
			require.NoError(t, os.RemoveAll(path))
			require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
			require.NoError(t, os.Symlink(to, path))
			_, err := pack.Read(inside(t, dir))
			require.Error(t, err)
			assert.Contains(t, strings.Split(err.Error(), "\n"), name+leadsOut)
			assert.NotContains(t, err.Error(), "secret")
			assert.NotContains(t, err.Error(), "root:")
		})
	}
}

// What only looks like a file is not opened, and what a report says of it can be printed.
func TestOddNames(t *testing.T) {
	for name, c := range map[string]struct {
		file fstest.MapFile
		want string
	}{
		"guides/cse/pictures/guide.md/plan.png": {fstest.MapFile{Data: picture("10")}, ""},
		"guides/cse/two words.png":              {fstest.MapFile{Data: picture("10")}, ""},
		"guides/cse/\x1b[2Jred.txt":             {fstest.MapFile{}, `guides/cse/\x1b[2Jred.txt: unknown file: want only guide.md, checklist.yaml, contacts.yaml, source.txt, pictures or PDFs here`},
		"guides/cse/a\nb.txt":                   {fstest.MapFile{}, `guides/cse/a\nb.txt: unknown file: want only guide.md, checklist.yaml, contacts.yaml, source.txt, pictures or PDFs here`},
		"guides/cse/\u202Etxt.md":               {fstest.MapFile{}, `guides/cse/\u202etxt.md: unknown file: want only guide.md, checklist.yaml, contacts.yaml, source.txt, pictures or PDFs here`},
		"guides/\x1b]0;title\a/guide.md":        {fstest.MapFile{}, `guides/\x1b]0;title\a: folder name "\x1b]0;title\a": want small letters, digits and hyphens only`},
		"guides/cse/Guide.md":                   {fstest.MapFile{}, "guides/cse/Guide.md: unknown file: did you mean guide.md?"},
		"practice.yaml":                         {fstest.MapFile{Mode: fs.ModeDevice}, "practice.yaml: cannot be read: want a plain file, not a device"},
		"privacy.md":                            {fstest.MapFile{Mode: fs.ModeDir | 0o755}, "privacy.md: cannot be read: want a plain file, not a folder"},
		"guides/cse/checklist.yaml":             {fstest.MapFile{Mode: fs.ModeSocket}, "guides/cse/checklist.yaml: cannot be read: want a plain file, not a socket"},
	} {
		t.Run(name, func(t *testing.T) {
			files := leedsFiles(t)
			files[name] = &c.file
			_, err := pack.Read(files)
			if c.want == "" {
				assert.NoError(t, err)
				return
			}
			require.Error(t, err)
			assert.Contains(t, strings.Split(err.Error(), "\n"), c.want)
		})
	}
}

func TestAFolderThatIsNoPack(t *testing.T) {
	files := leedsFiles(t)
	for i := range 10_000 {
		files[fmt.Sprintf("guides/cse/pages/%d.txt", i)] = &fstest.MapFile{}
	}
	_, err := pack.Read(files)
	assert.EqualError(t, err, ".: more than 10,000 files and folders: want those of a pack alone")
}

// On a Mac, on Windows and in some hosts' folders they are one file.
func TestNamesThatDifferInCapitalsAlone(t *testing.T) {
	for _, names := range [][2]string{{"plan.png", "plan.PNG"}, {"plan.png", "Plan.png"}, {"a/plan.png", "A/plan.png"}} {
		files := baseFiles(t)
		guide := files["guides/demo/guide.md"]
		for i, name := range names {
			files["guides/demo/"+name] = &fstest.MapFile{Data: picture(strconv.Itoa(10 + 2*i))}
			guide.Data = append(guide.Data, "\n![A plan]("+name+")\n"...)
		}
		_, _, fault := check(t, files)
		assert.Equal(t, fmt.Sprintf("guides/demo/guide.md:24: file %q: differs from %q in capital letters alone, want another name",
			"guides/demo/"+names[1], "guides/demo/"+names[0]), fault)
	}
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
