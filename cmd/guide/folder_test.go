package main

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// longWait is how long a test waits for what should come at once.
const longWait = 20 * time.Second

// packFolder is a folder with files where a pack has them.
func packFolder(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "pack")
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "guides", "cse"), 0o755))
	for _, name := range []string{"pack.yaml", "contacts.yaml", "guides/cse/guide.md"} {
		write(t, filepath.Join(dir, name), "before")
	}
	return dir
}

func write(t *testing.T, path, words string) {
	t.Helper()
	require.NoError(t, os.WriteFile(path, []byte(words), 0o644))
}

// followed counts the changes of the folder that are noticed.
func followed(t *testing.T, f *folder) *atomic.Int32 {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	var changes atomic.Int32
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		f.follow(ctx, func() { changes.Add(1) })
	}()
	t.Cleanup(func() { stop(); <-ended; f.close() })
	return &changes
}

func TestEachChangeOfAFolderIsNoticed(t *testing.T) {
	for name, change := range map[string]func(t *testing.T, dir string){
		"a file is written": func(t *testing.T, dir string) { write(t, filepath.Join(dir, "pack.yaml"), "after") },
		"no longer or shorter": func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, "guides", "cse", "guide.md"), "befora")
		},
		"a temporary file takes its place": func(t *testing.T, dir string) {
			path := filepath.Join(dir, "contacts.yaml")
			write(t, path+"~", "after")
			require.NoError(t, os.Rename(path+"~", path))
		},
		"the old one is kept, as vim does": func(t *testing.T, dir string) {
			path := filepath.Join(dir, "contacts.yaml")
			require.NoError(t, os.Rename(path, path+"~"))
			write(t, path, "after")
			require.NoError(t, os.Remove(path+"~"))
		},
		"a new file": func(t *testing.T, dir string) { write(t, filepath.Join(dir, "links.yaml"), "new") },
		"a new folder with a file": func(t *testing.T, dir string) {
			require.NoError(t, os.Mkdir(filepath.Join(dir, "guides", "fgm"), 0o755))
			write(t, filepath.Join(dir, "guides", "fgm", "guide.md"), "new")
		},
		"a file is gone": func(t *testing.T, dir string) { require.NoError(t, os.Remove(filepath.Join(dir, "pack.yaml"))) },
		"a file is another": func(t *testing.T, dir string) {
			require.NoError(t, os.Rename(filepath.Join(dir, "pack.yaml"), filepath.Join(dir, "pack.yml")))
		},
		"all of it is gone": func(t *testing.T, dir string) { require.NoError(t, os.RemoveAll(dir)) },
		"another folder takes its place": func(t *testing.T, dir string) {
			other := packFolder(t)
			write(t, filepath.Join(other, "pack.yaml"), "after")
			require.NoError(t, os.Rename(dir, dir+".before"))
			require.NoError(t, os.Rename(other, dir))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := packFolder(t)
			f := watchFolder(dir)
			f.glance = time.Hour // the system tells of each
			changes := followed(t, f)
			change(t, dir)
			assert.Eventually(t, func() bool { return changes.Load() > 0 }, longWait, 5*time.Millisecond)
		})
	}
}

// What comes after the folder itself, or one in it, was replaced is noticed too.
func TestAReplacedFolderIsFollowed(t *testing.T) {
	t.Parallel()
	dir := packFolder(t)
	changes := followed(t, watchFolder(dir))
	next := func(what string, change func()) {
		t.Helper()
		before := changes.Load()
		change()
		assert.Eventually(t, func() bool { return changes.Load() > before }, longWait, 5*time.Millisecond, what)
	}
	other := packFolder(t)
	write(t, filepath.Join(other, "pack.yaml"), "another")
	next("replaced", func() {
		require.NoError(t, os.Rename(dir, dir+".before"))
		require.NoError(t, os.Rename(other, dir))
	})
	next("a file of it", func() { write(t, filepath.Join(dir, "guides", "cse", "guide.md"), "after") })
	next("a new folder in it", func() { require.NoError(t, os.Mkdir(filepath.Join(dir, "guides", "fgm"), 0o755)) })
	next("a file in that", func() { write(t, filepath.Join(dir, "guides", "fgm", "guide.md"), "new") })
	next("changed", func() { write(t, filepath.Join(dir, "guides", "fgm", "guide.md"), "newer") })
}

// The system has no signs of a drive on the network.
func TestChangesAreNoticedWithoutSigns(t *testing.T) {
	t.Parallel()
	dir := packFolder(t)
	f := &folder{dir: dir, glance: glance}
	f.seen = f.look()
	changes := followed(t, f)
	write(t, filepath.Join(dir, "guides", "cse", "guide.md"), "after")
	assert.Eventually(t, func() bool { return changes.Load() == 1 }, longWait, 5*time.Millisecond)
}

// Several steps within a moment are one change. On a busy machine a moment can take
// longer: then the test tries once more.
func TestStepsWithinAMomentAreOneChange(t *testing.T) {
	t.Parallel()
	dir := packFolder(t)
	changes := followed(t, watchFolder(dir))
	for try := range 50 {
		before, began := changes.Load(), time.Now()
		for i := range 20 {
			write(t, filepath.Join(dir, "pack.yaml"), strconv.Itoa(1000*try+i))
			write(t, filepath.Join(dir, "guides", "cse", "guide.md"), strconv.Itoa(1000*try+i))
		}
		quick := time.Since(began) < pause/2
		require.Eventually(t, func() bool { return changes.Load() > before }, longWait, 5*time.Millisecond)
		time.Sleep(2 * pause) // for one too many
		if quick {
			assert.EqualValues(t, 1, changes.Load()-before)
			return
		}
	}
	t.Fatal("the machine is too busy")
}

// What changes nothing that a pack is made of is no change: the next one is the first.
func TestWhatIsNoChange(t *testing.T) {
	t.Parallel()
	dir := packFolder(t)
	changes := followed(t, watchFolder(dir))
	file := filepath.Join(dir, "pack.yaml")
	write(t, file, "before")
	require.NoError(t, os.Chtimes(file, time.Now(), time.Now().Add(time.Hour)))
	write(t, filepath.Join(dir, ".pack.yaml.swp"), "an editor's own")
	write(t, filepath.Join(dir, "pack.yaml~"), "the one before")
	_, err := os.ReadFile(file)
	require.NoError(t, err)
	time.Sleep(glance + 2*pause) // time for what must not come
	assert.Zero(t, changes.Load())
	write(t, file, "after")
	assert.Eventually(t, func() bool { return changes.Load() == 1 }, longWait, 5*time.Millisecond)
}

// A folder in which something is always written is read all the same.
func TestAFolderThatIsNeverQuiet(t *testing.T) {
	t.Parallel()
	dir := packFolder(t)
	changes := followed(t, watchFolder(dir))
	deadline := time.Now().Add(longWait)
	for i := 0; changes.Load() == 0; i++ {
		require.True(t, time.Now().Before(deadline), "it waits for a quiet moment")
		write(t, filepath.Join(dir, "pack.yaml"), strconv.Itoa(i))
		time.Sleep(pause / 10)
	}
}
