package web

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web/compress"
	"oneminuteguide/web/sitetest/foldertest"
)

// twoSites are a site and one that replaces it, with another app, another number and a
// guide less.
func twoSites(t *testing.T) (before, after *Site) {
	t.Helper()
	with := func(program string, p *content.Pack) *Site {
		wasm := []byte(strings.Repeat(program, 50))
		compressed := compress.Hardest(wasm)
		client := Client{NewProgram(wasm, func() []byte { return wasm }, compressed, func(int) compress.Compressed { return compressed }), []byte("exec")}
		site, err := NewSite(p, client, Options{})
		require.NoError(t, err)
		return site
	}
	next := readOnly()
	next.Version = 2
	next.Contacts[1].Ways = []content.Way{content.NewWay(content.Call, "0113 496 0002", "+441134960002")}
	return with("one program ", samplePack()), with("another program ", next)
}

// bodies are all files in the folder but those that an export keeps for itself.
func bodies(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	files := os.DirFS(dir)
	require.NoError(t, fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if name == ownFolder {
			return fs.SkipDir
		}
		if err == nil && !entry.IsDir() {
			body, readErr := fs.ReadFile(files, name)
			all[name], err = string(body), readErr
		}
		return err
	}))
	return all
}

// fresh is what the site is in a new folder.
func fresh(t *testing.T, site *Site) map[string]string {
	t.Helper()
	dir := inMemory(t)
	require.NoError(t, site.Export(t.Context(), dir))
	foldertest.Check(t, dir)
	return bodies(t, dir)
}

func TestExportReplacesASite(t *testing.T) {
	before, after := twoSites(t)
	old, want := fresh(t, before), fresh(t, after)
	require.NotEqual(t, old["release.json"], want["release.json"])
	dir := inMemory(t)
	require.NoError(t, before.Export(t.Context(), dir))
	times := func() map[string]time.Time {
		all := map[string]time.Time{}
		for name := range bodies(t, dir) {
			info, err := os.Stat(filepath.Join(dir, name))
			require.NoError(t, err)
			all[name] = info.ModTime()
		}
		return all
	}
	first := times()
	require.NoError(t, after.Export(t.Context(), dir))
	foldertest.Check(t, dir)
	got := bodies(t, dir)
	kept := 0
	for name, body := range got {
		if _, found := want[name]; !found && assert.True(t, isHashed(name), "%s is of the site before, and not under its hash", name) {
			kept++
			assert.Equal(t, old[name], body, name)
			continue
		}
		assert.Equal(t, want[name], body, name)
	}
	assert.Positive(t, kept, "what phones in the middle ask for")
	assert.Len(t, got, len(want)+kept)
	assert.NoDirExists(t, filepath.Join(dir, "guides", "signs"), "a guide that is no more")
	for name, now := range times() {
		if then, found := first[name]; !found {
			continue
		} else if got[name] == old[name] {
			assert.Equal(t, then, now, "%s is the same: hosts need not send it again", name)
		} else {
			assert.Greater(t, now.Unix(), then.Unix(), "%s: hosts tell by the second that it has changed", name)
		}
	}
}

// What earlier sites had under a hash is kept for a time and for some exports, and not longer.
func TestExportKeepsOldFilesForATime(t *testing.T) {
	before, after := twoSites(t)
	want := fresh(t, after)
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		pauses []time.Duration // before each more export of the site that replaced the other
		kept   bool
	}{
		"at once":               {nil, true},
		"many exports in a day": {[]time.Duration{time.Hour, time.Hour, time.Hour, time.Hour, time.Hour}, true},
		"a clock that leaps":    {[]time.Duration{20 * 365 * 24 * time.Hour, time.Hour}, true},
		"a day too early":       {[]time.Duration{time.Hour, time.Hour, filesKeptFor - 26*time.Hour}, true},
		"when it is time":       {[]time.Duration{time.Hour, time.Hour, filesKeptFor - 2*time.Hour}, false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := inMemory(t)
			require.NoError(t, before.Export(t.Context(), dir))
			clock := now
			for _, pause := range append([]time.Duration{0}, c.pauses...) {
				clock = clock.Add(pause)
				require.NoError(t, exporter{site: after, now: func() time.Time { return clock }}.export(t.Context(), dir))
			}
			foldertest.Check(t, dir)
			if c.kept {
				assert.Greater(t, len(bodies(t, dir)), len(want))
			} else {
				assert.Equal(t, want, bodies(t, dir))
			}
			assert.NoError(t, before.Export(t.Context(), dir), "and back")
			foldertest.Check(t, dir)
		})
	}
}

var errKilled = errors.New("killed")

// killedAt makes steps fail from the one with the number on, so that nothing changes any more.
func killedAt(number int) func() error {
	var steps atomic.Int64
	return func() error {
		if int(steps.Add(1)) > number {
			return errKilled
		}
		return nil
	}
}

