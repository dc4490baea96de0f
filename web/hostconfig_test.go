package web

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// One host can have the files of many folders: no two may use the same names.
func TestNamesInFilesForHosts(t *testing.T) {
	folders := map[string]string{}
	for _, root := range []string{"", "/a-b", "/a_b", "/a.b", "/a/b", "/a_2db", "/ab", "/A-b", "/-", "/a-b_cache"} {
		name := hostName(root)
		assert.Regexp(t, `^guide[A-Za-z0-9_]*$`, name, root)
		assert.NotContains(t, folders, name, root)
		folders[name] = root
	}
}
