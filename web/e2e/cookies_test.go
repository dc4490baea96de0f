package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Where all cookies are blocked, Firefox throws an error at whoever as much as
// looks at storage of any kind, and has no workers.
func TestTheAppRunsWithAllCookiesBlocked(t *testing.T) {
	t.Parallel()
	items := leedsChecklist(t).Part("indicators").Items
	site := serveSite(t)
	b := openFirefox(t, options{Width: 360, Height: 640, NoCookies: true})
	b.Open(site.URL + "/healthz")
	assert.ErrorContains(t, b.TryEval(`localStorage.length`, nil), "insecure", "the browser as this test means it")
	for _, route := range routes(t) {
		openMounted(t, b, site.URL+route.Path)
		assertReadsAndDials(t, b, route.Path)
	}
	assertAlive(t, b)
	openItem(t, b, site.URL+checklistURL+"#indicator-1")
	tap(b, dontKnow)
	waitFor(t, b, "the next item", shows(items[1].Words))
	tap(b, ".trail__link")
	waitFor(t, b, "the answer, kept while the page is open", shows(items[0].Words)+` && document.querySelector('.answer[aria-pressed="true"]')`)
	b.Open(site.URL + "/about/")
	waitFor(t, b, "what can be said of the copy", `document.querySelector(".offline") && !document.querySelector(".offline--unknown")`)
	assert.NotContains(t, b.Text(), "Ready offline.")
}
