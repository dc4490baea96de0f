package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/web/browsertest"
)

// The first page offers to install the app until somebody says no, and never in the
// installed app.
func TestTheFirstPageOffersToInstall(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	c := browsertest.OpenChromium(t, phone)
	for agent, first := range map[string]string{
		"Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X)": "iPhone and iPad, in Safari",
		"Mozilla/5.0 (Linux; Android 16; K)":                     "Android",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64)":              "Computer",
	} {
		c.Before(`Object.defineProperty(navigator, "userAgent", {configurable: true, value: ` + browsertest.JS(agent) + `})`)
		openMounted(t, c, site.URL+"/")
		var headings []string
		c.Eval(`[...document.querySelectorAll(".install-card h3")].map((e) => e.textContent)`, &headings)
		assert.Equal(t, []string{first}, headings, "the steps of this phone alone")
		goTo(c, "/about/")
		browsertest.WaitFor(t, c, "About", `document.title.startsWith("About") && document.querySelector(".install h3")`)
		c.Eval(`[...document.querySelectorAll(".install h3")].map((e) => e.textContent)`, &headings)
		assert.Len(t, headings, 3)
		assert.Equal(t, first, headings[0], "all steps, this phone's first")
	}

	openMounted(t, c, site.URL+"/")
	tap(c, ".install-card .text-button")
	browsertest.WaitFor(t, c, "the card gone, and the focus on the heading", `!document.querySelector(".install-card") && document.activeElement.matches("h1")`)
	openMounted(t, c, site.URL+"/")
	var offered bool
	c.Eval(`Boolean(document.querySelector(".install-card"))`, &offered)
	assert.False(t, offered, "no is no")

	c.Eval(`localStorage.removeItem("one-minute-settings")`, nil)
	c.Before(`(() => { const { matchMedia } = window; window.matchMedia = (query) => (query === "(display-mode: standalone)" ? { matches: true } : matchMedia.call(window, query)); })()`)
	openMounted(t, c, site.URL+"/")
	c.Eval(`Boolean(document.querySelector(".install-card"))`, &offered)
	assert.False(t, offered, "it is installed already")
	goTo(c, "/about/")
	browsertest.WaitFor(t, c, "no steps on About", `document.querySelector(".install")?.textContent === "This is the installed app."`)
}

// The browser's own offer is taken over only where the app has a button for it.
func TestTheBrowsersOwnOfferIsLeftToIt(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	c := browsertest.OpenChromium(t, phone)
	offer := `(() => { const offer = new Event("beforeinstallprompt", {cancelable: true}); dispatchEvent(offer); return offer.defaultPrevented; })()`
	for path, taken := range map[string]bool{"/": true, "/about/": true, "/contacts/": false} {
		openMounted(t, c, site.URL+path)
		var prevented bool
		c.Eval(offer, &prevented)
		assert.Equal(t, taken, prevented, path)
	}
}
