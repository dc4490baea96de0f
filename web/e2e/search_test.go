package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
)

// The search page: what it finds, and that nothing is kept of what was searched.

const searchField = "#search-field"

// typeSearch types into the field as a person does, letter by letter.
func typeSearch(b *browsertest.Chromium, words string) {
	b.Eval(`document.querySelector("`+searchField+`").focus()`, nil)
	b.Type(words)
}

// firstResult is true once the first result has these words in its title.
func firstResult(words string) string {
	return `document.querySelector(".result__title")?.textContent.includes(` + browsertest.JS(words) + `)`
}

func TestSearchWithoutTheNetwork(t *testing.T) {
	t.Parallel()
	site := serveSite(t)
	c := browsertest.OpenChromium(t, browsertest.Options{Width: 360, Height: 640})
	keepCopy(t, c, site)
	site.Stop()
	openMounted(t, c, site.URL+"/guides/cse/")
	tap(c, `.trail__link--search`)
	browsertest.WaitFor(t, c, "the search page, with the focus on its heading", `location.pathname === "/search/" && document.activeElement.matches("h1")`)

	typeSearch(c, "taxi")
	browsertest.WaitFor(t, c, "the item", firstResult("taxi fares"))
	var marked []string
	c.Eval(`[...document.querySelectorAll(".result mark")].map((mark) => mark.textContent)`, &marked)
	assert.Equal(t, []string{"taxi"}, marked)
	browsertest.WaitFor(t, c, "the word to screen readers", `document.querySelector(".search [role=status]").textContent === "Results: 1"`)
	var focused string
	c.Eval(`document.activeElement.id`, &focused)
	assert.Equal(t, "search-field", focused, "the results take no focus")

	tap(c, ".result a")
	browsertest.WaitFor(t, c, "the item in the guide", `location.pathname + location.hash === "/guides/cse/#indicator-6" && document.activeElement.id === "indicator-6"`)
	c.Back()
	browsertest.WaitFor(t, c, "the search page again, and empty", `location.pathname === "/search/" && document.querySelector("`+searchField+`").value === "" && !document.querySelector(".result")`)

	typeSearch(c, "01133760336")
	browsertest.WaitFor(t, c, "the contact, which can be called", `document.querySelector('.result a[href="tel:+441133760336"]')`)
	tap(c, ".result__title a")
	browsertest.WaitFor(t, c, "its row among the contacts", `location.pathname === "/contacts/" && document.activeElement.matches(".contact") &&
		document.activeElement.querySelector('[href="tel:+441133760336"]')`)
	assert.Empty(t, c.Errors())
}

func TestSearchByKeyboardAlone(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	c := browsertest.OpenChromium(t, browsertest.Options{Width: 360, Height: 640})
	openMounted(t, c, site.URL+"/search/")
	c.Eval(`document.querySelector(".trail__link").focus()`, nil)
	c.Press("Tab")
	browsertest.WaitFor(t, c, "the focus on the field", `document.activeElement.id === "search-field"`)
	c.Type("child")
	browsertest.WaitFor(t, c, "results", `document.querySelectorAll(".result").length === 10`)
	c.Press("Enter")
	browsertest.WaitFor(t, c, "the focus on what was found", `document.activeElement.matches("h2.search__count")`)
	c.Press("Tab")
	browsertest.WaitFor(t, c, "the focus on the first result", `document.activeElement === document.querySelector(".result a")`)
	c.Eval(`document.querySelector(".search__found > .button").focus()`, nil)
	c.Press("Enter")
	browsertest.WaitFor(t, c, "more results, and the focus on the first of them",
		`document.querySelectorAll(".result").length > 10 && document.activeElement === document.querySelector(".result:nth-child(11) a")`)
	c.Press("Enter")
	browsertest.WaitFor(t, c, "the guide", `location.pathname === "/guides/cse/"`)
}

