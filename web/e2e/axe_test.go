package e2e

import (
	"flag"
	"fmt"
	"maps"
	"mime"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
)

// axe is axe-core in a browser's tab.
type axe struct {
	c    *browsertest.Chromium
	runs int
}

func openAxe(t testing.TB, o browsertest.Options) *axe {
	t.Helper()
	source, err := os.ReadFile("../../bin/axe.min.js")
	require.NoError(t, err, "make bin/axe.min.js fetches it")
	c := browsertest.OpenChromium(t, o)
	c.Before(string(source))
	return &axe{c: c}
}

// check holds the page on show against every rule of axe-core, and in each scheme
// against those of colours.
func (a *axe) check(t testing.TB, state string, look func(scheme string)) {
	t.Helper()
	for _, scheme := range []string{"light", "dark", "forced"} {
		a.c.Colours(scheme)
		if look != nil {
			look(scheme)
		}
		var violations []struct {
			ID    string
			Nodes []struct{ HTML, FailureSummary string }
		}
		rules := `rules: {"color-contrast-enhanced": {enabled: true}}`
		if scheme != "light" {
			rules = `runOnly: ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]`
		}
		a.c.Eval(`axe.run({resultTypes: ["violations"], `+rules+`}).then((result) => result.violations)`, &violations)
		a.runs++
		for _, v := range violations {
			for _, node := range v.Nodes {
				// The contrast of level AAA, 7 to 1, is for words to read. White on the red of 999 has 5 to 1 in dark.
				if v.ID == "color-contrast-enhanced" && strings.Contains(node.FailureSummary, "background color: #c9302a") {
					continue
				}
				t.Errorf("%s, %s: %s: %.300s %s", state, scheme, v.ID, node.HTML, node.FailureSummary)
			}
		}
	}
	a.c.Colours("light") // a page that opens in forced colours keeps their ground
}

// TestGallery looks at every part in every state. With -artifacts it keeps the
// pictures: make gallery.
func TestGallery(t *testing.T) {
	t.Parallel()
	p, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	files, err := web.GalleryFiles(p)
	require.NoError(t, err)
	site := browsertest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
		w.Write(files[name])
	}))
	a := openAxe(t, browsertest.Options{Width: 360, Height: 640})
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if name == "index.html" || path.Ext(name) != ".html" {
			continue
		}
		a.c.Open(site.URL + "/" + name)
		a.check(t, name, func(scheme string) {
			if flag.Lookup("test.artifacts").Value.String() != "true" {
				return
			}
			picture := strings.TrimSuffix(name, ".html") + "-" + scheme + ".png"
			a.c.Screenshot(filepath.Join(t.ArtifactDir(), picture), true)
		})
	}
	t.Logf("axe-core ran %d times", a.runs)
}

func TestAxe(t *testing.T) {
	t.Parallel()
	site := serveSite(t)
	a := openAxe(t, phone)
	c := a.c
	check := func(state string) { t.Helper(); a.check(t, state, nil) }
	for _, route := range routes(t) {
		openMounted(t, c, site.URL+route.Path)
		check(route.Path)
	}
	openMounted(t, c, site.URL+"/closed/")
	check("/closed/")

	openMounted(t, c, site.URL+"/guides/cse/checklist/")
	for _, part := range leedsChecklist(t).Parts {
		item := part.Items[0] // the others are the same screen with other words
		c.Eval(fmt.Sprintf(`(location.hash = %q)`, item.ID), nil)
		browsertest.WaitFor(t, c, item.ID, shows(item.Words))
		check(item.ID)
	}

	c.Eval(`(location.hash = "indicator-1")`, nil)
	tap(c, ".remember summary")
	check("the reminders")
	tap(c, noticed)
	tap(c, `.detail__chips:nth-of-type(1) .chip:nth-child(2)`)
	check("a noticed item, with its basis")
	tap(c, nextItem)
	tap(c, dontKnow)
	browsertest.WaitFor(t, c, "the third item", `document.querySelector(".step__undo .text-button")`)
	check("an answer that can be undone")
	tap(c, notNoticed)
	openMounted(t, c, site.URL+"/guides/cse/checklist/")
	check("a visit that can be gone on with, and its list")
	c.Eval(`dispatchEvent(new CustomEvent("called", {detail: document.querySelector(".call--advice").href}))`, nil)
	openMounted(t, c, site.URL+"/guides/cse/checklist/summary/")
	browsertest.WaitFor(t, c, "the call", `document.querySelector(".contact__called:not(:empty)")`)
	tap(c, ".change-slot summary")
	check("notes for the call")
	tap(c, ".change-slot li:nth-child(1) a")
	browsertest.WaitFor(t, c, "the item", `document.querySelector(".step")`)
	check("an answer that is changed from the notes")
	openMounted(t, c, site.URL+"/guides/cse/")
	tap(c, ".contents summary")
	check("a guide's contents")
	openMounted(t, c, site.URL+"/about/")
	c.Eval(`document.querySelector(".copy-report__actions button").click()`, nil)
	browsertest.WaitFor(t, c, "the outcome", outcome)
	for _, setting := range []string{"text", "keep", "hide"} {
		c.Eval(`document.querySelector('.choice__answer:last-child input[name="setting-`+setting+`"]').click()`, nil)
	}
	check("about, with every setting another")
	t.Logf("axe-core ran %d times", a.runs)
}
