package e2e

import (
	"testing"
	"time"

	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// Phones that have little room for the copy, or keep nothing at all.

// setQuota limits what the site may keep, in bytes.
func setQuota(t testing.TB, c *browsertest.Chromium, site *browsertest.Server, bytes float64) {
	t.Helper()
	_, err := chromedp.Call(c.Context(), storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: site.URL, QuotaSize: &bytes})
	require.NoError(t, err)
}

// noRoom is true once the worker knows that there is none. Its log may have none either.
const noRoom = `oneMinute.offline().then(({check}) => [check?.content.why, check?.app.why].includes("room"))`

func TestStorageTooSmall(t *testing.T) {
	t.Parallel()
	site := serveSite(t)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	setQuota(t, c, site, 2<<20)
	openMounted(t, c, site.URL+"/contacts/")
	require.NoError(t, browsertest.TryWait(c, noRoom, time.Minute))
	assert.False(t, askWorker(c, "offline()").Complete, "no half install passes for a whole one")
	openMounted(t, c, site.URL+"/guides/cse/")
	setQuota(t, c, site, 1<<30)
	browsertest.WaitFor(t, c, "a complete copy once there is room", `oneMinute.update().then((state) => state.complete)`)
}

// A phone without room for a note of what it heard makes some, and takes the number.
func TestAFullPhoneTakesAChangedNumber(t *testing.T) {
	t.Parallel()
	server, site := servePublisher(t)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	install(t, c, site)
	server.publish(sitetest.WithNewNumber(t))
	require.Equal(t, 2, askWorker(c, "update()").Content)
	var used float64
	c.Eval(`navigator.storage.estimate().then(({usage}) => usage)`, &used)
	setQuota(t, c, site, used-1000)
	server.publish(sitetest.With(t, func(p *content.Pack, _ *web.Client, _ *web.Options) { p.Version = 3 }))
	after := askWorker(c, "update()")
	require.Equal(t, 3, after.Content, "%+v", after.Check)
	site.Stop()
	require.Equal(t, oldTel, adviceNumber(c, site.URL+"/contacts/"), "which version 3 has again")
}

// A first install needs room for the copy and no more: parts and whole are not both kept.
func TestRoomForTheCopyAndLittleMore(t *testing.T) {
	t.Parallel()
	built := sitetest.Shipped(t)
	var all float64
	for _, f := range built.Files() {
		all += float64(f.Size)
	}
	site := serveSite(t)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	setQuota(t, c, site, all+700<<10) // the browser's own bookkeeping, and the state
	openMounted(t, c, site.URL+"/contacts/")
	browsertest.WaitFor(t, c, "a complete copy", complete)
	var parts int
	c.Eval(`caches.open("one-minute-3").then((cache) => cache.keys()).then((keys) => keys.filter(({url}) => url.endsWith(".part")).length)`, &parts)
	assert.Zero(t, parts)
}

func TestAnInstalledCopyAsksToBeKept(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(browsertest.Options{})
		openMounted(t, b, site.URL+"/")
		var before, after int
		b.Eval(`(window.asked = 0, Object.defineProperty(navigator, "storage", {value: {persist: async () => ++asked}}), asked)`, &before)
		b.Eval(`(dispatchEvent(new Event("appinstalled")), asked)`, &after)
		assert.Equal(t, [2]int{0, 1}, [2]int{before, after})
	})
}

func TestBlockedStorage(t *testing.T) {
	t.Parallel()
	items := leedsChecklist(t).Part("indicators").Items
	site := browsertest.Serve(t, withScript(t, `for (const name of ["localStorage", "sessionStorage"])
		Object.defineProperty(window, name, {configurable: true, get() { throw new DOMException("blocked", "SecurityError"); }});`))
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		b := open(browsertest.Options{Width: 360, Height: 640})
		openMounted(t, b, site.URL+"/guides/cse/checklist/")
		b.Click(".card--first")
		browsertest.WaitFor(t, b, "the first item", shows(items[0].Words))
		b.Click(".answer:nth-child(3)")
		browsertest.WaitFor(t, b, "the second item", shows(items[1].Words))
		b.Click(`.step__also a[href$="/summary/"]`)
		browsertest.WaitFor(t, b, "the notes, with the answer and the truth about it",
			`document.querySelector(".noted li .guide-words")?.textContent === `+browsertest.JS(items[0].Words)+` && document.querySelector("main").textContent.includes("Your answers go when you close the app")`)
	})
}
