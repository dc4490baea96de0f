package e2e

import (
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// Pages whose app does not run: they are read, and their numbers dial.

// uncovered finds what covers the middle of a piece of text or a number,
// each scrolled to where a person would read it.
const uncovered = `(() => {
	const covered = [];
	for (const element of document.querySelectorAll("h1, h2, h3, h4, p, li, legend, a[href]")) {
		if (!element.checkVisibility({visibilityProperty: true}) || element.matches(".skip-link")) continue;
		element.scrollIntoView({block: "center", behavior: "instant"});
		const range = document.createRange();
		range.selectNodeContents(element);
		const box = [...range.getClientRects()].find((r) => r.width > 1 && r.height > 1);
		if (!box) continue;
		const top = document.elementFromPoint(box.x + Math.min(box.width, 20) / 2, box.y + box.height / 2);
		if (!top || !(element.contains(top) || top.contains(element))) covered.push(element.outerHTML.slice(0, 80) + " under " + top?.outerHTML.slice(0, 80));
	}
	return covered;
})()`

func assertReadsAndDials(t *testing.T, b browsertest.Browser, path string) {
	t.Helper()
	var covered []string
	b.Eval(uncovered, &covered)
	assert.Empty(t, covered, "%s: text that something covers", path)
	var numbers []string
	b.Eval(`[...document.querySelectorAll('a[href^="tel:"]')].map(a => a.getAttribute("href"))`, &numbers)
	assert.Contains(t, numbers, "tel:999", path)
	assert.Contains(t, numbers, "tel:+441133760336", path)
}

func TestWithoutJavaScript(t *testing.T) {
	t.Parallel()
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(browsertest.Options{NoJavaScript: true, Width: 360, Height: 640})
		for _, route := range routes(t) {
			b.Open(site.URL + route.Path)
			assertReadsAndDials(t, b, route.Path)
		}
		// links lead from page to page, and an item's link to the item
		b.Open(site.URL + "/guides/cse/checklist/")
		b.Click(`.card[href$="#indicator-1"]`)
		var top float64
		b.Eval(`document.getElementById("indicator-1").getBoundingClientRect().top`, &top)
		assert.InDelta(t, 80, top, 80, "the item is at the top of the screen")
		b.Click(`.place[href="/contacts/"]`)
		browsertest.WaitFor(t, b, "the contacts", `document.title.startsWith("Contacts")`)
	})
}

// withoutWasm is the site with a policy that refuses the program. It refuses
// the worker too, for that would answer with the policy of the site itself.
func withoutWasm(t testing.TB) http.Handler {
	t.Helper()
	return withPolicy(t, strings.NewReplacer(" 'wasm-unsafe-eval'", "", "worker-src 'self'", "worker-src 'none'").Replace)
}

// withPolicy is the site with another policy.
func withPolicy(t testing.TB, edit func(string) string) http.Handler {
	t.Helper()
	site := sitetest.Shipped(t)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		site.Handler().ServeHTTP(policyWriter{w, edit}, r)
	})
}

type policyWriter struct {
	http.ResponseWriter
	edit func(string) string
}

func (w policyWriter) WriteHeader(status int) {
	const name = "Content-Security-Policy"
	w.Header().Set(name, w.edit(w.Header().Get(name)))
	w.ResponseWriter.WriteHeader(status)
}

// A proxy, or a host whose headers are those of another release, can refuse what
// is inside the pages. The copy is taken all the same: a later release mends it.
func TestAPageWhoseInsideIsRefused(t *testing.T) {
	t.Parallel()
	inside := regexp.MustCompile(` 'sha256-[^']*'`)
	site := browsertest.Serve(t, withPolicy(t, func(policy string) string { return inside.ReplaceAllString(policy, "") }))
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		b := open(browsertest.Options{Width: 360, Height: 640})
		b.Open(site.URL + "/contacts/")
		assertReadsAndDials(t, b, "/contacts/")
		browsertest.WaitFor(t, b, "a complete copy", complete)
	})
}

func TestWithoutWebAssembly(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := browsertest.Serve(t, withoutWasm(t))
		b := open(browsertest.Options{Width: 360, Height: 640})
		for _, route := range routes(t) {
			b.Open(site.URL + route.Path)
			browsertest.WaitFor(t, b, "the app to give up", stopped)
			assertReadsAndDials(t, b, route.Path)
			var clicked []string
			b.Eval(recordTel, &clicked)
			assert.Contains(t, clicked, "tel:+441133760336 false")
		}
		b.Click(`.place[href="/contacts/"]`)
		browsertest.WaitFor(t, b, "a plain link", `document.title.startsWith("Contacts")`)
	})
}

// withScript is the site with a script that runs before those that the page loads.
func withScript(t testing.TB, script string) http.Handler {
	t.Helper()
	return sitetest.With(t, func(_ *content.Pack, _ *web.Client, o *web.Options) {
		o.Scripts = edited{FS: web.Scripts(), before: map[string]string{"boot.js": script + "\n"}}
	}).Handler()
}

// withHeldProgram is the site without its worker, and with a program that does not come before /go is asked for.
func withHeldProgram(t testing.TB) http.Handler {
	t.Helper()
	site := sitetest.Shipped(t)
	wasm, found := site.Lookup("/client.wasm")
	require.True(t, found)
	released := make(chan struct{})
	release := sync.OnceFunc(func() { close(released) })
	t.Cleanup(release)
	return withoutWorker(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/go":
			release()
		case wasm.Address():
			<-released
		}
		site.Handler().ServeHTTP(w, r)
	}))
}

func TestNoWebAssemblyAtAll(t *testing.T) {
	t.Parallel()
	site := browsertest.Serve(t, withScript(t, "delete globalThis.WebAssembly;"))
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		b := open(browsertest.Options{Width: 360, Height: 640})
		for _, route := range routes(t) {
			b.Open(site.URL + route.Path)
			assertReadsAndDials(t, b, route.Path)
		}
	})
}

func TestAProgramThatFailsStartsAgain(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(browsertest.Options{Width: 360, Height: 640})
		openItem(t, b, site.URL+"/guides/cse/checklist/#indicator-1")
		b.Click(dontKnow)
		browsertest.WaitFor(t, b, "the answer on the phone", `localStorage.length === 1`)
		b.Eval(`(history.pushState = () => { throw new Error("broken") }, window.sameDocument = true)`, nil)
		b.Eval(`new Promise((done) => setTimeout(done, 350))`, nil) // sooner, a tap belongs to the one before
		b.Eval(`document.querySelector("`+dontKnow+`").click()`, nil)
		browsertest.WaitFor(t, b, "the page as it was", stopped)
		var clicked []string
		b.Eval(recordTel, &clicked)
		assert.Contains(t, clicked, "tel:+441133760336 false")
		var shown bool
		b.Eval(`document.querySelector(".answer").checkVisibility({visibilityProperty: true})`, &shown)
		assert.False(t, shown, "no button stays that does nothing")
	})
}
