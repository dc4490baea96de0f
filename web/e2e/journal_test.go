package e2e

import (
	"net/http"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// Answers that are tapped on the page before its program has come.

// chosen are the answers that the list shows, by item.
func chosen(b browsertest.Browser) (answers map[string]string) {
	b.Eval(`Object.fromEntries([...document.querySelectorAll(".one-page input:checked")].map(i => [i.name, i.value]))`, &answers)
	return answers
}

// journal is what the page noted for its program, without the times.
const journal = `JSON.parse(localStorage.getItem("one-minute-taps") ?? "[]").map((tap) => [tap.guide, tap.item, tap.answer].join(" ")).join()`

func TestAnswersBeforeTheProgramIsThere(t *testing.T) {
	t.Parallel()
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := browsertest.Serve(t, withHeldProgram(t))
		b := open(phone)
		b.Open(site.URL + checklistURL + "#all")
		tap(b, inList("group-1", "1"))
		tap(b, inList("indicator-3", "1"))
		tap(b, inList("indicator-3", "2"))
		tap(b, inList("indicator-5", "3"))
		browsertest.WaitFor(t, b, "the journal", journal+` === "cse group-1 noticed,cse indicator-3 noticed,cse indicator-3 not-noticed,cse indicator-5 dont-know"`)
		var before, after float64
		const top = `document.getElementById("indicator-5").getBoundingClientRect().top`
		b.Eval(top, &before)
		b.Eval(`fetch("/go")`, nil)
		browsertest.WaitFor(t, b, "the app", mounted)
		answers := map[string]string{"group-1": "noticed", "indicator-3": "not-noticed", "indicator-5": "dont-know"}
		browsertest.WaitFor(t, b, "the line that they are kept", `document.querySelector(".resume .kept")`)
		assert.Equal(t, answers, chosen(b))
		b.Eval(top, &after)
		assert.InDelta(t, before, after, 2, "what was tapped last stays under the thumb, though details have come in above")
		var focused string
		b.Eval(`document.activeElement.closest(".choice").id`, &focused)
		assert.Equal(t, "indicator-5", focused)
		browsertest.WaitFor(t, b, "the answers in the visit, and none in the journal",
			`Object.keys(JSON.parse(localStorage.getItem("one-minute-visit")).guides.cse).length === 3 && !localStorage.getItem("one-minute-taps")`)

		tap(b, inList("indicator-5", "1"))
		browsertest.WaitFor(t, b, "the app's own hand from here on", `document.querySelector("#indicator-5 .detail") && !localStorage.getItem("one-minute-taps")`)
	})
}

func TestAnItemInTheAddressDoesNotTakeTheListAway(t *testing.T) {
	t.Parallel()
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		for name, c := range map[string]struct{ act, shows string }{
			"nothing was done": {`0`, `document.querySelector(".step")`},
			"only the browser": {`scrollTo(0, 0)`, `document.querySelector(".step")`},
			"an answer":        {`document.querySelector("#indicator-1 input").click()`, `!document.querySelector(".step") && document.querySelector("#indicator-1 input").checked`},
			"gone on":          {`(dispatchEvent(new Event("touchmove")), scrollBy(0, 1500))`, `!document.querySelector(".step") && scrollY > 1500`},
		} {
			t.Run(name, func(t *testing.T) {
				site := browsertest.Serve(t, withHeldProgram(t))
				b := open(phone)
				b.Open(site.URL + checklistURL + "#indicator-1")
				browsertest.WaitFor(t, b, "the item", `document.getElementById("indicator-1").getBoundingClientRect().top < 200`)
				b.Eval(c.act, nil)
				b.Eval(`fetch("/go")`, nil)
				browsertest.WaitFor(t, b, "the app", mounted)
				browsertest.WaitFor(t, b, "its view", c.shows+` && document.querySelector(".page")`)
			})
		}
	})
}

