package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestOnlyTheServerHalfIsLeftOut(t *testing.T) {
	t.Chdir("../..")
	folder := t.TempDir()
	require.NoError(t, trim(folder))
	trimmed := packages(t, "-modfile="+filepath.Join(folder, "go.mod"))
	stock := packages(t)
	assert.NotContains(t, trimmed, "net/http")
	assert.NotContains(t, trimmed, "crypto/tls")
	assert.NotContains(t, trimmed, "text/template")
	assert.Contains(t, stock, "net/http", "or the cut is no longer needed")
	assert.Subset(t, stock, trimmed)

	run(t, "build", "-modfile="+filepath.Join(folder, "go.mod"), "-o", os.DevNull, "./cmd/client")
	run(t, "build", "-o", os.DevNull, "./cmd/client")
}

func TestThePinnedVersionIsTheOneThatWasLookedAt(t *testing.T) {
	text, err := os.ReadFile("../../go.mod")
	require.NoError(t, err)
	assert.Contains(t, string(text), module+" "+version, "what is left out was looked at in %s", version)
}

func packages(t *testing.T, flags ...string) []string {
	return strings.Fields(run(t, append(append([]string{"list", "-deps"}, flags...), "./cmd/client")...))
}

func run(t *testing.T, arguments ...string) string {
	t.Helper()
	cmd := exec.Command("go", arguments...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	require.NoError(t, err)
	return string(out)
}
