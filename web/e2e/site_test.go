package e2e

import (
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"oneminuteguide/app"
	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// The site as it is served to the tests, and its pages.

// serveSite serves the site that people get.
func serveSite(t testing.TB) *browsertest.Server {
	t.Helper()
	return browsertest.Serve(t, publish(t, sitetest.Shipped(t)).handler)
}

// servePages serves it without its worker, for what a page does by itself: to take
// a copy costs as much as to start the app.
func servePages(t testing.TB) *browsertest.Server {
	t.Helper()
	return browsertest.Serve(t, withoutWorker(publish(t, sitetest.Shipped(t)).handler))
}

func withoutWorker(site http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/app-worker.js" {
			http.NotFound(w, r)
			return
		}
		site.ServeHTTP(w, r)
	})
}

// routes are the pages of the site, but for the neutral one, which TestHide has.
func routes(t testing.TB) []app.Route {
	t.Helper()
	p, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	return routesOf(p)
}

func routesOf(p *content.Pack) []app.Route {
	return slices.DeleteFunc(app.Routes(p, app.BlankNotebook()), func(r app.Route) bool { return r.Bare })
}

// mounted is true once the app has taken the page over.
const mounted = `document.documentElement.dataset.app === "ready"`

// stopped is true once the app has given up or ended, and left the page as it was.
const stopped = `document.documentElement.dataset.app === "stopped"`

// openMounted opens a page and waits for the app in it.
func openMounted(t testing.TB, b browsertest.Browser, url string) {
	t.Helper()
	b.Open(url)
	browsertest.WaitFor(t, b, "the app on "+url, mounted)
}

// openItem opens one item's screen and waits until it has settled, with the
// focus on its words.
func openItem(t testing.TB, b browsertest.Browser, url string) {
	t.Helper()
	openMounted(t, b, url)
	browsertest.WaitFor(t, b, "the item's screen", `document.querySelector(".answer") && document.activeElement.matches(".step__item")`)
}

// keepCopy opens the site until the worker has a whole copy, and then once more
// under the worker's control: a page that opens while a worker begins has none.
func keepCopy(t testing.TB, b browsertest.Browser, site *browsertest.Server) {
	t.Helper()
	openMounted(t, b, site.URL+"/about/")
	browsertest.WaitFor(t, b, "a complete copy", `document.querySelector(".offline--ready")`)
	openMounted(t, b, site.URL+"/about/")
	browsertest.WaitFor(t, b, "the worker's control", `document.querySelector(".offline--ready") && navigator.serviceWorker.controller`)
}

// assertAlive makes sure that the running app, and not a new document, answers the next tap.
func assertAlive(t testing.TB, b browsertest.Browser) {
	t.Helper()
	b.Eval(`(window.sameDocument = true)`, nil)
	b.Eval(`document.querySelector('.place[href="/about/"]').click()`, nil)
	browsertest.WaitFor(t, b, "the app to change the page", `document.title.startsWith("About") && window.sameDocument`)
	b.Eval(`document.querySelector('.place[href="/contacts/"]').click()`, nil)
	browsertest.WaitFor(t, b, "the app to change the page again", `document.title.startsWith("Contacts") && window.sameDocument`)
}

var (
	marks  = regexp.MustCompile(`</?u>|\*\*|^#+ |^- `)
	dashes = regexp.MustCompile(`\s*[—–]\s*|\s+-\s+`)
)

// seedLines are the lines of the publisher's text without the marks of its layout.
func seedLines(t testing.TB) []string {
	t.Helper()
	seed, err := os.ReadFile("../../content/leeds/guides/cse/source.txt")
	require.NoError(t, err)
	var lines []string
	for line := range strings.Lines(string(seed)) {
		if line = plain(marks.ReplaceAllString(line, "")); line != "" {
			lines = append(lines, line)
		}
	}
	require.Greater(t, len(lines), 30)
	return lines
}

// plain folds white space and dashes, which the publisher's text has in several forms.
func plain(text string) string {
	return strings.Join(strings.Fields(dashes.ReplaceAllString(text, " — ")), " ")
}
