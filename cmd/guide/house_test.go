package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// dependencies are all modules that the project asks for by name, each with
// the reason that it earns its place.
var dependencies = map[string]string{
	"github.com/maxence-charriere/go-app/v9":          "components, state and routing of the app in the browser",
	"github.com/google/uuid":                          "the random reference of a visit",
	"github.com/stretchr/testify":                     "assertions that say what differs",
	"github.com/yuin/goldmark":                        "reads the guides' Markdown",
	"github.com/JohannesKaufmann/html-to-markdown/v2": "reads the HTML that editors paste into Markdown",
	"golang.org/x/image":                              "knows whether a WebP is one",
	"github.com/goccy/go-yaml":                        "reads the packs' YAML; its errors carry positions",
	"github.com/nyaruka/phonenumbers":                 "knows which numbers dial, so that a digit too few is found before it is published",
	"github.com/andybalholm/brotli":                   "compresses what phones download; the standard library has no Brotli",
	"golang.org/x/net":                                "reads and writes HTML, to put go-app's markup right; knows which names are domains; its websocket drives Firefox in the tests",
	"golang.org/x/crypto":                             "gets and renews certificates by ACME",
	"github.com/evanw/esbuild":                        "bundles the scripts and the style sheet, and takes comments and blanks out of them",
	"github.com/chromedp/chromedp":                    "drives Chromium in the tests",
	"github.com/chromedp/cdproto":                     "the commands that chromedp sends: touch, colour scheme, network",
	"github.com/rogpeppe/go-internal":                 "testscript: the commands' tests as texts that anyone can read",
	"rsc.io/qr":                                       "draws the QR code of the app's address, on paper and on the phone",
	"github.com/makiuchi-d/gozxing":                   "reads QR codes in the tests, as a phone would",
	"github.com/prometheus/client_golang":             "gives whoever runs the server numbers in the form that their tools read, and those of Go itself",
	"github.com/fsnotify/fsnotify":                    "says on every system that a file has changed, so that an editor sees each change at once",
}

// heavy are the modules and packages that must never be in the browser's program.
var heavy = []string{
	"github.com/yuin/goldmark", "github.com/JohannesKaufmann", "golang.org/x/image", "github.com/goccy/go-yaml", "github.com/nyaruka/phonenumbers", "github.com/andybalholm/brotli",
	"golang.org/x/net/html", "github.com/evanw/esbuild", "github.com/stretchr/testify", "github.com/chromedp", "github.com/prometheus", "html/template", "oneminuteguide/content/pack", "oneminuteguide/web",
}

// layers are the four folders in the order in which they may import: each only
// from those before it.
var layers = []string{"content", "app", "web", "cmd"}

const top = "../.."

func TestEveryDependencyHasAReason(t *testing.T) {
	mod, err := os.ReadFile(filepath.Join(top, "go.mod"))
	require.NoError(t, err)
	direct := regexp.MustCompile(`(?m)^\s*(?:require )?(\S+) v\S+$`).FindAllStringSubmatch(string(mod), -1)
	require.NotEmpty(t, direct)
	var names []string
	for _, m := range direct {
		names = append(names, m[1])
		assert.NotEmpty(t, dependencies[m[1]], "%s is in go.mod without a reason", m[1])
	}
	for name := range dependencies {
		assert.Contains(t, names, name, "a reason for what is not in go.mod")
	}
	assert.Contains(t, string(mod), "github.com/maxence-charriere/go-app/v9 v9.8.0\n", "go-app is pinned")
}

func TestBrowserCarriesNothingHeavy(t *testing.T) {
	packages := goList(t, []string{"GOOS=js", "GOARCH=wasm"}, "-deps", "./cmd/client")
	assert.Contains(t, packages, "oneminuteguide/app", "the list is of the right program")
	for _, p := range packages {
		for _, h := range heavy {
			assert.False(t, p == h || strings.HasPrefix(p, h+"/"), "%s is in the browser's program", p)
		}
	}
}

func TestServerCarriesNoTests(t *testing.T) {
	packages := goList(t, nil, "-deps", "./cmd/guide")
	assert.Contains(t, packages, "oneminuteguide/web", "the list is of the right program")
	for _, p := range []string{"testing", "oneminuteguide/web/browsertest", "oneminuteguide/web/sitetest", "oneminuteguide/web/sitetest/foldertest", "oneminuteguide/web/sitetest/hosttest", "oneminuteguide/web/certificate/certificatetest", "github.com/makiuchi-d/gozxing"} {
		assert.NotContains(t, packages, p)
	}
}

func TestImportsGoOneWay(t *testing.T) {
	lines := goList(t, nil, "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...")
	lines = append(lines, goList(t, []string{"GOOS=js", "GOARCH=wasm"}, "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./cmd/client")...)
	seen := 0
	for _, line := range lines {
		fields := strings.Fields(line)
		from := layer(fields[0])
		for _, imported := range fields[1:] {
			if to := layer(imported); to >= 0 {
				seen++
				assert.LessOrEqual(t, to, from, "%s imports %s", fields[0], imported)
			}
			assert.False(t, fields[0] == "oneminuteguide/app/visit" && strings.Contains(imported, "go-app"), "a visit is pure")
			assert.False(t, fields[0] == "oneminuteguide/app/search" && strings.Contains(imported, "go-app"), "the search is pure")
			assert.False(t, fields[0] != "oneminuteguide/cmd/guide" && strings.Contains(imported, "prometheus"), "metrics are the command's alone")
			assert.False(t, fields[0] == "oneminuteguide/content" && strings.Contains(imported, "."), "content needs the standard library only")
		}
	}
	assert.Greater(t, seen, 5, "the list holds the project's own imports")
}

func TestTopLevel(t *testing.T) {
	files, err := exec.Command("git", "-C", top, "ls-files", "--cached", "--others", "--exclude-standard").Output()
	require.NoError(t, err)
	var names []string
	for _, f := range strings.Fields(string(files)) {
		name, _, _ := strings.Cut(f, "/")
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	assert.Equal(t, []string{".ci", ".gitignore", "Makefile", "README.md", "app", "cmd", "content", "go.mod", "go.sum", "web"}, names)
}

// layer is the place of a package of the project in the layers; -1 for others.
func layer(path string) int {
	rest, found := strings.CutPrefix(path, "oneminuteguide/")
	if !found {
		return -1
	}
	name, _, _ := strings.Cut(rest, "/")
	return slices.Index(layers, name)
}

func goList(t *testing.T, env []string, args ...string) []string {
	t.Helper()
	command := exec.Command("go", append([]string{"list"}, args...)...)
	command.Dir = top
	command.Env = append(os.Environ(), env...)
	out, err := command.Output()
	require.NoError(t, err)
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}
