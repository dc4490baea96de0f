package web

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/compress"
	"oneminuteguide/web/protocol"
)

func TestExport(t *testing.T) {
	site := leedsSite(t)
	dir := filepath.Join(t.TempDir(), "new", "site")
	require.NoError(t, site.Export(t.Context(), dir))
	for path, file := range map[string]string{"/": "index.html", "/guides/cse/": "guides/cse/index.html", "/404.html": "404.html", "/release.json": "release.json"} {
		got, err := os.ReadFile(filepath.Join(dir, file))
		require.NoError(t, err)
		f, _ := site.Lookup(path)
		assert.Equal(t, f.Body(), got)
	}
	for name, open := range site.everything() {
		if strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		got, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		assert.Equal(t, open.body(), got, name)
	}
	program, _ := site.Lookup(protocol.ProgramPath)
	assert.FileExists(t, filepath.Join(dir, program.Address()))
	assert.NoFileExists(t, filepath.Join(dir, protocol.ProgramPath), "nobody asks for it, and it is the largest of all files")
	headers, err := os.ReadFile(filepath.Join(dir, "_headers"))
	require.NoError(t, err)
	for name, value := range site.headers() {
		assert.Contains(t, string(headers), "\n  "+name+": "+value+"\n")
	}
	assert.Contains(t, string(headers), "/release.json\n  Cache-Control: no-store\n")
	assert.ErrorContains(t, site.Export(t.Context(), dir), "not empty", "a folder with something in it is left alone")
	_, err = os.Stat(filepath.Join(dir, ".nojekyll"))
	assert.NoError(t, err, "GitHub Pages leaves out the folder _ without it")
	assert.Empty(t, halfDone(t, filepath.Dir(filepath.Dir(dir))))
}

// halfDone are the folders that an export works in.
func halfDone(t *testing.T, dir string) (found []string) {
	t.Helper()
	require.NoError(t, filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if strings.HasPrefix(filepath.Base(path), ".export-") {
			found = append(found, path)
		}
		return err
	}))
	return found
}

// A folder that is there is written into and stays the same folder: it may be a
// mount point, the working directory, or behind a link.
func TestExportIntoAFolderThatIsThere(t *testing.T) {
	site := leedsSite(t)
	for name, dirFor := range map[string]func(t *testing.T, folder string) string{
		"empty":      func(t *testing.T, folder string) string { return folder },
		"with slash": func(t *testing.T, folder string) string { return folder + "/" },
		"dot":        func(t *testing.T, folder string) string { t.Chdir(folder); return "." },
		"link": func(t *testing.T, folder string) string {
			link := filepath.Join(t.TempDir(), "link")
			require.NoError(t, os.Symlink(folder, link))
			return link
		},
		"left by an export that was killed": func(t *testing.T, folder string) string {
			require.NoError(t, os.MkdirAll(filepath.Join(folder, ".export-1", "guides"), 0o700))
			require.NoError(t, os.WriteFile(filepath.Join(folder, ".export-1", "index.html"), []byte("half"), 0o600))
			return folder
		},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			before, err := os.Stat(folder)
			require.NoError(t, err)
			dir := dirFor(t, folder)
			link, err := os.Lstat(dir)
			require.NoError(t, err)

			require.NoError(t, site.Export(t.Context(), dir))
			after, err := os.Stat(folder)
			require.NoError(t, err)
			assert.True(t, os.SameFile(before, after), "it is another folder")
			linkAfter, err := os.Lstat(dir)
			require.NoError(t, err)
			assert.True(t, os.SameFile(link, linkAfter), "the link is gone")
			assert.FileExists(t, filepath.Join(folder, "release.json"))
			assert.Empty(t, halfDone(t, folder))
		})
	}
}

func TestExportRefuses(t *testing.T) {
	site := leedsSite(t)
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "file"), []byte("kept"), 0o644))
	require.NoError(t, os.Symlink(filepath.Join(dir, "nowhere"), filepath.Join(dir, "dangling")))
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "killed", ".export-1"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "killed", "index.html"), []byte("half"), 0o644))
	for name, c := range map[string]struct{ dir, want string }{
		"no name":             {"", `export to "": want the name of a new or empty folder`},
		"a folder with files": {dir, `is not empty: want a new or empty folder`},
		"a file":              {filepath.Join(dir, "file"), "is not a folder: want a new or empty folder"},
		"under a file":        {filepath.Join(dir, "file", "site"), "not a directory"},
		"a link to nothing":   {filepath.Join(dir, "dangling"), "is a link to nothing: want a new or empty folder"},
		"half an export":      {filepath.Join(dir, "killed"), "holds an unfinished export: empty it, or name another folder"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.ErrorContains(t, site.Export(t.Context(), c.dir), c.want)
		})
	}
	kept, err := os.ReadFile(filepath.Join(dir, "file"))
	require.NoError(t, err)
	assert.Equal(t, "kept", string(kept))
	assert.FileExists(t, filepath.Join(dir, "killed", "index.html"))
}

// interrupted is a context that ends when it has been asked so many times.
type interrupted struct {
	context.Context
	left int
	ask  func()
}

func (c *interrupted) Err() error {
	c.ask()
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

// What another puts into the folder meanwhile is not written over.
func TestExportBesideAnother(t *testing.T) {
	site := leedsSite(t)
	dir := t.TempDir()
	theirs := filepath.Join(dir, "index.html")
	ctx := &interrupted{t.Context(), 1 << 30, func() { os.WriteFile(theirs, []byte("theirs"), 0o644) }}
	assert.ErrorContains(t, site.Export(ctx, dir), "is no longer empty: something else is writing to it")
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, left, 1)
	text, err := os.ReadFile(theirs)
	require.NoError(t, err)
	assert.Equal(t, "theirs", string(text))
}

// At whatever step an export is interrupted, the folder is as it was before; and
// until everything is there, phones find no release in it.
func TestExportInterrupted(t *testing.T) {
	site := &Site{byAddress: map[string]*File{}, chunks: map[string]*Chunk{}}
	b := &builder{site: site, options: Options{Compress: compress.Hardest}}
	for _, path := range []string{"/", "/boot.js", "/guides/cse/", "/icons/icon.png", protocol.ReleasePath} {
		b.add(path, []byte("<p>words of "+path))
	}
	for name, dir := range map[string]string{"a new folder": "new/site", "a folder that is there": "."} {
		t.Run(name, func(t *testing.T) {
			export := func(step int) (left []fs.DirEntry, asked int, err error) {
				folder := t.TempDir()
				target := filepath.Join(folder, dir)
				err = site.Export(&interrupted{t.Context(), step, func() {
					asked++
					assert.NoFileExists(t, filepath.Join(target, "release.json"))
				}}, target)
				if err == nil {
					assert.FileExists(t, filepath.Join(target, "release.json"))
					assert.FileExists(t, filepath.Join(target, "guides/cse/index.html"))
				}
				left, readErr := os.ReadDir(folder)
				require.NoError(t, readErr)
				return left, asked, err
			}
			_, steps, err := export(1 << 30)
			require.NoError(t, err)
			require.Greater(t, steps, 2*len(site.Files()))
			for step := range steps {
				left, _, err := export(step)
				require.ErrorIs(t, err, context.Canceled)
				require.Empty(t, left, "step %d of %d", step, steps)
			}
		})
	}
}
