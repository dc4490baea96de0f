package e2e

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/app"
	"oneminuteguide/app/visit"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

func TestALanguageIsChangedInPlace(t *testing.T) {
	t.Parallel()
	browsertest.ForEveryEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := browsertest.Serve(t, siteOf(t, wales(t)).Handler())
		b := open(phone)
		openMounted(t, b, site.URL+"/guides/home/")
		var heading string
		b.Eval(`document.querySelectorAll("h2[id]")[1].id`, &heading)
		openMounted(t, b, site.URL+"/guides/home/#"+heading)
		b.Click(toWelsh)
		browsertest.WaitFor(t, b, "the same heading in Welsh", inWelsh("/cy/guides/home/#"+heading))
		var words string
		b.Eval(`document.getElementById(`+browsertest.JS(heading)+`).textContent`, &words)
		assert.Equal(t, "Beth i’w wneud", words)
		browsertest.WaitFor(t, b, "the heading in view", `(({top}) => top >= 0 && top < innerHeight / 2)(document.getElementById(`+browsertest.JS(heading)+`).getBoundingClientRect())`)

		// an answer is to the item, in whatever words
		openItem(t, b, site.URL+"/guides/home/checklist/#sign-1")
		tap(b, dontKnow)
		browsertest.WaitFor(t, b, "the next item", shows("a made-up sign in the garden"))
		b.Back()
		browsertest.WaitFor(t, b, "the item", shows("a made-up sign in the kitchen")+` && document.querySelector('.answer[aria-pressed="true"]')`)
		before := stored(b)
		b.Click(toWelsh)
		browsertest.WaitFor(t, b, "the item in Welsh", inWelsh("/cy/guides/home/checklist/#sign-1")+" && "+shows("arwydd ffug yn y gegin"))
		assert.Equal(t, "Ddim yn gwybod", pressed(b))
		tap(b, `.trail__link--skip`)
		browsertest.WaitFor(t, b, "the next in Welsh", shows("arwydd ffug yn yr ardd"))
		tap(b, dontKnow)
		browsertest.WaitFor(t, b, "the third", shows("arwydd ffug ar y grisiau"))
		after := stored(b)
		assert.Equal(t, before.Ref, after.Ref, "the same visit")
		assert.Empty(t, after.Aside)
		assert.Equal(t, map[string]visit.Answer{"sign-1": visit.DontKnow, "sign-2": visit.DontKnow}, after.Guides["home"])

		openMounted(t, b, site.URL+"/cy/guides/home/checklist/summary/")
		assert.Contains(t, b.Text(), "arwydd ffug yn yr ardd")
		b.Click(toEnglish)
		browsertest.WaitFor(t, b, "the notes in English", inEnglish("/guides/home/checklist/summary/"))
		assert.Contains(t, b.Text(), "a made-up sign in the kitchen")
		assert.Contains(t, b.Text(), "a made-up sign in the garden")
		assert.Empty(t, stored(b).Aside)
	})
}

// The answers that are tapped before the program runs, too.
func TestAnswersInTheListStayInAnotherLanguage(t *testing.T) {
	t.Parallel()
	site := browsertest.Serve(t, withoutWorker(siteOf(t, wales(t)).Handler()))
	c := browsertest.OpenChromium(t, phone)
	openMounted(t, c, site.URL+"/guides/home/checklist/")
	tap(c, inList("sign-1", "2"))
	browsertest.WaitFor(t, c, "the answer on the phone", `localStorage.getItem("one-minute-visit")`)
	c.Open(site.URL + "/cy/guides/home/checklist/")
	browsertest.WaitFor(t, c, "the answer in Welsh", `document.querySelector('#sign-1 input:checked')?.value === "not-noticed"`)
	browsertest.WaitFor(t, c, "the app", mounted+` && document.querySelector('#sign-1 input:checked')?.value === "not-noticed"`)
	c.Open(site.URL + "/cy/")
	browsertest.WaitFor(t, c, "the way back to the visit", `document.querySelector("[data-resume]").getAttribute("href").startsWith("/cy/guides/home/checklist/")`)
}

