package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/protocol"
)

const source = "../../web"

// imports are the modules that each module of the bundles imports.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for _, e := range entries {
		result, err := build(source, api.BuildOptions{EntryPoints: []string{e.input}, Format: api.FormatIIFE})
		require.NoError(t, err)
		var meta struct {
			Inputs map[string]struct{ Imports []struct{ Path string } }
		}
		require.NoError(t, json.Unmarshal([]byte(result.Metafile), &meta))
		for name, input := range meta.Inputs {
			all[name] = []string{}
			for _, i := range input.Imports {
				if !strings.HasPrefix(i.Path, "<") { // <define:…>
					all[name] = append(all[name], i.Path)
				}
			}
		}
	}
	return all
}

func TestNoModuleImportsItself(t *testing.T) {
	assert.Empty(t, cycle(imports(t)))
	assert.Equal(t, []string{"a", "b", "a"}, cycle(map[string][]string{"a": {"b", "c"}, "b": {"c", "a"}, "c": {}}), "the search finds one")
}

// cycle is a way from a module back to itself, if there is one.
func cycle(imports map[string][]string) []string {
	seen := map[string]bool{}
	var search func(way []string) []string
	search = func(way []string) []string {
		at := way[len(way)-1]
		if i := slices.Index(way, at); i < len(way)-1 {
			return way[i:]
		}
		if seen[at] {
			return nil
		}
		seen[at] = true
		for _, next := range imports[at] {
			if found := search(append(slices.Clone(way), next)); found != nil {
				return found
			}
		}
		return nil
	}
	var names []string
	for name := range imports {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if found := search([]string{name}); found != nil {
			return found
		}
	}
	return nil
}

// A module that no other imports would be missed only by those who use what it does.
func TestEveryModuleIsBundled(t *testing.T) {
	used := imports(t)
	for _, folder := range []string{"page", "worker", "style"} {
		entries, err := os.ReadDir(filepath.Join(source, folder))
		require.NoError(t, err)
		for _, e := range entries {
			name := folder + "/" + e.Name()
			end := filepath.Ext(name)
			switch {
			case end != ".ts" && end != ".css", strings.HasSuffix(name, ".d.ts"), strings.HasSuffix(name, ".test.ts"), strings.HasPrefix(e.Name(), "fake"):
			case declaresTypesOnly(t, name):
			default:
				assert.Contains(t, used, name)
			}
		}
	}
}

// declaresTypesOnly reports whether a module has nothing that runs: imports of it
// are gone from the bundle.
func declaresTypesOnly(t *testing.T, name string) bool {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(source, name))
	require.NoError(t, err)
	result := api.Transform(string(text), api.TransformOptions{Loader: api.LoaderTS, Format: api.FormatESModule})
	return strings.HasSuffix(name, ".ts") && len(result.Errors) == 0 && strings.TrimSpace(string(result.Code)) == ""
}

// The scripts can only use what the server's package gives them: an unknown name
// would be an error in the browser.
func TestConstantsAreDeclared(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(source, "constants.d.ts"))
	require.NoError(t, err)
	var declared, given []string
	for _, m := range regexp.MustCompile(`(?m)^declare const (\w+):`).FindAllStringSubmatch(string(text), -1) {
		declared = append(declared, m[1])
	}
	for name := range protocol.Constants() {
		given = append(given, name)
	}
	assert.ElementsMatch(t, given, declared)
}

func TestBundlesAreTheSameEachTime(t *testing.T) {
	for _, e := range entries {
		first, err := e.bundle(source)
		require.NoError(t, err)
		again, err := e.bundle(source)
		require.NoError(t, err)
		assert.Equal(t, string(first), string(again), e.output)
		assert.NotEmpty(t, first, e.output)
		assert.NotContains(t, string(first), "/*", e.output)
	}
}

func TestFaultNamesItsPlace(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.CopyFS(folder, fs.FS(os.DirFS(source+"/page"))))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "boot.ts"), []byte("\nimport './nowhere.ts';\n"), 0o644))
	_, err := entry{"boot.ts", "boot.js"}.bundle(folder)
	assert.ErrorContains(t, err, `boot.ts:2: Could not resolve "./nowhere.ts"`)
}
