package e2e

import (
	"net/http"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// Clocks that change, are wrong, or tell that the guide is old.

// The clocks change, or a train crosses a border, while the app is open.
func TestTimesAreThePhonesOwn(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	c := browsertest.OpenChromium(t, phone)
	zone := func(id string) {
		t.Helper()
		_, err := chromedp.Call(c.Context(), emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: id})
		require.NoError(t, err)
	}
	const until = `new Date(JSON.parse(localStorage.getItem("one-minute-visit")).touched * 1000 + 7200e3).toLocaleTimeString("en-GB", {hour: "2-digit", minute: "2-digit"})`
	zone("Europe/London")
	openItem(t, c, site.URL+"/guides/cse/checklist/#indicator-1")
	tap(c, noticed)
	c.Eval(`document.querySelector('.step__also a[href$="/summary/"]').click()`, nil)
	browsertest.WaitFor(t, c, "the notes", `document.querySelector(".kept").parentElement.textContent.includes(`+until+`)`)
	zone("Asia/Kolkata")
	c.Eval(`document.querySelector('.place[href$="/checklist/"]').click()`, nil)
	browsertest.WaitFor(t, c, "the time as the phone has it now", `document.querySelector(".resume")?.textContent.includes(`+until+`)`)
}

func TestClockYearsOff(t *testing.T) {
	t.Parallel()
	for name, years := range map[string]string{"ahead": "2", "behind": "-2"} {
		t.Run(name, func(t *testing.T) {
			shift := `Date.now = ((now) => () => now() + ` + years + ` * 365 * 86400e3)(Date.now);` + "\n"
			built := sitetest.Shipped(t)
			server, site := servePublisher(t)
			server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
				f, found := built.Lookup(r.URL.Path)
				if !found || r.URL.Path != "/app-worker.js" {
					return false
				}
				w.Header().Set("Content-Type", f.Type)
				w.Write(append([]byte(shift), f.Body()...))
				return true
			})
			c := browsertest.OpenChromium(t, browsertest.Options{})
			install(t, c, site)
			server.publish(sitetest.WithNewNumber(t))
			assert.Equal(t, 2, askWorker(c, "update()").Content, "checks go on")
			site.Stop()
			assert.Equal(t, newTel, adviceNumber(c, site.URL+"/contacts/"))
		})
	}
}

func TestAClockThatWasAheadIsRightAgain(t *testing.T) {
	t.Parallel()
	site := serveSite(t)
	c := browsertest.OpenChromium(t, browsertest.Options{Width: 360, Height: 640})
	keepCopy(t, c, site)
	site.Stop()
	// The worker may write its state once more meanwhile, as it was.
	browsertest.WaitUntil(t, "the notice", func() (shown bool) {
		c.Eval(`caches.open("one-minute-3").then(async (cache) => {
			for (const at of ["/state-2", "/state-3"]) {
				const state = await (await cache.match(at)).json();
				state.reached = state.verified = Date.now() + 3 * 365 * 86400e3;
				await cache.put(at, new Response(JSON.stringify(state)));
			}
		})`, nil)
		openMounted(t, c, site.URL+"/about/")
		c.Eval(`new Promise((done) => setTimeout(() => done(document.querySelector(".notices").textContent.includes("It is not known when this phone last checked for updates")), 500))`, &shown)
		return shown
	})
	site.Start()
	tap(c, ".copy-report__actions .button:nth-child(2)")
	browsertest.WaitFor(t, c, "the answer", outcome+` === "Up to date."`)
}

func TestAgeIsTold(t *testing.T) {
	t.Parallel()
	site := browsertest.Serve(t, withScript(t, `Date = class extends Date { constructor(...a) { a.length ? super(...a) : super(Date.now()); } static now() { return super.now() + 365 * 86400e3; } };`))
	c := browsertest.OpenChromium(t, browsertest.Options{Width: 360, Height: 640})
	const notices = `[...document.querySelectorAll(".notices")].map((e) => e.textContent).join("")`
	for path, words := range map[string]string{
		"/":            "Past the review date: Child sexual exploitation.",
		"/guides/cse/": "Child sexual exploitation was due for review on 23 May 2027. Check a number before you rely on it.",
		checklistURL:   "Child sexual exploitation was due for review on 23 May 2027. Check a number before you rely on it.",
	} {
		openMounted(t, c, site.URL+path)
		browsertest.WaitFor(t, c, "the calm line on "+path, notices+`.includes(`+browsertest.JS(words)+`)`)
		assertReadsAndDials(t, c, path)
	}
	c.Click(`.place[href="/contacts/"]`)
	browsertest.WaitFor(t, c, "the contacts without it", `document.title.startsWith("Contacts") && !`+notices+`.includes("review")`)
	browsertest.WaitFor(t, c, "the server's absence beside it", notices+`.startsWith("This phone last checked for updates on ")`)
}
