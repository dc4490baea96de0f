package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/sitetest/foldertest"
)

// The program itself is killed while it replaces a site by the next, at many points: what is
// in the folder is a whole site each time, and the next export goes on.
func TestKilledExportsLeaveASite(t *testing.T) {
	program := builtProgram(t)
	dir := t.TempDir()
	pack, first := filepath.Join(dir, "leeds"), filepath.Join(dir, "first")
	require.NoError(t, os.CopyFS(pack, os.DirFS("../../content/leeds")))
	export := func(site string) *exec.Cmd { return exec.Command(program, "export", "-content", pack, site) }
	succeed := func(site string) (release string) {
		out, err := export(site).CombinedOutput()
		require.NoError(t, err, "%s", out)
		return foldertest.Check(t, site)
	}
	before := succeed(first)
	for name, change := range map[string][2]string{
		"pack.yaml":             {"version: 1", "version: 2"},
		"contacts.yaml":         {"0113 376 0336", "0113 496 0336"},
		"guides/cse/guide.md":   {"0113 3760336", "0113 4960336"},
		"guides/cse/source.txt": {"0113 3760336", "0113 4960336"},
	} {
		name = filepath.Join(pack, filepath.FromSlash(name))
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		require.Contains(t, string(text), change[0])
		require.NoError(t, os.WriteFile(name, []byte(strings.ReplaceAll(string(text), change[0], change[1])), 0o644))
	}
	started := time.Now()
	after := succeed(filepath.Join(dir, "second"))
	took := time.Since(started)
	require.NotEqual(t, before, after)

	changed := func(name string) func(site string, _ time.Duration) bool {
		then, _ := os.Stat(filepath.Join(first, filepath.FromSlash(name)))
		return func(site string, _ time.Duration) bool {
			now, err := os.Stat(filepath.Join(site, filepath.FromSlash(name)))
			return err == nil && (then == nil || now.Size() != then.Size() || !now.ModTime().Equal(then.ModTime()))
		}
	}
	late := func(part float64) func(string, time.Duration) bool {
		return func(_ string, passed time.Duration) bool { return passed >= time.Duration(part*float64(took)) }
	}
	var halfway, finished int
	for name, is := range map[string]func(site string, passed time.Duration) bool{
		"in the middle":              late(0.6),
		"when it has begun to write": changed(".guide-export/new/1"),
		"with its list":              changed(".guide-export/files.json"),
		"with the first files":       changed("numbers.json"),
		"with pages":                 changed("contacts/index.html"),
		"with the home page":         changed("index.html"),
		"with the release":           changed("release.json"),
	} {
		t.Run(name, func(t *testing.T) {
			site := filepath.Join(dir, strings.ReplaceAll(name, " ", "-"))
			copied, err := exec.Command("cp", "-a", first, site).CombinedOutput() // with its times
			require.NoError(t, err, "%s", copied)
			command := export(site)
			require.NoError(t, command.Start())
			ended := make(chan error, 1)
			go func() { ended <- command.Wait() }()
			for began := time.Now(); !is(site, time.Since(began)) && len(ended) == 0; {
				time.Sleep(20 * time.Microsecond)
			}
			command.Process.Kill()
			if <-ended == nil {
				finished++
			}
			switch release := foldertest.Check(t, site); release {
			case before, after:
			default:
				assert.Fail(t, fmt.Sprintf("neither release: %s", release))
			}
			if left, _ := os.ReadDir(filepath.Join(site, ".guide-export", "new")); len(left) > 0 {
				halfway++
			}
			assert.Equal(t, after, succeed(site))
			assert.NoDirExists(t, filepath.Join(site, ".guide-export", "new"))
		})
	}
	assert.GreaterOrEqual(t, halfway, 2, "some were killed while they wrote")
	assert.LessOrEqual(t, finished, 3, "and most before they ended")
}
