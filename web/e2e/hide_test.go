package e2e

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// Hide: a neutral page at once, and nothing left of the answers.

const closedPage = `location.pathname === "/closed/" && document.readyState === "complete"`

// assertNeutral holds the page on show against the eyes of a bystander.
func assertNeutral(t testing.TB, b browsertest.Browser) {
	t.Helper()
	browsertest.WaitFor(t, b, "the neutral page", closedPage)
	assert.Equal(t, "Closed · One Minute", b.Title())
	assert.Equal(t, "One Minute Open", strings.Join(strings.Fields(b.Text()), " "))
	var answers []string
	b.Eval(`Object.keys(localStorage).filter((key) => key !== "one-minute-settings")`, &answers)
	assert.Empty(t, answers)
}

// That every screen has the link, TestCallBarIsAlwaysThere tells.
func TestHide(t *testing.T) {
	t.Parallel()
	browsertest.ForEveryEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(phone)
		install(t, b, site)
		site.Stop()
		for _, path := range []string{"/", "/guides/cse/", "/guides/cse/checklist/summary/"} {
			openMounted(t, b, site.URL+path)
			b.Eval(`localStorage.setItem("one-minute-visit", "an answer of another page")`, nil)
			tap(b, ".hide")
			assertNeutral(t, b)
		}
		browsertest.WaitFor(t, b, "its app", mounted)
		tap(b, ".closed .button")
		browsertest.WaitFor(t, b, "the beginning", `location.pathname === "/" && document.querySelector(".call-bar")`)
	})
}

// The network may be slow to bring the neutral page: what was on show is gone
// all the same. Neither driver asks a page that is being left, so it tells the
// server itself.
func TestHideActsAtOnce(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site, release := serveHoldingBack(t, "/closed/")
		b := open(phone)
		openItem(t, b, site.URL+"/guides/cse/checklist/#indicator-1")
		tap(b, noticed)
		browsertest.WaitFor(t, b, "the answer", `localStorage.length === 1`)
		b.Eval(`void setInterval(() => {
			if (!("hidden" in document.documentElement.dataset)) return;
			navigator.sendBeacon("/seen/" + [location.pathname.split("/")[1], document.title, document.body.checkVisibility() ? "on show" : "covered", localStorage.length + " kept"].join());
		}, 20)`, nil)
		tap(b, ".hide")
		browsertest.WaitUntil(t, "the page, covered and forgotten, while the neutral one is on its way",
			func() bool { return site.Served("/seen/guides,One Minute,covered,0 kept") > 0 })
		release()
		assertNeutral(t, b)
	})
}

// serveHoldingBack serves the site without a worker, which would have a copy, and
// answers one path only once it is told to.
func serveHoldingBack(t testing.TB, path string) (*browsertest.Server, func()) {
	t.Helper()
	site := sitetest.Shipped(t)
	released := make(chan struct{})
	release := sync.OnceFunc(func() { close(released) })
	t.Cleanup(release)
	return browsertest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/app-worker.js":
			http.NotFound(w, r)
			return
		case path:
			<-released
		}
		site.Handler().ServeHTTP(w, r)
	})), release
}

// Who chose to have no button has the key all the same.
func TestShiftHidesWithoutTheButton(t *testing.T) {
	t.Parallel()
	site := serveSite(t)
	c := browsertest.OpenChromium(t, phone)
	openMounted(t, c, site.URL+"/about/")
	chooseSetting(t, c, "hide", "2")
	openMounted(t, c, site.URL+"/guides/cse/")
	var shown bool
	c.Eval(`document.querySelector(".hide").checkVisibility()`, &shown)
	require.False(t, shown)
	for range 3 {
		c.Press("Shift")
	}
	assertNeutral(t, c)
}

func TestHiddenPageIsReplaced(t *testing.T) {
	t.Parallel()
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(phone)
		b.Open(site.URL + "/contacts/")
		browsertest.WaitFor(t, b, "the app", mounted)
		b.Open(site.URL + "/guides/cse/checklist/#indicator-1")
		browsertest.WaitFor(t, b, "the item", `document.querySelector(".step") && `+mounted)
		tap(b, noticed)
		browsertest.WaitFor(t, b, "the answer", `localStorage.length === 1`)
		var before, after int
		b.Eval(`history.length`, &before)
		tap(b, ".hide")
		assertNeutral(t, b)
		b.Eval(`history.length`, &after)
		assert.Equal(t, before, after, "in the place of the page that was on show")
		b.Back()
		browsertest.WaitFor(t, b, "the page before that", `location.pathname === "/contacts/"`)
	})
}

// A page that Hide left lives on in the browser's memory, with the answers in
// its program: when it comes back, it begins again.
func TestHiddenAnswersDoNotComeBack(t *testing.T) {
	t.Parallel()
	browsertest.ForEveryEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(phone)
		openMounted(t, b, site.URL+"/about/")
		chooseSetting(t, b, "keep", "2")
		b.Eval(`document.querySelector('.place[href$="/checklist/"]').click()`, nil)
		browsertest.WaitFor(t, b, "the checklist", `document.querySelector(".card--first")`)
		tap(b, ".card--first")
		browsertest.WaitFor(t, b, "the item", `document.querySelector(".step")`)
		tap(b, noticed)
		browsertest.WaitFor(t, b, "the answer, in memory only", `document.querySelector(".detail") && !localStorage.getItem("one-minute-visit")`)
		b.Eval(`document.querySelector('.place[href="/contacts/"]').click()`, nil)
		browsertest.WaitFor(t, b, "another page", `document.title.startsWith("Contacts")`)
		tap(b, ".hide")
		assertNeutral(t, b)
		b.Back()
		browsertest.WaitFor(t, b, "the page before, started again", mounted+` && !("hidden" in document.documentElement.dataset)`)
		b.Open(site.URL + "/guides/cse/checklist/summary/")
		browsertest.WaitFor(t, b, "no answer", `document.querySelector(".nothing") && !document.querySelector(".noted")`)
	})
}