func TestAnswersWithoutTheProgram(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := browsertest.Serve(t, withoutWasm(t))
		b := open(phone)
		load := func() {
			b.Open(site.URL + checklistURL)
			browsertest.WaitFor(t, b, "the app to give up", stopped)
		}
		load()
		tap(b, inList("indicator-3", "1"))
		browsertest.WaitFor(t, b, "the journal", journal+` === "cse indicator-3 noticed"`)
		load()
		assert.Equal(t, map[string]string{"indicator-3": "noticed"}, chosen(b), "after a reload")

		b.Eval(`localStorage.setItem("one-minute-taps", localStorage.getItem("one-minute-taps").replace(/"at":(\d+)/, (_, at) => `+"`\"at\":${at - 7190}`"+`))`, nil)
		load()
		assert.Len(t, chosen(b), 1, "shortly before the two hours are over")
		b.Eval(`((real) => { Date.now = () => real() + 11_000; dispatchEvent(new Event("visibilitychange")) })(Date.now)`, nil)
		assert.Empty(t, chosen(b), "after them, while the page is open")
		browsertest.WaitFor(t, b, "nothing on the phone", `localStorage.length === 0`)

		load()
		tap(b, inList("indicator-3", "1"))
		browsertest.WaitFor(t, b, "the journal", journal+` === "cse indicator-3 noticed"`)
		tap(b, ".hide")
		assertNeutral(t, b)
		load()
		assert.Empty(t, chosen(b), "after Hide")

		b.Eval(`localStorage.setItem("one-minute-settings", '{"keep":"memory"}')`, nil)
		load()
		var shown bool
		b.Eval(`document.querySelector("#indicator-3 input").checkVisibility({visibilityProperty: true})`, &shown)
		assert.False(t, shown, "what may not be kept is not asked before the app can keep it in memory")
		b.Eval(`document.querySelector("#indicator-3 input").click()`, nil)
		browsertest.WaitFor(t, b, "no trace, as was chosen", `Object.keys(localStorage).join() === "one-minute-settings"`)
	})
}

// What the app has kept is shown before it runs, and goes in time where it never runs.
func TestTheVisitIsShownBeforeTheProgramIsThere(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		built := sitetest.Shipped(t)
		whole, refusing := built.Handler(), withoutWasm(t)
		var refuses atomic.Bool
		site := browsertest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if refuses.Load() {
				refusing.ServeHTTP(w, r)
			} else {
				whole.ServeHTTP(w, r)
			}
		}))
		b := open(phone)
		openMounted(t, b, site.URL+checklistURL)
		tap(b, inList("indicator-3", "1"))
		browsertest.WaitFor(t, b, "the visit", `localStorage.getItem("one-minute-visit")`)
		refuses.Store(true)
		b.Eval(`navigator.serviceWorker.getRegistrations().then((all) => Promise.all(all.map((each) => each.unregister())))`, nil)
		load := func() {
			b.Open(site.URL + checklistURL + "?again")
			browsertest.WaitFor(t, b, "the app to give up", stopped)
		}
		load()
		tap(b, inList("indicator-4", "3"))
		load()
		assert.Equal(t, map[string]string{"indicator-3": "noticed", "indicator-4": "dont-know"}, chosen(b))
		b.Eval(`((real) => { Date.now = () => real() + 7_201_000; dispatchEvent(new Event("visibilitychange")) })(Date.now)`, nil)
		assert.Empty(t, chosen(b), "two hours later")
		browsertest.WaitFor(t, b, "nothing on the phone", `localStorage.length === 0`)
	})
}

func TestAnswersGoFromEveryTab(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := browsertest.Serve(t, withoutWasm(t))
		b := open(phone)
		load := func() {
			b.Open(site.URL + checklistURL)
			browsertest.WaitFor(t, b, "the app to give up", stopped)
		}
		load()
		tap(b, inList("indicator-3", "1"))
		browsertest.WaitFor(t, b, "the journal", journal+` === "cse indicator-3 noticed"`)
		b.NewTab()
		load()
		assert.Len(t, chosen(b), 1, "the other tab's answer")
		tap(b, ".hide")
		assertNeutral(t, b)
		b.Tab(0)
		browsertest.WaitFor(t, b, "no answer in the first tab", `!document.querySelector(".one-page input:checked")`)
	})
}