func TestTheIconOpensInTheLanguageChosen(t *testing.T) {
	t.Parallel()
	browsertest.ForEveryEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := browsertest.Serve(t, siteOf(t, wales(t)).Handler())
		b := open(phone)
		install(t, b, site)
		b.Open(site.URL + "/")
		browsertest.WaitFor(t, b, "the home page in English", inEnglish("/"))
		b.Click(toWelsh)
		browsertest.WaitFor(t, b, "the home page in Welsh", inWelsh("/cy/"))
		b.Open(site.URL + "/")
		browsertest.WaitFor(t, b, "the icon in Welsh", inWelsh("/cy/"))
		browsertest.WaitFor(t, b, "a home page that comes covered", `fetch("/").then((answer) => answer.text()).then((text) => text.includes('data-lang="cy"'))`)
		openMounted(t, b, site.URL+"/contacts/")
		assert.Contains(t, b.Title(), "Contacts", "only the icon's page leads on")

		site.Stop()
		b.Open(site.URL + "/")
		browsertest.WaitFor(t, b, "the icon without the server", inWelsh("/cy/"))
		openMounted(t, b, site.URL+"/cy/about/")
		chooseSetting(t, b, "lang", "1")
		b.Open(site.URL + "/")
		browsertest.WaitFor(t, b, "the icon in English again", inEnglish("/"))
		var seen string
		b.Eval(`getComputedStyle(document.body).visibility`, &seen)
		assert.Equal(t, "visible", seen)
	})
}

func TestBothLanguagesOpenWithoutTheServer(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		p := wales(t)
		site := browsertest.Serve(t, siteOf(t, p).Handler())
		b := open(phone)
		install(t, b, site)
		site.Stop()
		for _, edition := range p.EveryEdition() {
			for _, route := range routesOf(edition) {
				if route.Path == app.NotFoundPath && edition.Base != "" {
					continue // it is in the main language
				}
				openMounted(t, b, site.URL+route.Path)
				assert.Equal(t, route.Title, b.Title(), route.Path)
				var newer bool
				b.Eval(`oneMinute.outdated()`, &newer)
				assert.False(t, newer, "%s is of the copy", route.Path)
				assertStatus(t, b, 200, route.Path)
			}
		}
	})
}

// Every call of both languages is the new one's, also on a page that is open.
func TestAChangedNumberReachesBothLanguages(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server := &publisher{site: publish(t, siteOf(t, wales(t)))}
		site := browsertest.Serve(t, server)
		b := open(phone)
		install(t, b, site)
		const old, now = "tel:+441134960010", "tel:+441134960099"
		openMounted(t, b, site.URL+"/cy/contacts/")
		assert.Equal(t, old, dialledBy(b, ".call--advice"))
		server.publish(siteOf(t, wales(t, "0113 496 0010", "0113 496 0099", "version: 1", "version: 2")))
		b.Eval(`oneMinute.update()`, nil)
		browsertest.WaitFor(t, b, "the notice in Welsh", `document.querySelector(".notices").textContent.includes("Mae rhif wedi newid.")`)
		assert.Equal(t, now, dialledBy(b, ".call--advice"), "from the page that is open")
		site.Stop()
		for _, path := range []string{"/cy/contacts/", "/contacts/", "/cy/guides/home/", "/guides/home/"} {
			openMounted(t, b, site.URL+path)
			assert.Contains(t, b.Text(), "0113 496 0099", path)
			assert.NotContains(t, strings.ReplaceAll(b.Text(), "0113 496 0010 gynt", ""), "0113 496 0010 ", path)
			assert.Equal(t, now, dialledBy(b, ".call--advice"), path)
		}
	})
}

// A language that is taken away goes from the phones, with a raised version.
func TestALanguageIsTakenAway(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server := &publisher{site: publish(t, siteOf(t, wales(t)))}
		site := browsertest.Serve(t, server)
		b := open(phone)
		install(t, b, site)
		openMounted(t, b, site.URL+"/cy/")
		p := wales(t, "version: 1", "version: 2")
		p.Editions, p.Languages = nil, nil
		server.publish(siteOf(t, p))
		assert.Equal(t, 2, askWorker(b, "update()").Content)
		b.Eval(`localStorage.setItem("one-minute-settings", '{"lang":"cy"}')`, nil)
		b.Open(site.URL + "/")
		browsertest.WaitFor(t, b, "the home page, though Welsh was chosen", inEnglish("/"))
		var seen string
		b.Eval(`getComputedStyle(document.body).visibility`, &seen)
		assert.Equal(t, "visible", seen)
	})
}