func TestHideByKeyboardAndBeforeTheAppRuns(t *testing.T) {
	t.Parallel()
	site := browsertest.Serve(t, withScript(t, `if (location.pathname === "/about/") delete globalThis.WebAssembly;`))
	c := browsertest.OpenChromium(t, phone)
	openMounted(t, c, site.URL+"/guides/cse/")
	shift := func(times int) {
		for range times {
			c.Press("Shift")
		}
	}
	shift(2)
	c.Press("Tab")
	shift(2)
	var path string
	c.Eval("location.pathname", &path)
	require.Equal(t, "/guides/cse/", path, "not three times in a row")
	shift(1)
	assertNeutral(t, c)

	c.Open(site.URL + "/about/")
	browsertest.WaitFor(t, c, "the page without its app", stopped+` || !globalThis.WebAssembly`)
	c.Tap(".hide")
	assertNeutral(t, c)

	plain := browsertest.OpenChromium(t, browsertest.Options{NoJavaScript: true, Width: 360, Height: 640})
	plain.Open(site.URL + "/guides/cse/")
	plain.Click(".hide")
	browsertest.WaitFor(t, plain, "the neutral page", closedPage)
}

// Answers that are in memory only are in the memory of each document that had them.
func TestNoDocumentShowsAnswersAfterHide(t *testing.T) {
	t.Parallel()
	browsertest.ForEveryEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(phone)
		openMounted(t, b, site.URL+"/about/")
		chooseSetting(t, b, "keep", "2")
		b.Eval(`document.querySelector('.place[href$="/checklist/"]').click()`, nil)
		tap(b, ".card--first")
		browsertest.WaitFor(t, b, "the item", `document.querySelector(".step")`)
		tap(b, noticed)
		browsertest.WaitFor(t, b, "the answer", `document.querySelector(".detail")`)
		b.Eval(`document.querySelector('.step__also a[href$="/summary/"]').click()`, nil)
		browsertest.WaitFor(t, b, "the notes", `document.querySelector(".noted")`)

		b.NewTab()
		openMounted(t, b, site.URL+"/contacts/")
		tap(b, ".hide")
		assertNeutral(t, b)
		b.Tab(0)
		browsertest.WaitFor(t, b, "the other tab without the answer", mounted+` && document.querySelector(".summary") && !document.querySelector(".noted")`)

		b.Eval(`document.querySelector('.place[href$="/checklist/"]').click()`, nil)
		tap(b, ".card--first")
		browsertest.WaitFor(t, b, "the item", `document.querySelector(".step")`)
		tap(b, noticed)
		browsertest.WaitFor(t, b, "the answer", `document.querySelector(".detail")`)
		b.Open(site.URL + "/contacts/")
		tap(b, ".hide")
		assertNeutral(t, b)
		b.Eval(`void history.back()`, nil)
		browsertest.WaitFor(t, b, "the page before without the answer", `location.pathname !== "/closed/" && `+mounted+` && !document.querySelector(".detail")`)
	})
}

// As GOV.UK's exit this page: Shift by itself, released, and said aloud.
func TestShiftThreeTimesHides(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	c := browsertest.OpenChromium(t, phone)
	openMounted(t, c, site.URL+"/guides/cse/")
	keys := func(events ...string) {
		for _, each := range events {
			event, key, _ := strings.Cut(each, " ")
			c.Eval(`dispatchEvent(new `+map[bool]string{true: "Pointer", false: "Keyboard"}[strings.HasPrefix(event, "pointer")]+`Event("`+event+`", {key: "`+key+`", bubbles: true}))`, nil)
		}
	}
	shift := []string{"keydown Shift", "keyup Shift"}
	said := func() (words string) {
		c.Eval(`[...document.querySelectorAll('body > [role="status"]')].map((e) => e.textContent).join()`, &words)
		return words
	}
	here := func(why string) {
		t.Helper()
		var path string
		c.Eval(`location.pathname`, &path)
		require.Equal(t, "/guides/cse/", path, why)
	}
	keys("keydown Shift", "keydown Shift", "keydown Shift", "keyup Shift")
	here("held down is once")
	assert.Equal(t, "Shift: press it 2 more times to hide this page.", said())
	keys(shift...)
	assert.Equal(t, "Shift: press it once more to hide this page.", said())
	keys("keydown Shift", "pointerdown", "keyup Shift")
	here("Shift and a click is something else")
	assert.Empty(t, said())
	for range 3 {
		keys("keydown Shift", "keydown A", "keyup A", "keyup Shift")
	}
	here("capital letters")
	keys("keydown b", "keyup b")
	keys(shift...)
	keys(shift...)
	here("twice")
	keys(shift...)
	assertNeutral(t, c)
}
