package e2e

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestEveryPageOpensWithoutTheServer(t *testing.T) {
	t.Parallel()
	forEveryEngine(t, func(t *testing.T, open func(options) browser) {
		site := serveSite(t)
		b := open(options{})
		keepCopy(t, b, site)
		site.Stop()
		for _, route := range routes(t) {
			for _, address := range forms(route.Path) {
				openMounted(t, b, site.URL+address)
				assert.Equal(t, route.Title, b.Title(), address)
				var advice string
				b.Eval(`document.querySelector(".call--advice").href`, &advice)
				assert.Equal(t, "tel:+441133760336", advice, address)
				assertStatus(t, b, 200, address)
			}
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
func assertStatus(t testing.TB, b browser, want int, address string) {
	t.Helper()
	if b.Name() != "chromium" {
		return
	}
	var status int
	b.Eval(`performance.getEntriesByType("navigation")[0].responseStatus`, &status)
	assert.Equal(t, want, status, address)
}

// forms are the ways in which a page's address may come: every page as it is,
// and with a query and no slash at its end; one of them in every way.
func forms(path string) []string {
	page, found := strings.CutSuffix(path, "/")
	switch {
	case path == "/guides/cse/checklist/":
		return []string{path, path + "?from=icon", path + "index.html", page, page + "?a=b"}
	case found && page != "":
		return []string{path, page + "?a=b"}
	default:
		return []string{path, path + "?from=icon"}
	}
}

func TestCopyKeepsThePolicy(t *testing.T) {
	t.Parallel()
	forEachEngine(t, func(t *testing.T, open func(options) browser) {
		site := serveSite(t)
		b := open(options{})
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
