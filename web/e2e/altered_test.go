package e2e

import (
	"crypto/sha256"
	"encoding/base64"
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/app"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// Pages that something else alters while people use them: a translator, an extension.

// altered serves the site with a script at the beginning of each page, which runs
// before anything else there. The site has no worker: its copy would answer with
// pages that have no such script.
func altered(t testing.TB, script string) *browsertest.Server {
	t.Helper()
	site := sitetest.Shipped(t)
	return browsertest.Serve(t, withHead(t, site.Handler(), script))
}

// withHead is the handler's site with the script, and without a worker.
func withHead(t testing.TB, handler http.Handler, script string) http.Handler {
	t.Helper()
	site := sitetest.Shipped(t)
	script = noWorkers + everyTapCounts + script
	sum := sha256.Sum256([]byte(script))
	allowed := "script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "' "
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/app-worker.js" {
			http.NotFound(w, r)
			return
		}
		if f, found := site.Lookup(r.URL.Path); !found || !strings.HasPrefix(f.Type, "text/html") {
			handler.ServeHTTP(w, r)
			return
		}
		r = r.Clone(r.Context())
		r.Header = http.Header{} // neither compressed nor "not modified"
		made := httptest.NewRecorder()
		handler.ServeHTTP(made, r)
		for name, values := range made.Header() {
			if name != "Content-Length" && name != "Etag" {
				w.Header()[name] = values
			}
		}
		const policy = "Content-Security-Policy"
		w.Header().Set(policy, strings.Replace(w.Header().Get(policy), "script-src ", allowed, 1))
		w.WriteHeader(made.Code)
		w.Write([]byte(strings.Replace(made.Body.String(), "<head>", "<head><script>"+script+"</script>", 1)))
	})
}

// noWorkers is a browser without workers, which knows at once that it has no copy.
const noWorkers = `delete Navigator.prototype.serviceWorker;
`

// everyTapCounts lets a test tap as fast as it can: the app takes a tap within
// 300 milliseconds of another for a part of that.
const everyTapCounts = `{
	let taps = 0;
	Object.defineProperty(Event.prototype, "timeStamp", {get() { return this.type === "click" ? this.tapped ??= ++taps * 1000 : performance.now(); }});
}
`

// pageText is all that a page says, but for what changes with the time or with
// the visit, and for what an extension says.
const pageText = `(() => {
	const body = document.body.cloneNode(true);
	for (const other of body.querySelectorAll("script, style, noscript, .kept, .changes, .foreign")) other.remove();
	return body.textContent.replace(/\d+/g, "0").replace(/\s+/g, " ").trim();
})()`

// goTo goes to another page by a link in this one, through the app.
func goTo(b browsertest.Browser, path string) {
	b.Eval(`(() => {
		const link = document.createElement("a");
		link.href = `+browsertest.JS(path)+`;
		document.body.append(link);
		link.click();
		link.remove();
	})()`, nil)
}

// goToRoute goes to a page through the app and waits until it has the focus and all
// its parts: the app draws the lower part of the notes a frame after the upper one.
func goToRoute(t testing.TB, b browsertest.Browser, route app.Route) {
	t.Helper()
	goTo(b, route.Path)
	browsertest.WaitFor(t, b, route.Path, `document.title === `+browsertest.JS(route.Title)+` && document.activeElement.matches("h1") &&
		!document.querySelector(".summary:not(:has(.summary__outcome))")`)
}

// pageTexts are what all pages say in this engine when nobody alters them: with
// ?plain in its address, a page is left as it is.
func pageTexts(t testing.TB, b browsertest.Browser, site *browsertest.Server) map[string]string {
	t.Helper()
	if said, known := saidPlainly.Load(b.Name()); known {
		return maps.Clone(said.(map[string]string))
	}
	said := map[string]string{}
	openMounted(t, b, site.URL+"/?plain")
	for _, route := range routes(t) {
		goTo(b, route.Path)
		browsertest.WaitFor(t, b, route.Path, `document.title === `+browsertest.JS(route.Title)+` && !document.querySelector(".offline--unknown")`)
		var text string
		b.Eval(`(async () => {
			for (let before, text = ""; ; before = text) {
				text = `+pageText+`;
				if (text === before) return text;
				await new Promise((done) => setTimeout(done, 150));
			}
		})()`, &text)
		require.NotEmpty(t, text)
		said[route.Path] = text
	}
	saidPlainly.Store(b.Name(), said)
	return maps.Clone(said)
}

// saidPlainly has the texts by engine: they are the same for every test.
var saidPlainly sync.Map

// assertSays waits for the page to say that and nothing else.
func assertSays(t testing.TB, b browsertest.Browser, want, where string) {
	t.Helper()
	browsertest.TryWait(b, mounted+` && `+pageText+` === `+browsertest.JS(want), soon) // if it does not come, the comparison tells
	var got struct{ Text, App string }
	b.Eval(`({Text: `+pageText+`, App: document.documentElement.dataset.app})`, &got)
	require.Equal(t, want, got.Text, where)
	require.Equal(t, "ready", got.App, where)
}

// assertPagesOpen opens each page, goes on from it through the app and comes
// back: each says what it should, and nothing of another.
func assertPagesOpen(t testing.TB, b browsertest.Browser, site *browsertest.Server, want map[string]string) {
	t.Helper()
	for _, route := range routes(t) {
		b.Open(site.URL + route.Path)
		assertSays(t, b, want[route.Path], route.Path)
		next := "/contacts/"
		if route.Path == next {
			next = "/guides/cse/"
		}
		b.Eval(`(window.sameDocument = true, document.querySelector('.place[href="`+next+`"]').click())`, nil)
		assertSays(t, b, want[next], "from "+route.Path+" to "+next)
		b.Eval(`void history.back()`, nil) // WebKit's own Back passes over pages on which nobody has tapped
		assertSays(t, b, want[route.Path], "back to "+route.Path)
		assertSameDocument(t, b, route.Path)
	}
}

// assertPagesFollow goes from page to page through the app.
func assertPagesFollow(t testing.TB, b browsertest.Browser, site *browsertest.Server, want map[string]string) {
	t.Helper()
	b.Open(site.URL + "/contacts/")
	assertSays(t, b, want["/contacts/"], "/contacts/")
	b.Eval(`(window.sameDocument = true)`, nil)
	for _, route := range routes(t) {
		goTo(b, route.Path)
		assertSays(t, b, want[route.Path], "to "+route.Path)
		assertSameDocument(t, b, route.Path)
	}
}

func assertSameDocument(t testing.TB, b browsertest.Browser, where string) {
	t.Helper()
	var same bool
	b.Eval(`window.sameDocument === true`, &same)
	assert.True(t, same, "%s: the app answers, and not a new document", where)
}
