package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// guide -h is where a reader looks for a flag.
func TestUsageNamesEveryFlag(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	defined, found := regexp.MustCompile(`\bflags\.[A-Z]\w+\((?:&[\w.]+, )?"([a-z-]+)"`), 0
	for _, name := range files {
		source, err := os.ReadFile(name)
		require.NoError(t, err)
		for _, flag := range defined.FindAllSubmatch(source, -1) {
			found++
			assert.Regexp(t, `[\s\[]-`+string(flag[1])+`\b`, usage, name)
		}
	}
	assert.Greater(t, found, 20, "flags in the source")
}
