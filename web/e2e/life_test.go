package e2e

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// How long the answers live, and what they outlive.

func TestTwoTabsKeepEachOthersAnswers(t *testing.T) {
	t.Parallel()
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(phone)
		openItem(t, b, site.URL+"/guides/cse/checklist/#indicator-1")
		b.NewTab()
		openItem(t, b, site.URL+"/guides/cse/checklist/#group-1")
		tap(b, dontKnow)
		browsertest.WaitFor(t, b, "the answer of the second tab", `localStorage.length === 1`)
		b.Tab(0)
		tap(b, notNoticed)
		browsertest.WaitFor(t, b, "both", `Object.keys(JSON.parse(localStorage.getItem("one-minute-visit")).guides.cse).length === 2`)
		b.Tab(1)
		tap(b, noticed)
		browsertest.WaitFor(t, b, "all three", `Object.keys(JSON.parse(localStorage.getItem("one-minute-visit")).guides.cse).sort().join() === "group-1,group-2,indicator-1"`)
	})
}

func TestClosedAndOpenedAgain(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	alone := phone
	alone.Alone = true
	c := browsertest.OpenChromium(t, alone)
	openItem(t, c, site.URL+"/guides/cse/checklist/#indicator-1")
	tap(c, dontKnow)
	browsertest.WaitFor(t, c, "the answer", `localStorage.length === 1`)
	openMounted(t, c, site.URL+"/guides/cse/checklist/summary/")
	var until string
	c.Eval(`document.querySelector(".kept:last-of-type").textContent`, &until)
	assert.Contains(t, until, "Kept on this phone until "+time.Unix(stored(c).Touched, 0).Add(2*time.Hour).Format("15:04"))

	later := func(minutes string) {
		c.Restart()
		c.Before(`{ const Now = Date, shift = ` + minutes + ` * 60_000;
			globalThis.Date = class extends Now {
				constructor(...when) { if (when.length) super(...when); else super(Now.now() + shift); }
				static now() { return Now.now() + shift; }
			}; }`)
		openMounted(t, c, site.URL+"/guides/cse/checklist/")
	}
	later("119")
	browsertest.WaitFor(t, c, "the answers, before the two hours are over", `document.querySelector(".resume")`)
	later("121")
	browsertest.WaitFor(t, c, "nothing on the phone, after them", `localStorage.length === 0`)
	assert.NotContains(t, c.Text(), "Go on")
}

func TestAPackUpdateInTheMiddleOfAVisit(t *testing.T) {
	t.Parallel()
	next := sitetest.With(t, func(p *content.Pack, _ *web.Client, _ *web.Options) {
		p.Version = 2
		part := &p.Guides[0].Checklist.Parts[2]
		require.Equal(t, "indicators", part.ID)
		part.Items = append([]content.Item{{ID: "indicator-11", Words: "A new first item"}}, part.Items[1:]...)
	})
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(phone)
		install(t, b, site)
		openItem(t, b, site.URL+"/guides/cse/checklist/#indicator-1")
		for range 2 {
			tap(b, dontKnow)
		}
		browsertest.WaitFor(t, b, "two answers", `Object.keys(JSON.parse(localStorage.getItem("one-minute-visit")).guides.cse).length === 2`)
		server.publish(next)
		require.Equal(t, 2, askWorker(b, "update()").Content)
		openMounted(t, b, site.URL+"/guides/cse/checklist/summary/")
		browsertest.WaitFor(t, b, "the answer that is left, and a word of the one that is gone",
			`document.querySelector(".noted li")?.textContent.startsWith("Secrecy") && document.querySelector(".nothing")?.textContent.endsWith("Something you answered is no longer in it.")`)
	})
}

func TestACallIsNotedBesideItsNumber(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	c := browsertest.OpenChromium(t, browsertest.Options{Width: 360, Height: 640, Touch: true, CallsFrom: site.URL})
	openItem(t, c, site.URL+"/guides/cse/checklist/#indicator-3")
	began := time.Now()
	tap(c, ".call--advice")
	require.Eventually(t, func() bool { return len(c.Dialled()) == 1 }, browsertest.Patience, 20*time.Millisecond)
	c.Hide() // the dialler is on show
	c.Show()
	browsertest.WaitFor(t, c, "the same place", shows(leedsChecklist(t).Part("indicators").Items[2].Words))
	openMounted(t, c, site.URL+"/guides/cse/")
	tap(c, `.guide-text a[href="tel:+441135350600"]`)
	require.Eventually(t, func() bool { return len(c.Dialled()) == 2 }, browsertest.Patience, 20*time.Millisecond)
	openMounted(t, c, site.URL+"/contacts/")
	var called []string
	c.Eval(`[...document.querySelectorAll(".contact__called")].map((e) => e.textContent)`, &called)
	require.Len(t, called, 4)
	assert.Empty(t, called[0])
	assert.Contains(t, []string{"Tapped to ring at " + began.Format("15:04"), "Tapped to ring at " + began.Add(time.Minute).Format("15:04")}, called[1])
	assert.Contains(t, called[2], "Tapped to ring at")
	assert.Empty(t, called[3])
	openMounted(t, c, site.URL+"/guides/cse/checklist/summary/")
	browsertest.WaitFor(t, c, "the notes with it", `document.querySelectorAll(".contact__called:not(:empty)").length === 2`)
	tap(c, ".kept .text-button")
	browsertest.WaitFor(t, c, "for this visit only", `document.querySelectorAll(".contact__called:not(:empty)").length === 0 && localStorage.length === 0`)
}
