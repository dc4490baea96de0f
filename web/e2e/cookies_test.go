package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/web/browsertest"
)

// Where all cookies are blocked, Firefox throws an error at whoever as much as
// looks at storage of any kind, and has no workers.
func TestTheAppRunsWithAllCookiesBlocked(t *testing.T) {
	t.Parallel()
	items := leedsChecklist(t).Part("indicators").Items
	site := serveSite(t)
	b := browsertest.OpenFirefox(t, browsertest.Options{Width: 360, Height: 640, NoCookies: true})
	b.Open(site.URL + "/app-worker.js")
	assert.ErrorContains(t, b.TryEval(`localStorage.length`, nil), "insecure", "the browser as this test means it")
	for _, path := range []string{"/", "/guides/cse/", "/contacts/"} {
		openMounted(t, b, site.URL+path)
		assertReadsAndDials(t, b, path)
	}
	assertAlive(t, b)
	openItem(t, b, site.URL+checklistURL+"#indicator-1")
	tap(b, dontKnow)
	browsertest.WaitFor(t, b, "the next item", shows(items[1].Words))
	tap(b, ".trail__link")
	browsertest.WaitFor(t, b, "the answer, kept while the page is open", shows(items[0].Words)+` && document.querySelector('.answer[aria-pressed="true"]')`)
	b.Open(site.URL + "/about/")
	browsertest.WaitFor(t, b, "what can be said of the copy", `document.querySelector(".offline") && !document.querySelector(".offline--unknown")`)
	assert.NotContains(t, b.Text(), "Saved on this phone.")
}