// What was typed is nowhere when the page is left: not in an address, in the history, in
// any storage, nor in the field.
func TestNothingIsKeptOfASearch(t *testing.T) {
	t.Parallel()
	const word = "zanzibar"
	site := serveSite(t)
	c := browsertest.OpenChromium(t, browsertest.Options{Width: 360, Height: 640, HearWorkers: true})
	keepCopy(t, c, site)
	openMounted(t, c, site.URL+"/search/")
	entries := historyLength(c)
	typeSearch(c, word)
	browsertest.WaitFor(t, c, "the answer", `document.querySelector(".search__found").textContent.includes("Nothing found")`)
	browsertest.WaitFor(t, c, "the word to screen readers", `document.querySelector(".search [role=status]").textContent.includes("Nothing found")`)
	assert.Equal(t, entries, historyLength(c))
	assertNowhere := func(when string) {
		t.Helper()
		var kept string
		c.Eval(everythingKept, &kept)
		require.Contains(t, kept, "/_/", "it looks where something is")
		assert.NotContains(t, kept, word, when)
		for _, request := range c.Requests() {
			assert.NotContains(t, request, word, when)
		}
	}
	assertNowhere("on the page")

	c.Reload()
	browsertest.WaitFor(t, c, "the app again", mounted)
	assert.Empty(t, fieldValue(c), "after a reload")
	typeSearch(c, word)
	c.Open(site.URL + "/contacts/")
	c.Back()
	browsertest.WaitFor(t, c, "the search page again, and empty", mounted+` && location.pathname === "/search/" && document.querySelector("`+searchField+`").value === "" && !document.body.textContent.includes("Nothing found")`)
	typeSearch(c, word)
	c.Tap(".hide")
	browsertest.WaitFor(t, c, "the neutral page", `location.pathname === "/closed/"`)
	assertNowhere("hidden")
}

func historyLength(b browsertest.Browser) (n int) {
	b.Eval("history.length", &n)
	return n
}

func fieldValue(b browsertest.Browser) (value string) {
	b.Eval(`document.querySelector("`+searchField+`").value`, &value)
	return value
}

// everythingKept is all that the browser keeps for the site, and where the page is.
const everythingKept = `(async () => {
	const kept = [location.href, JSON.stringify(history.state), JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage}), document.cookie, document.title,
		JSON.stringify(performance.getEntries().map((entry) => entry.name))];
	for (const name of await caches.keys()) {
		const cache = await caches.open(name);
		for (const {url} of await cache.keys()) {
			kept.push(url);
			if (/state/.test(url)) kept.push(await (await cache.match(url)).text());
		}
	}
	for (const {name} of await indexedDB.databases()) kept.push(name);
	return kept.join("\n");
})()`

// Without the program the page has no field, and says what helps instead.
func TestSearchPageWithoutScripts(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	c := browsertest.OpenChromium(t, browsertest.Options{NoJavaScript: true, Width: 320, Height: 568})
	c.Open(site.URL + "/search/")
	assert.Contains(t, c.Text(), "needs JavaScript")
	var fields, links int
	c.Eval(`[...document.querySelectorAll("input")].filter((field) => field.checkVisibility({visibilityProperty: true})).length`, &fields)
	assert.Zero(t, fields)
	c.Eval(`document.querySelectorAll('main .card[href="/guides/cse/"], main .card[href="/contacts/"]').length`, &links)
	assert.Equal(t, 2, links)
}

// A phone that was offline before it had a whole copy says so, and tries again when asked.
func TestSearchThatDoesNotLoad(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	c := browsertest.OpenChromium(t, browsertest.Options{Width: 360, Height: 640})
	openMounted(t, c, site.URL+"/guides/cse/")
	site.Stop()
	tap(c, `.trail__link--search`)
	browsertest.WaitFor(t, c, "the word that it did not load", `document.querySelector(".search__found").textContent.includes("could not load")`)
	site.Start()
	typeSearch(c, "taxi")
	tap(c, ".search__found .button")
	browsertest.WaitFor(t, c, "the result of what was typed meanwhile", firstResult("taxi fares"))
}
