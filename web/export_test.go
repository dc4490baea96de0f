package web

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
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
	encoded := 0
	for address, file := range site.everything() {
		name := filepath.Join(dir, nameOf(address))
		got, err := os.ReadFile(name)
		require.NoError(t, err)
		assert.Equal(t, file.body(), got, name)
		compressed := file.compressed()
		for end, smaller := range map[string][]byte{".br": compressed.Brotli, ".gz": compressed.Gzip} {
			if smaller == nil || len(smaller) >= len(got) || address == protocol.ReleasePath {
				assert.NoFileExists(t, name+end)
				continue
			}
			encoded++
			got, err := os.ReadFile(name + end)
			require.NoError(t, err)
			assert.Equal(t, smaller, got, name+end)
		}
	}
	assert.Greater(t, encoded, 2*len(site.Files()), "pages and files, in two encodings")
	program, _ := site.Lookup(protocol.ProgramPath)
	assert.FileExists(t, filepath.Join(dir, program.Address()))
	assert.NoFileExists(t, filepath.Join(dir, protocol.ProgramPath), "nobody asks for it, and it is the largest of all files")
	headers, err := os.ReadFile(filepath.Join(dir, "_headers"))
	require.NoError(t, err)
	for name, value := range site.headers() {
		assert.Contains(t, string(headers), "\n  "+name+": "+value+"\n")
	}
	assert.Contains(t, string(headers), "/release.json\n  Cache-Control: no-store\n")
	_, err = os.Stat(filepath.Join(dir, ".nojekyll"))
	assert.NoError(t, err, "GitHub Pages leaves out the folder _ without it")
	assert.Empty(t, halfDone(t, filepath.Dir(filepath.Dir(dir))))
}

// halfDone are the folders with files that are not in their places yet.
func halfDone(t *testing.T, dir string) (found []string) {
	t.Helper()
	require.NoError(t, filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(filepath.ToSlash(path), stagedFolder) {
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
			require.NoError(t, os.MkdirAll(filepath.Join(folder, stagedFolder), 0o700))
			require.NoError(t, os.WriteFile(filepath.Join(folder, stagedFolder, "17"), []byte("half"), 0o600))
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
	for name, c := range map[string]struct{ dir, want string }{
		"no name":             {"", `export to "": want the name of a folder`},
		"a folder with files": {dir, `is not empty: want a new or empty folder, or one that an export wrote`},
		"a file":              {filepath.Join(dir, "file"), "is not a folder: want a new or empty folder"},
		"under a file":        {filepath.Join(dir, "file", "site"), "not a directory"},
		"a link to nothing":   {filepath.Join(dir, "dangling"), "is a link to nothing: want a new or empty folder"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.ErrorContains(t, site.Export(t.Context(), c.dir), c.want)
		})
	}
	kept, err := os.ReadFile(filepath.Join(dir, "file"))
	require.NoError(t, err)
	assert.Equal(t, "kept", string(kept))
}

// interrupted is a context that ends when it has been asked so many times.
type interrupted struct {
	context.Context
	left *atomic.Int64
	ask  func()
}

func interruptedAfter(ctx context.Context, times int, ask func()) interrupted {
	c := interrupted{ctx, new(atomic.Int64), ask}
	c.left.Store(int64(times))
	return c
}

func (c interrupted) Err() error {
	c.ask()
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// Who forgets the base URL does not take the style and the app from pages that are served.
func TestExportForAnotherAddress(t *testing.T) {
	dir := t.TempDir()
	within, err := NewSite(leedsPack(t), noClient, Options{Root: "/guides"})
	require.NoError(t, err)
	whole := leedsSite(t)
	require.NoError(t, within.Export(t.Context(), dir))
	before := bodies(t, dir)
	assert.EqualError(t, whole.Export(t.Context(), dir), dir+" has a site for the address /guides/, and this one is for /: want the base URL of before, or a new folder")
	assert.Equal(t, before, bodies(t, dir))
	require.NoError(t, within.Export(t.Context(), dir))

	// The list of an earlier version does not say.
	list := filepath.Join(dir, filepath.FromSlash(listFile))
	text, err := os.ReadFile(list)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(list, bytes.Replace(text, []byte(`"root": "/guides",`), nil, 1), 0o644))
	require.NoError(t, whole.Export(t.Context(), dir))
	assert.Error(t, within.Export(t.Context(), dir), "from then on it does")
}

// What another puts into the folder meanwhile is not written over.
func TestExportBesideAnother(t *testing.T) {
	site := leedsSite(t)
	dir := t.TempDir()
	theirs := filepath.Join(dir, "index.html")
	var asked atomic.Int64
	ctx := interruptedAfter(t.Context(), 1<<30, func() {
		if asked.Add(1) == 2 { // when the folder was found to be empty
			os.WriteFile(theirs, []byte("theirs"), 0o644)
		}
	})
	assert.ErrorContains(t, site.Export(ctx, dir), "is not empty")
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
			export := func(step int) (left []fs.DirEntry, steps int, err error) {
				folder := t.TempDir()
				target := filepath.Join(folder, dir)
				var asked atomic.Int64
				err = site.Export(interruptedAfter(t.Context(), step, func() {
					asked.Add(1)
					assert.NoFileExists(t, filepath.Join(target, "release.json"))
				}), target)
				if err == nil {
					assert.FileExists(t, filepath.Join(target, "release.json"))
					assert.FileExists(t, filepath.Join(target, "guides/cse/index.html"))
				}
				left, readErr := os.ReadDir(folder)
				require.NoError(t, readErr)
				return left, int(asked.Load()), err
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
