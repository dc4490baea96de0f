package e2e

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// What an editor sees in the browser while editing.

// serveWatched runs the program that was built on a copy of the shipped pack.
func serveWatched(t *testing.T) (dir, url string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "pack")
	require.NoError(t, os.CopyFS(dir, os.DirFS("../../content/leeds")))
	require.NoError(t, os.Remove(filepath.Join(dir, "guides", "cse", "source.txt"))) // it would hold a changed word against the guide
	out, err := os.Create(filepath.Join(t.TempDir(), "out"))
	require.NoError(t, err)
	defer out.Close()
	guide := exec.Command("../../bin/guide", "serve", "-watch", "-content", dir, "-addr", "127.0.0.1:0")
	guide.Stdout = out
	require.NoError(t, guide.Start(), "build it with `make build`")
	t.Cleanup(func() { guide.Process.Kill(); guide.Wait() })
	browsertest.WaitUntil(t, "its address", func() bool {
		said, _ := os.ReadFile(out.Name())
		url = strings.TrimSuffix(string(regexp.MustCompile(`http://localhost:\d+/`).Find(said)), "/")
		return url != ""
	})
	return dir, url
}

// save changes a file as editors do: a temporary file takes its place.
func save(t *testing.T, dir, name, before, after string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Contains(t, string(text), before)
	temporary := filepath.Join(dir, ".saving")
	require.NoError(t, os.WriteFile(temporary, []byte(strings.Replace(string(text), before, after, 1)), 0o644))
	require.NoError(t, os.Rename(temporary, path))
}

func says(words string) string {
	return mounted + ` && document.querySelector("main").innerText.includes(` + browsertest.JS(words) + `)`
}

func TestAnEditorSeesEachChange(t *testing.T) {
	t.Parallel()
	dir, site := serveWatched(t)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	openMounted(t, c, site+"/contacts/")
	openMounted(t, c, site+"/guides/cse/")
	const place = `scrollY > 350 && scrollY < 450` // bars that grow move what is below them
	c.Eval(`(scrollTo(0, 400), null)`, nil)
	browsertest.WaitFor(t, c, "the place to be kept", `history.state?.y && `+place)

	save(t, dir, "guides/cse/guide.md", "**Disruption**", "**Interruption**")
	browsertest.WaitFor(t, c, "the changed word", says("Interruption"))
	browsertest.WaitFor(t, c, "the same place", place)

	save(t, dir, "contacts.yaml", "0113 535 0600", "0113 535 060")
	browsertest.WaitFor(t, c, "the page of faults", `location.pathname === "/-/faults" &&
		/contacts.yaml:\d+: emergency-duty-team: number "0113 535 060": too short for the UK/.test(document.body.innerText)`)
	save(t, dir, "guides/cse/guide.md", "**Interruption**", "**Disturbance**")
	save(t, dir, "pack.yaml", "version: 1", "version: one")
	browsertest.WaitFor(t, c, "the second fault", `document.body.innerText.includes("pack.yaml:") && document.querySelectorAll("ol > li").length === 2`)

	save(t, dir, "pack.yaml", "version: one", "version: 2")
	browsertest.WaitFor(t, c, "one fault", `document.querySelectorAll("ol > li").length === 1`)
	save(t, dir, "contacts.yaml", "0113 535 060", "0113 535 0600")
	browsertest.WaitFor(t, c, "the page as it is now", `location.pathname === "/guides/cse/" && `+says("Disturbance"))
	browsertest.WaitFor(t, c, "the same place", place)
	c.Back()
	browsertest.WaitFor(t, c, "the page of before", `location.pathname === "/contacts/"`)
	assert.Empty(t, c.Errors(), "console errors, warnings and refusals by the policy")
	browsertest.WaitFor(t, c, "nothing that is kept", `caches.keys().then(async (names) => !names.length && !(await navigator.serviceWorker.getRegistration()))`)
}

// The page of faults that somebody opened stays: there is none to come back to.
func TestThePageOfFaultsByItself(t *testing.T) {
	t.Parallel()
	dir, site := serveWatched(t)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	c.Open(site + "/-/faults")
	save(t, dir, "pack.yaml", "version: 1", "version: one")
	browsertest.WaitFor(t, c, "the fault", `document.body.innerText.includes('version "one"')`)
	save(t, dir, "pack.yaml", "version: one", "version: 2")
	browsertest.WaitFor(t, c, "that it can be published", `location.pathname === "/-/faults" && document.title.startsWith("It can be published")`)
	c.Click(`a[href="/"]`)
	browsertest.WaitFor(t, c, "the site", `location.pathname === "/" && `+mounted)
}

// The editor's browser may have a copy of a published site at the same address.
func TestAPreviewIsNeverAStaleCopy(t *testing.T) {
	t.Parallel()
	server, site := servePublisher(t)
	c := browsertest.OpenChromium(t, browsertest.Options{Alone: true})
	install(t, c, site)
	c.Eval(`caches.open("another-app").then((cache) => cache.put("/x", new Response("theirs")))`, nil)
	require.Contains(t, c.Text(), "0113 376 0336")

	preview, err := web.NewPreview()
	require.NoError(t, err)
	preview.Publish(sitetest.With(t, func(p *content.Pack, _ *web.Client, o *web.Options) {
		sitetest.ChangeNumber(p)
		p.Version = 1 // an editor raises it last
		o.Preview = true
	}))
	server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
		preview.ServeHTTP(w, r)
		return true
	})
	c.Open(site.URL + "/contacts/")
	browsertest.WaitFor(t, c, "the preview in the place of the copy, without a hand", says(sitetest.NewNumber))
	browsertest.WaitFor(t, c, "no copy of ours, and no worker", retiredWhole)
	asked := site.Served("/app-worker.js")
	openMounted(t, c, site.URL+"/about/")
	browsertest.WaitUntil(t, "the page to register a worker", func() bool { return site.Served("/app-worker.js") > asked })
	browsertest.WaitFor(t, c, "none again", retiredWhole)
}
