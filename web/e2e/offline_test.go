package e2e

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

func TestEveryPageOpensWithoutTheServer(t *testing.T) {
	t.Parallel()
	browsertest.ForEveryEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(browsertest.Options{})
		keepCopy(t, b, site)
		site.Stop()
		titles := map[string]string{}
		for _, route := range routes(t) {
			titles[route.Path] = route.Title
			if b.Open(site.URL + route.Path); b.Name() == "chromium" {
				browsertest.WaitFor(t, b, "the app on "+route.Path, mounted)
			}
			assert.Equal(t, route.Title, b.Title(), route.Path)
			var advice string
			b.Eval(`document.querySelector(".call--advice").href`, &advice)
			assert.Equal(t, "tel:+441133760336", advice, route.Path)
			assertStatus(t, b, 200, route.Path)
		}
		// the ways in which an address may come are up to the worker alone
		for address, path := range map[string]string{"/?from=icon": "/", "/guides/cse/?a=b": "/guides/cse/", "/contacts?a=b": "/contacts/", "/about/index.html": "/about/", "/about/privacy": "/about/privacy/"} {
			b.Open(site.URL + address)
			browsertest.WaitFor(t, b, "the page at "+address, `document.title === `+browsertest.JS(titles[path]))
			assertStatus(t, b, 200, address)
		}
		openMounted(t, b, site.URL+"/nowhere/at/all")
		assert.Contains(t, b.Title(), "Not found")
		assertStatus(t, b, 404, "/nowhere/at/all")
		var tel int
		b.Eval(`document.querySelectorAll('main a[href^="tel:"]').length`, &tel)
		assert.Equal(t, 4, tel, "an address that is none has the numbers")
	})
}

// assertStatus tells the page that was answered from the one that the app made of
// it. WebKitGTK does not tell the status.
func assertStatus(t testing.TB, b browsertest.Browser, want int, address string) {
	t.Helper()
	if b.Name() != "chromium" {
		return
	}
	var status int
	b.Eval(`performance.getEntriesByType("navigation")[0].responseStatus`, &status)
	assert.Equal(t, want, status, address)
}

func TestCopyKeepsThePolicy(t *testing.T) {
	t.Parallel()
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(browsertest.Options{})
		var served, kept string
		const policyOf = `fetch("/contacts/").then(answer => answer.headers.get("Content-Security-Policy"))`
		b.Open(site.URL + "/")
		b.Eval(policyOf, &served)
		keepCopy(t, b, site)
		site.Stop()
		b.Eval(policyOf, &kept)
		assert.NotEmpty(t, served)
		assert.Equal(t, served, kept)
	})
}

// The worker puts pages together as the server does, to the same bytes.
func TestPagesOfTheCopyAreThoseOfTheServer(t *testing.T) {
	t.Parallel()
	inFolder := sitetest.With(t, func(p *content.Pack, _ *web.Client, o *web.Options) { *p, o.Root = *wales(t), "/guides" })
	for name, built := range map[string]*web.Site{"one guide": sitetest.Shipped(t), "two languages": siteOf(t, wales(t)), "in a folder": inFolder} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root := ""
			if built == inFolder {
				root = "/guides"
			}
			site := browsertest.Serve(t, built.Handler())
			c := browsertest.OpenChromium(t, browsertest.Options{})
			openMounted(t, c, site.URL+root+"/contacts/")
			browsertest.WaitFor(t, c, "a complete copy", complete)
			openMounted(t, c, site.URL+root+"/contacts/")
			site.Stop()
			pages := 0
			for _, f := range built.Files() {
				if !strings.HasPrefix(f.Type, "text/html") {
					continue
				}
				var page string
				c.Eval(`fetch(`+browsertest.JS(root+f.Path)+`).then((answer) => answer.text())`, &page)
				assert.Equal(t, string(f.Body()), page, f.Path)
				pages++
			}
			assert.Greater(t, pages, 9)
		})
	}
}