// A phone whose storage is full must not take answers that the next page has lost.
func TestAnAnswerThatCannotBeKeptIsNotTaken(t *testing.T) {
	t.Parallel()
	site := browsertest.Serve(t, withoutWasm(t))
	c := browsertest.OpenChromium(t, phone)
	c.Before(`Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") };`)
	c.Open(site.URL + checklistURL)
	browsertest.WaitFor(t, c, "the app to give up", stopped)
	tap(c, inList("indicator-3", "1"))
	browsertest.WaitFor(t, c, "no answers to tap any more", `!document.querySelector("#indicator-3 input").checkVisibility({visibilityProperty: true})`)
}

// On a thin line the page's own scripts come a round trip after the page.
func TestAnswersAreShownAgainBeforeTheScriptsHaveCome(t *testing.T) {
	t.Parallel()
	built := sitetest.Shipped(t)
	boot, found := built.Lookup("/boot.js")
	require.True(t, found)
	var late atomic.Bool
	come := make(chan struct{})
	site := browsertest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == boot.Address() {
			w.Header().Set("Cache-Control", "no-store")
			if late.Load() {
				<-come
			}
			w.Header().Set("Content-Type", boot.Type)
			w.Write(boot.Body())
			return
		}
		built.Handler().ServeHTTP(w, r)
	}))
	t.Cleanup(sync.OnceFunc(func() { close(come) }))
	c := browsertest.OpenChromium(t, phone)
	c.Before(`delete globalThis.WebAssembly`)
	c.Open(site.URL + checklistURL)
	tap(c, inList("indicator-3", "1"))
	late.Store(true)
	c.Eval(`(setTimeout(() => location.reload()), delete document.documentElement.dataset.text)`, nil)
	browsertest.WaitFor(t, c, "the new document, its scripts outstanding, with the answer",
		`document.documentElement.dataset.text === "" && document.readyState === "interactive" && document.querySelector("#indicator-3 input").checked`)
	tap(c, inList("indicator-4", "1"))
	browsertest.WaitFor(t, c, "another", journal+` === "cse indicator-3 noticed,cse indicator-4 noticed"`)
	tap(c, ".hide")
	browsertest.WaitFor(t, c, "Hide as well", `location.pathname === "/closed/" && localStorage.length === 0`)
}

// A browser brings back by itself what was chosen on a page that was left.
func TestAnswersThatWereClearedDoNotComeBack(t *testing.T) {
	t.Parallel()
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := browsertest.Serve(t, withoutWasm(t))
		b := open(phone)
		b.Open(site.URL + checklistURL)
		browsertest.WaitFor(t, b, "the app to give up", stopped)
		tap(b, inList("indicator-3", "1"))
		browsertest.WaitFor(t, b, "the journal", journal+` === "cse indicator-3 noticed"`)
		b.Click(`.place[href="/contacts/"]`)
		browsertest.WaitFor(t, b, "another page", `document.title.startsWith("Contacts") && document.readyState === "complete"`)
		b.Eval(`localStorage.clear()`, nil)
		b.Back()
		browsertest.WaitFor(t, b, "the list", `document.querySelector(".one-page") && document.readyState === "complete"`)
		browsertest.WaitFor(t, b, "no answer", `!document.querySelector(".one-page input:checked")`)
	})
}

// An id that has other words now, in a page that shows answers before its app runs.
func TestAnswersToOtherWordsAreNotShown(t *testing.T) {
	t.Parallel()
	site := browsertest.Serve(t, withoutWasm(t))
	c := browsertest.OpenChromium(t, phone)
	c.Open(site.URL + checklistURL)
	browsertest.WaitFor(t, c, "the app to give up", stopped)
	tap(c, inList("indicator-3", "1"))
	tap(c, inList("indicator-4", "1"))
	var words []string
	c.Eval(`JSON.parse(localStorage.getItem("one-minute-taps")).map((tap) => tap.words)`, &words)
	items := leedsChecklist(t).Part("indicators").Items
	assert.Equal(t, []string{items[2].Fingerprint(), items[3].Fingerprint()}, words)
	c.Eval(`localStorage.setItem("one-minute-taps", localStorage.getItem("one-minute-taps").replace(`+browsertest.JS(words[0])+`, "0"))`, nil)
	c.Reload()
	browsertest.WaitFor(t, c, "the app to give up", stopped)
	assert.Equal(t, map[string]string{"indicator-4": "noticed"}, chosen(c))
}
