package e2e

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/web/browsertest"
)

// chooseSetting taps the nth value of a setting on About.
func chooseSetting(t testing.TB, b browsertest.Browser, name, n string) {
	t.Helper()
	browsertest.WaitFor(t, b, "the state above, which would push the settings on", `document.querySelector(".offline--ready")`)
	input := `.choice__answer:nth-child(` + n + `) input[name="setting-` + name + `"]`
	tap(b, input)
	browsertest.WaitFor(t, b, "the setting, here and on the phone", "document.querySelector("+browsertest.JS(input)+").checked && "+
		`JSON.parse(localStorage.getItem("one-minute-settings") ?? "{}")[`+browsertest.JS(name)+`] !== undefined`)
}

func TestSettings(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(phone)
		openItem(t, b, site.URL+"/guides/cse/checklist/#indicator-1")
		tap(b, dontKnow)
		browsertest.WaitFor(t, b, "the answer on the phone", `localStorage.length === 1`)
		openMounted(t, b, site.URL+"/about/")
		look := func() (seen struct {
			Text         float64
			Ground, Hide string
		}) {
			b.Eval(`({text: parseFloat(getComputedStyle(document.documentElement).fontSize), ground: getComputedStyle(document.documentElement).backgroundColor, hide: getComputedStyle(document.querySelector(".hide")).display})`, &seen)
			return seen
		}
		usual := look()
		chooseSetting(t, b, "hide", "2")
		chooseSetting(t, b, "keep", "2")
		chooseSetting(t, b, "colours", "3")
		chooseSetting(t, b, "text", "3")
		browsertest.WaitFor(t, b, "all four", `Object.keys(JSON.parse(localStorage.getItem("one-minute-settings") ?? "{}")).length === 4`)
		browsertest.WaitFor(t, b, "the answer in memory only", `!localStorage.getItem("one-minute-visit")`)

		check := func(when string) {
			now := look()
			assert.InDelta(t, 1.5*usual.Text, now.Text, 0.1, when)
			assert.Equal(t, "rgb(14, 21, 20)", now.Ground, when)
			assert.Equal(t, "none", now.Hide, when)
		}
		check("at once")
		b.Eval(`document.querySelector('.place[href$="/checklist/"]').click()`, nil)
		browsertest.WaitFor(t, b, "the answer on screen", `document.querySelector(".kept")?.textContent.includes("when you close the app")`)
		b.Reload()
		browsertest.WaitFor(t, b, "the app again", mounted)
		check("after a reload")
		browsertest.WaitFor(t, b, "no answers", `!document.querySelector(".resume")`)

		openMounted(t, b, site.URL+"/about/")
		browsertest.WaitFor(t, b, "what is chosen", `document.querySelectorAll(".settings :checked").length === 4`)
		var chosen []string
		b.Eval(`[...document.querySelectorAll(".settings :checked")].map((e) => e.nextElementSibling.textContent)`, &chosen)
		assert.Equal(t, []string{"150 %", "Dark", "Until you close the app", "Not shown"}, chosen)
		for _, name := range []string{"text", "colours", "keep", "hide"} {
			chooseSetting(t, b, name, "1")
		}
		browsertest.WaitFor(t, b, "as it was", `getComputedStyle(document.querySelector(".hide")).display !== "none"`)
		assert.Equal(t, usual, look())
	})
}

// Whatever the phone prefers, and at once as well as from the first paint of the next page.
func TestTextSizesAndColoursAreTheChosenOnes(t *testing.T) {
	t.Parallel()
	grounds := map[string]string{"light": "rgb(245, 246, 244)", "dark": "rgb(14, 21, 20)"}
	bars := map[string]string{"light": "#f5f6f4", "dark": "#0e1514"} // the browser's own, around the page
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		for _, dark := range []bool{false, true} {
			phone := phone
			phone.Dark = dark
			own := map[bool]string{false: "light", true: "dark"}[dark]
			b := open(phone)
			check := func(size float64, scheme, when string) {
				t.Helper()
				var seen struct {
					Text        float64
					Ground, Bar string
				}
				b.Eval(`({text: parseFloat(getComputedStyle(document.documentElement).fontSize), ground: getComputedStyle(document.documentElement).backgroundColor,
					bar: [...document.querySelectorAll('meta[name="theme-color"]')].filter((e) => matchMedia(e.media).matches).map((e) => e.content).join()})`, &seen)
				assert.InDelta(t, size, seen.Text, 0.1, when)
				assert.Equal(t, grounds[scheme], seen.Ground, when)
				assert.Equal(t, bars[scheme], seen.Bar, when)
			}
			openMounted(t, b, site.URL+"/about/")
			for _, choice := range []struct {
				nth, scheme string
				size        float64
			}{{"2", "light", 21.25}, {"3", "dark", 25.5}, {"1", own, 17}} {
				when := own + " phone, choice " + choice.nth
				chooseSetting(t, b, "colours", choice.nth)
				chooseSetting(t, b, "text", choice.nth)
				check(choice.size, choice.scheme, when)
				b.Reload()
				browsertest.WaitFor(t, b, "the app again", mounted)
				check(choice.size, choice.scheme, when+", after a reload")
			}
		}
	})
}

// The page's script knows the settings too, but a slow phone paints before it has run.
func TestTheCopyComesAsChosen(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(phone)
		install(t, b, site)
		b.Open(site.URL + "/about/") // a page that the worker answers
		browsertest.WaitFor(t, b, "the app", mounted)
		begins := func() (root string) {
			b.Eval(`fetch("/").then((answer) => answer.text()).then((text) => text.match(/<html[^>]*>/)[0])`, &root)
			return root
		}
		assert.Equal(t, `<html lang="en-GB" dir="ltr">`, begins())
		chooseSetting(t, b, "colours", "3")
		chooseSetting(t, b, "text", "3")
		assert.Eventually(t, func() bool { return begins() == `<html data-text="150" data-colours="dark" lang="en-GB" dir="ltr">` }, browsertest.Patience, 50*time.Millisecond, "last seen: %s", begins())
		site.Stop()
		b.Reload()
		browsertest.WaitFor(t, b, "the app again", mounted)
		assert.Equal(t, `<html data-text="150" data-colours="dark" lang="en-GB" dir="ltr">`, begins())

		b.Eval(`localStorage.setItem("one-minute-settings", '{"colours":"light"}')`, nil) // as on a page that no worker answered
		b.Reload()
		assert.Eventually(t, func() bool { return begins() == `<html data-colours="light" lang="en-GB" dir="ltr">` }, browsertest.Patience, 50*time.Millisecond, "last seen: %s", begins())
	})
}