// Nothing that matters needs a scroll in either language.
func TestTheLanguageLinkTakesNoRoomFromTheAnswers(t *testing.T) {
	t.Parallel()
	site := browsertest.Serve(t, withoutWorker(siteOf(t, wales(t)).Handler()))
	for _, size := range []browsertest.Options{{Width: 360, Height: 640, Touch: true}, {Width: 320, Height: 568, Touch: true}} {
		c := browsertest.OpenChromium(t, size)
		for _, path := range []string{"/guides/home/checklist/#sign-1", "/cy/guides/home/checklist/#sign-1"} {
			openItem(t, c, site.URL+path)
			var faults []string
			c.Eval(outOfSight(".answer"), &faults)
			assert.Empty(t, faults, "%s at %d by %d", path, size.Width, size.Height)
		}
		for _, path := range []string{"/", "/cy/", "/contacts/", "/cy/guides/home/", "/cy/guides/home/checklist/", "/cy/guides/home/checklist/#sign-1", "/cy/about/privacy/"} {
			openMounted(t, c, site.URL+path)
			var link struct{ Width, Height float64 }
			c.Eval(`(({width, height}) => ({Width: width, Height: height}))(document.querySelector("a[hreflang]").getBoundingClientRect())`, &link)
			assert.GreaterOrEqual(t, link.Height, 48.0, path)
			assert.GreaterOrEqual(t, link.Width, 48.0, path)
			var faults []string
			c.Eval(spilled, &faults)
			assert.Empty(t, faults, path)
		}
		c.Close()
	}
}

// A phone can take new content before the program that comes with it, or go back to a
// program that reads the pack as one file: it leaves every page as it is.
func TestAProgramOfBeforeLeavesPagesAsTheyAre(t *testing.T) {
	t.Parallel()
	client, err := web.BuiltClient()
	require.NoError(t, err)
	old := replaced{web.Scripts(), "boot.js", ".files", ".download"}
	before, err := web.NewSite(wales(t), client, web.Options{Compress: sitetest.Compress, Scripts: old})
	require.NoError(t, err)
	site := browsertest.Serve(t, before.Handler())
	c := browsertest.OpenChromium(t, phone)
	install(t, c, site)
	c.Open(site.URL + "/cy/guides/home/checklist/")
	browsertest.WaitFor(t, c, "the page's scripts", `window.oneMinute?.ask`)
	tap(c, inList("sign-1", "2"))
	browsertest.WaitFor(t, c, "the answer on the phone", `localStorage.getItem("one-minute-taps")`)
	var app string
	c.Eval(`new Promise((done) => setTimeout(done, 1000)).then(() => document.documentElement.dataset.app ?? "")`, &app)
	assert.Empty(t, app)
	assert.Contains(t, c.Text(), "arwydd ffug yn y gegin")
}

func TestEveryPageFitsInBothLanguages(t *testing.T) {
	t.Parallel()
	p := wales(t)
	site := browsertest.Serve(t, withoutWorker(siteOf(t, p).Handler()))
	c := browsertest.OpenChromium(t, narrow)
	for _, edition := range p.EveryEdition() {
		paths := []string{edition.Base + "/guides/home/checklist/#sign-1"}
		for _, route := range routesOf(edition) {
			paths = append(paths, route.Path)
		}
		for _, path := range paths {
			openMounted(t, c, site.URL+path)
			for _, look := range []string{spilled, onScreen} {
				var faults []string
				c.Eval(look, &faults)
				assert.Empty(t, faults, path)
			}
		}
	}
}

func TestAccessibilityOfOtherLanguages(t *testing.T) {
	t.Parallel()
	site := browsertest.Serve(t, withoutWorker(siteOf(t, wales(t)).Handler()))
	a := openAxe(t, phone)
	for _, path := range []string{"/", "/cy/", "/cy/contacts/", "/cy/about/", "/cy/about/accessibility/", "/cy/guides/online/", "/cy/guides/home/checklist/", "/cy/guides/home/checklist/#sign-1"} {
		openMounted(t, a.c, site.URL+path)
		a.check(t, path, nil)
	}
}