// At whatever step an export is killed, the folder has a site, and the next export goes on.
func TestExportKilledAtAnyStep(t *testing.T) {
	before, after := twoSites(t)
	old, want := fresh(t, before), fresh(t, after)
	first := inMemory(t)
	require.NoError(t, before.Export(t.Context(), first))
	var counted atomic.Int64
	dir := inMemory(t)
	require.NoError(t, os.CopyFS(dir, os.DirFS(first)))
	require.NoError(t, exporter{after, time.Now, func() error { counted.Add(1); return nil }}.export(t.Context(), dir))
	total, swapped := int(counted.Load()), 0
	for step := range total {
		if step < total/3 && step%20 != 0 {
			continue // nothing is in its place yet
		}
		dir := inMemory(t)
		require.NoError(t, os.CopyFS(dir, os.DirFS(first)))
		err := exporter{after, time.Now, killedAt(step)}.export(t.Context(), dir)
		if err != nil {
			require.ErrorIs(t, err, errKilled)
		}
		release := foldertest.Check(t, dir)
		got := bodies(t, dir)
		site := old
		if release == want["release.json"] {
			site = want
			swapped++
		} else {
			require.Equal(t, old["release.json"], release)
		}
		for name := range site {
			require.Contains(t, got, name, "step %d of %d", step, total)
		}
		for name, body := range got {
			require.True(t, body == old[name] || body == want[name], "step %d of %d: %s is neither the one nor the other", step, total, name)
		}
		if step%3 != 0 {
			require.NoError(t, os.RemoveAll(dir))
			continue
		}
		require.NoError(t, after.Export(t.Context(), dir), "step %d of %d", step, total)
		got = bodies(t, dir)
		for name, body := range want {
			require.Equal(t, body, got[name], "step %d of %d: %s", step, total, name)
		}
		for name := range got {
			require.True(t, isHashed(name) || want[name] == got[name], "step %d of %d: %s is left", step, total, name)
		}
		require.NoDirExists(t, filepath.Join(dir, stagedFolder))
		require.NoError(t, os.RemoveAll(dir))
	}
	assert.Positive(t, swapped)
	assert.Less(t, swapped, total/2)
}

// inMemory is a folder that is not on a disk, where the system has one: files are synced ten
// thousand times.
func inMemory(t *testing.T) string {
	t.Helper()
	if info, err := os.Stat("/dev/shm"); err != nil || !info.IsDir() {
		return t.TempDir()
	}
	dir, err := os.MkdirTemp("/dev/shm", "export")
	require.NoError(t, err)
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func TestTwoExportsAtOnce(t *testing.T) {
	before, after := twoSites(t)
	dir := filepath.Join(inMemory(t), "site")
	started, goOn := make(chan bool), make(chan bool)
	var once atomic.Bool
	ended := make(chan error)
	go func() {
		ended <- exporter{before, time.Now, func() error {
			if once.CompareAndSwap(false, true) {
				started <- true
				<-goOn
			}
			return nil
		}}.export(t.Context(), dir)
	}()
	<-started
	assert.ErrorIs(t, after.Export(t.Context(), dir), errExporting)
	close(goOn)
	require.NoError(t, <-ended)
	assert.Equal(t, fresh(t, before), bodies(t, dir))
	assert.NoError(t, after.Export(t.Context(), dir))
}

// Files that nobody here wrote, or that somebody changed, are left as they are.
func TestExportLeavesWhatItDidNotWrite(t *testing.T) {
	before, after := twoSites(t)
	for name, c := range map[string]struct{ file, want string }{
		"another's file":   {"CNAME", "has files that no export wrote (CNAME): move them away, or name a new folder"},
		"a changed file":   {"robots.txt", "has files that were changed after the export (robots.txt): move them away, or name a new folder"},
		"a broken list":    {listFile, "files.json cannot be read"},
		"under its folder": {"_/mine.txt", "has files that no export wrote (_/mine.txt)"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := inMemory(t)
			require.NoError(t, before.Export(t.Context(), dir))
			require.NoError(t, os.WriteFile(filepath.Join(dir, c.file), []byte("mine"), 0o644))
			has := bodies(t, dir)
			assert.ErrorContains(t, after.Export(t.Context(), dir), c.want)
			assert.Equal(t, has, bodies(t, dir))
			foldertest.Check(t, dir)
		})
	}
	t.Run("a damaged file under its hash", func(t *testing.T) {
		dir := inMemory(t)
		require.NoError(t, before.Export(t.Context(), dir))
		f, _ := before.Lookup("/boot.js")
		require.NoError(t, os.WriteFile(filepath.Join(dir, f.Address()), []byte("half"), 0o644))
		require.NoError(t, before.Export(t.Context(), dir))
		assert.Equal(t, fresh(t, before), bodies(t, dir))
	})
}
