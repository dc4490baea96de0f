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

// That both programs build is seen elsewhere: make builds the trimmed one, and a
// browser test compares it with the stock one.
func TestOnlyWhatABrowserHasNoUseForIsLeftOut(t *testing.T) {
	t.Chdir("../..")
	folder := t.TempDir()
	require.NoError(t, trim(folder))
	trimmed := packages(t, "-modfile="+filepath.Join(folder, "go.mod"))
	stock := packages(t)
	for _, heavy := range []string{"net/http", "crypto/tls", "text/template", "regexp", "encoding/json", "crypto/aes", "crypto/internal/fips140/drbg"} {
		assert.NotContains(t, trimmed, heavy)
		assert.Contains(t, stock, heavy, "or the cut is no longer needed")
	}
	for _, name := range trimmed {
		if !strings.Contains(name, "/instead/") {
			assert.Contains(t, stock, name, "only stand-ins are new")
		}
	}
}

func TestThePinnedVersionsAreThoseThatWereLookedAt(t *testing.T) {
	text, err := os.ReadFile("../../go.mod")
	require.NoError(t, err)
	for _, c := range cuts {
		assert.Contains(t, string(text), c.module+" "+c.version, "what is left out was looked at in %s", c.version)
	}
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

// A machine without a network, or without the authorities that it needs, says which.
func TestWhyAModuleCannotBeDownloaded(t *testing.T) {
	t.Chdir("../..")
	t.Setenv("GOMODCACHE", t.TempDir())
	t.Setenv("GOFLAGS", "-modcacherw")
	t.Setenv("GOPROXY", "https://127.0.0.1:1")
	err := trim(t.TempDir())
	assert.ErrorContains(t, err, "go mod download github.com/maxence-charriere/go-app/v9: ")
	assert.ErrorContains(t, err, "connection refused")
}
