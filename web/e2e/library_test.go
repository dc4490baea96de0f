package e2e

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/app"
	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// libraryOf is the shipped pack with made-up guides beside its own, in groups of ten.
// Each has a text, and the second the checklist too.
func libraryOf(t testing.TB, guides int) (*content.Pack, http.Handler) {
	t.Helper()
	var pack *content.Pack
	site := sitetest.With(t, func(p *content.Pack, _ *web.Client, _ *web.Options) {
		for n := 2; n <= guides; n++ {
			g := p.Guides[0]
			g.ID, g.Title, g.ShortTitle = fmt.Sprintf("g%d", n), fmt.Sprintf("One minute guide %d", n), fmt.Sprintf("Made-up topic %d", n)
			if n > 2 {
				g.Blocks, g.Checklist = g.Blocks[:4], content.Checklist{}
			}
			p.Guides = append(p.Guides, g)
		}
		for from := 0; from < guides; from += 10 {
			group := content.Group{Title: fmt.Sprintf("Made-up group %d", from/10+1)}
			for _, g := range p.Guides[from:min(from+10, guides)] {
				group.Guides = append(group.Guides, g.ID)
			}
			p.Groups = append(p.Groups, group)
		}
		pack = p
	})
	return pack, site.Handler()
}

const atTopOfHome = `location.pathname === "/" && !location.hash && scrollY === 0 && document.activeElement.matches("h1") && document.activeElement.textContent === "Leeds one minute guides"`

// "Guides" leads to the top of the first page, from wherever it is tapped, and the list
// is whole when it is come back to.
func TestGuidesLeadsToTheTopOfTheLibrary(t *testing.T) {
	t.Parallel()
	_, handler := libraryOf(t, 60)
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := browsertest.Serve(t, withoutWorker(handler))
		b := open(phone)
		guides := `.place[href="/"]`
		openMounted(t, b, site.URL+"/guides/g2/")
		b.Eval(`scrollTo(0, 900)`, nil)
		browsertest.WaitFor(t, b, "the place to be noted", scrolledTo("900"))
		b.Click(guides)
		browsertest.WaitFor(t, b, "the top of the first page", atTopOfHome)
		browsertest.WaitFor(t, b, "all guides", `document.querySelectorAll(".rows a").length === 60 && document.querySelectorAll(".library h2").length === 6`)

		b.Eval(`scrollTo(0, 1200)`, nil)
		browsertest.WaitFor(t, b, "the place to be noted", scrolledTo("1200"))
		b.Eval(`document.querySelector('.rows a[href="/guides/g40/"]').click()`, nil)
		browsertest.WaitFor(t, b, "the guide from its top", `document.activeElement.textContent === "One minute guide 40" && scrollY === 0`)
		b.Back()
		browsertest.WaitFor(t, b, "the list where it was left", `document.querySelectorAll(".rows a").length === 60 && `+scrolledTo("1200"))

		b.Click(guides)
		browsertest.WaitFor(t, b, "its top", atTopOfHome)
		b.Eval(`document.querySelector(".contents summary").click()`, nil)
		b.Eval(`document.querySelector('.contents a[href="#group-5"]').click()`, nil)
		browsertest.WaitFor(t, b, "the group, with the focus on it", `document.activeElement.id === "group-5" &&
			(({ top }) => top > 0 && top < 300)(document.activeElement.getBoundingClientRect())`)
		b.Click(guides)
		browsertest.WaitFor(t, b, "its top again", atTopOfHome)
	})
}

// The app keeps the page's own rows, with whatever the reader has done to them.
func TestTheAppKeepsTheRowsOfALibrary(t *testing.T) {
	t.Parallel()
	_, handler := libraryOf(t, 60)
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := browsertest.Serve(t, withoutWorker(handler))
		b := open(phone)
		b.Open(site.URL + "/")
		b.Eval(`(document.querySelector('.rows a[href="/guides/g7/"]').focus(), document.querySelector('.rows a[href="/guides/g7/"]').seen = true)`, nil)
		browsertest.WaitFor(t, b, "the app", mounted)
		var kept, focused bool
		b.Eval(`document.querySelector('.rows a[href="/guides/g7/"]').seen === true`, &kept)
		assert.True(t, kept, "the same element")
		b.Eval(`document.activeElement.matches('a[href="/guides/g7/"]')`, &focused)
		assert.True(t, focused, "the focus stays")
		b.Eval(`(window.sameDocument = true)`, nil)
		b.Click(`.rows a[href="/guides/g7/"]`)
		browsertest.WaitFor(t, b, "the guide, by the app", `window.sameDocument && document.activeElement.textContent === "One minute guide 7"`)
		b.Click(`.trail__link[href="/"]`)
		browsertest.WaitFor(t, b, "all guides", atTopOfHome+` && document.querySelectorAll(".rows a").length === 60`)
	})
}

