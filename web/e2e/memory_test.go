package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// Back may show a page out of the browser's memory, as it was when it was left,
// with its program running on.
func TestBackShowsTheNewNumber(t *testing.T) {
	t.Parallel()
	browsertest.ForEveryEngine(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(phone)
		keepCopy(t, b, site)
		openMounted(t, b, site.URL+"/contacts/")
		b.Eval(`addEventListener("pageshow", ({persisted}) => { if (persisted) sessionStorage.setItem("remembered", "yes"); })`, nil)
		b.Open(site.URL + "/about/")
		browsertest.WaitFor(t, b, "the app", mounted)
		server.publish(sitetest.WithNewNumber(t))
		require.Equal(t, 2, askWorker(b, "update()").Content)
		b.Back()
		browsertest.WaitFor(t, b, "the contacts", `location.pathname === "/contacts/" && `+mounted)
		if b.Name() == "firefox" {
			var remembered string
			b.Eval(`sessionStorage.getItem("remembered") ?? ""`, &remembered)
			if remembered != "yes" { // it forgets pages when it is short of room
				t.Log("the page did not come out of the browser's memory")
			}
		}
		browsertest.WaitFor(t, b, "the new number in the bar", `document.querySelector(".call--advice")?.getAttribute("href") === `+browsertest.JS(newTel))
		browsertest.WaitFor(t, b, "what has changed", mounted+` && document.querySelector(".notices")?.textContent.includes(`+browsertest.JS(sitetest.NewNumber)+`)`)
		var old int
		b.Eval(`document.querySelectorAll('[href="`+oldTel+`"]').length`, &old)
		assert.Zero(t, old, "calls to the number before")
	})
}
