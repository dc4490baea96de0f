package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content/example"
)

// versions is a folder with the example pack in one version after the other. Three files
// change with each: the advice line's number ends with the version.
type versions struct {
	dir                   string
	pack, contacts, guide string
}

const changingGuide = "guides/example/guide.md"

func newVersions(t testing.TB) *versions {
	t.Helper()
	v := &versions{dir: filepath.Join(t.TempDir(), "pack")}
	require.NoError(t, os.CopyFS(v.dir, example.Files))
	for name, text := range map[string]*string{"pack.yaml": &v.pack, "contacts.yaml": &v.contacts, changingGuide: &v.guide} {
		b, err := os.ReadFile(filepath.Join(v.dir, name))
		require.NoError(t, err)
		*text = string(b)
	}
	require.Contains(t, v.contacts, advice(1))
	require.Contains(t, v.guide, advice(1))
	return v
}

func advice(version int) string    { return fmt.Sprintf("0113 496 0%03d", version) }
func adviceTel(version int) string { return fmt.Sprintf("+441134960%03d", version) }

// write saves one file after the other, as an editor or a copy does.
func (v *versions) write(t testing.TB, version int) {
	t.Helper()
	v.save(t, "contacts.yaml", strings.ReplaceAll(v.contacts, advice(1), advice(version)))
	v.save(t, changingGuide, strings.ReplaceAll(v.guide, advice(1), advice(version)))
	v.save(t, "pack.yaml", fmt.Sprintf("%s\nversion: %d\n", v.pack, version))
}

func (v *versions) save(t testing.TB, name, text string) {
	t.Helper()
	require.NoError(t, os.WriteFile(filepath.Join(v.dir, name), []byte(text), 0o644))
}

// A pack is never read half before and half after a change.
func TestAPackIsReadAtOneMoment(t *testing.T) {
	v := newVersions(t)
	for name, c := range map[string]struct{ changes, reads int }{
		"left alone":               {0, 1},
		"changed while it is read": {1, 2},
		"changed twice":            {2, 3},
		"changed all the time":     {1000, tries},
	} {
		t.Run(name, func(t *testing.T) {
			v.write(t, 10)
			reads := 0
			version, err := settled(t.Context(), v.dir, func(context.Context) (int, error) {
				reads++
				if version := 10 + reads; reads <= c.changes {
					v.write(t, version)
				}
				return reads, nil
			})
			assert.Equal(t, c.reads, reads)
			if c.changes >= tries {
				assert.ErrorIs(t, err, errUnsettled)
				return
			}
			assert.NoError(t, err)
			assert.Equal(t, c.reads, version, "what was read last")
		})
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	_, err := settled(ctx, v.dir, func(context.Context) (int, error) { return 0, nil })
	assert.ErrorIs(t, err, context.Canceled)
}