// Whatever a library has is reached by taps from its first page, with and without the app.
func TestEveryPageOfALibraryIsReached(t *testing.T) {
	t.Parallel()
	pack, handler := libraryOf(t, 25)
	for name, noJavaScript := range map[string]bool{"mounted": false, "without JavaScript": true} {
		t.Run(name, func(t *testing.T) {
			site := browsertest.Serve(t, withoutWorker(handler))
			c := browsertest.OpenChromium(t, browsertest.Options{Width: 360, Height: 640, NoJavaScript: noJavaScript})
			reached, queue := map[string]bool{"/": true}, []string{"/"}
			for len(queue) > 0 {
				path := queue[0]
				queue = queue[1:]
				c.Open(site.URL + path)
				if !noJavaScript {
					browsertest.WaitFor(t, c, "the app on "+path, mounted)
				}
				var current, links []string
				c.Eval(`[...document.querySelectorAll(".place[aria-current]")].map((e) => e.textContent)`, &current)
				assert.LessOrEqual(t, len(current), 1, path)
				c.Eval(`[...document.querySelectorAll("a[href]")].filter((a) => a.origin === location.origin && a.pathname.endsWith("/") && !a.hidden).map((a) => a.pathname)`, &links)
				for _, link := range links {
					if !reached[link] {
						reached[link] = true
						queue = append(queue, link)
					}
				}
			}
			for _, route := range routesOf(pack) {
				assert.True(t, reached[route.Path] || route.Path == app.NotFoundPath, route.Path)
			}
		})
	}
}

// The search and the contacts are in view on the first page, whatever the library's
// size, and so are the first guides; the checklist is on its guide's.
func TestALibraryNeedsNoScrollForWhatMatters(t *testing.T) {
	t.Parallel()
	_, handler := libraryOf(t, 60)
	site := browsertest.Serve(t, withoutWorker(handler))
	for _, size := range []browsertest.Options{phone, {Width: 320, Height: 568, Touch: true}} {
		c := browsertest.OpenChromium(t, size)
		for path, selector := range map[string]string{
			"/":           `.call, .hide, .place, .card--search, .row[href="/contacts/"]`,
			"/guides/g2/": `.call, .hide, .place, .row[href="/guides/g2/checklist/"]`,
		} {
			openMounted(t, c, site.URL+path)
			var faults, small []string
			c.Eval(outOfSight(selector), &faults)
			assert.Empty(t, faults, "%s at %d by %d", path, size.Width, size.Height)
			c.Eval(`[...document.querySelectorAll(".rows a, .row, .card--search")].filter((e) => e.checkVisibility() && e.offsetHeight < 48).map((e) => e.textContent)`, &small)
			assert.Empty(t, small)
			var wide bool
			c.Eval(`document.documentElement.scrollWidth > innerWidth`, &wide)
			assert.False(t, wide, "%s at %d", path, size.Width)
		}
		c.Close()
	}
}

func TestAxeOfALibrary(t *testing.T) {
	t.Parallel()
	_, handler := libraryOf(t, 25)
	site := browsertest.Serve(t, withoutWorker(handler))
	a := openAxe(t, phone)
	for _, path := range []string{"/", "/guides/g2/", "/guides/g2/checklist/", "/guides/g2/checklist/summary/", "/about/"} {
		openMounted(t, a.c, site.URL+path)
		a.c.Eval(`document.querySelectorAll("details").forEach((d) => { d.open = true; })`, nil)
		a.check(t, "a library: "+path, nil)
	}
	require.Greater(t, a.runs, 10)
}

// From the icon it is three taps to the first item of a guide, and one to all contacts.
func TestTapsInALibrary(t *testing.T) {
	t.Parallel()
	_, handler := libraryOf(t, 25)
	site := browsertest.Serve(t, withoutWorker(handler))
	c := browsertest.OpenChromium(t, phone)
	openMounted(t, c, site.URL+"/")
	tap(c, `.rows a[href="/guides/g2/"]`)
	browsertest.WaitFor(t, c, "the guide", shows("One minute guide 2"))
	tap(c, `.row[href="/guides/g2/checklist/"]`)
	browsertest.WaitFor(t, c, "its checklist", shows("Checklist: Made-up topic 2"))
	tap(c, ".card--first:not([hidden])")
	browsertest.WaitFor(t, c, "its first item, after three taps", `document.querySelector(".answer")`)
	tap(c, `.place[href="/"]`)
	browsertest.WaitFor(t, c, "home", atTopOfHome)
	tap(c, `.row[href="/contacts/"]`)
	browsertest.WaitFor(t, c, "all contacts, after one", shows("Contacts"))
}

// With two guides begun, home leads on to the one that was answered last: before the app
// runs, and after.
func TestContinueLeadsToTheGuideThatWasAnsweredLast(t *testing.T) {
	t.Parallel()
	_, handler := libraryOf(t, 3)
	site := browsertest.Serve(t, withoutWorker(handler))
	c := browsertest.OpenChromium(t, phone)
	for _, step := range []struct{ guide, item string }{{"cse", "indicator-1"}, {"g2", "indicator-2"}, {"cse", "indicator-3"}} {
		openMounted(t, c, site.URL+"/guides/"+step.guide+"/checklist/")
		tap(c, inList(step.item, "2"))
		browsertest.WaitFor(t, c, "the answer on the phone", `JSON.parse(localStorage.getItem("one-minute-visit"))?.guides[`+browsertest.JS(step.guide)+`]?.[`+browsertest.JS(step.item)+`]`)
		leads := `document.querySelector("[data-resume]:not([hidden])")?.getAttribute("href").startsWith(` + browsertest.JS("/guides/"+step.guide+"/") + `)`
		c.Open(site.URL + "/")
		browsertest.WaitFor(t, c, "the way back, as the page begins", `document.readyState !== "loading" && `+leads)
		browsertest.WaitFor(t, c, "the way back, in the app", mounted+" && "+leads)
	}
}
