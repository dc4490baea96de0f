package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/app"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

const validator = "../../bin/vnu.jar"

// Every page is HTML to the letter, as it is sent and as the app leaves it: the Nu
// Html Checker of the W3C.
func TestPagesAreValidHTML(t *testing.T) {
	t.Parallel()
	require.FileExists(t, validator, "make %s fetches it", strings.TrimPrefix(validator, "../../"))
	folder := t.TempDir()
	var files []string
	keep := func(name, text string) {
		t.Helper()
		name = strings.Trim(strings.NewReplacer("/", "-", " ", "-", ".html", "").Replace(name), "-")
		file := filepath.Join(folder, fmt.Sprintf("%02d-%s.html", len(files), name))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
		files = append(files, file)
	}
	built := sitetest.Shipped(t)
	for _, route := range append(routes(t), app.Route{Path: app.ClosedPath}, app.Route{Path: app.PlainPath}) {
		page, found := built.Lookup(route.Path)
		require.True(t, found, route.Path)
		keep(route.Path+" sent", string(page.Body()))
	}
	site := servePages(t)
	c := browsertest.OpenChromium(t, phone)
	everyState(t, c, site, func(where string) {
		t.Helper()
		var text string
		c.Eval(`"<!doctype html>" + document.documentElement.outerHTML`, &text)
		keep(where, text)
	})
	out, err := exec.Command("java", append([]string{"-jar", validator, "--stdout", "--errors-only"}, files...)...).Output()
	assert.Empty(t, string(out))
	assert.NoError(t, err)
}
