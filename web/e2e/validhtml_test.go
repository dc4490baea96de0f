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

// htmlPages are pages for the W3C's Nu Html Checker, which starts once for all.
type htmlPages struct {
	folder string
	files  []string
}

// newHTMLPages has every page as it is sent.
func newHTMLPages(t *testing.T) *htmlPages {
	t.Helper()
	require.FileExists(t, validator, "make bin/vnu.jar fetches it")
	p := &htmlPages{folder: t.TempDir()}
	built := sitetest.Shipped(t)
	for _, route := range append(routes(t), app.Route{Path: app.ClosedPath}, app.Route{Path: app.PlainPath}) {
		page, found := built.Lookup(route.Path)
		require.True(t, found, route.Path)
		p.keep(t, route.Path+" sent", string(page.Body()))
	}
	return p
}

// keepMounted adds the page on show, as the app has left it.
func (p *htmlPages) keepMounted(t *testing.T, c *browsertest.Chromium, where string) {
	t.Helper()
	var text string
	c.Eval(`"<!doctype html>" + document.documentElement.outerHTML`, &text)
	p.keep(t, where, text)
}

func (p *htmlPages) keep(t *testing.T, name, text string) {
	t.Helper()
	name = strings.Trim(strings.NewReplacer("/", "-", " ", "-", ".html", "").Replace(name), "-")
	file := filepath.Join(p.folder, fmt.Sprintf("%02d-%s.html", len(p.files), name))
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	p.files = append(p.files, file)
}

func (p *htmlPages) assertValid(t *testing.T) {
	t.Helper()
	// compiled once and no better: it runs for seconds
	out, err := exec.Command("java", append([]string{"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss2m", "-jar", validator, "--stdout", "--errors-only"}, p.files...)...).Output()
	assert.Empty(t, string(out))
	assert.NoError(t, err)
}
