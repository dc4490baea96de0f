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

// Numbers to call, and addresses to write to, are left to the browser.

// recordTel clicks every number on the page, and notes whether anything kept
// the browser from following the link. It does so itself, since WebKitGTK has no
// telephone and would leave the page, but first: whoever does it after that, up
// to the window and its handlers, is noted.
const recordTel = `(() => {
	const seen = [];
	let prevented = false;
	const first = (event) => {
		prevented = event.defaultPrevented;
		event.preventDefault();
		event.preventDefault = () => { prevented = true; };
	};
	addEventListener("click", first, true);
	for (const link of document.querySelectorAll('a[href^="tel:"]')) {
		link.click();
		seen.push(link.href + " " + prevented);
	}
	removeEventListener("click", first, true);
	return seen;
})()`

// assertNumbersAreLeft clicks every number of the page, after which the app goes on.
func assertNumbersAreLeft(t testing.TB, b browsertest.Browser, where string) {
	t.Helper()
	var clicked []string
	b.Eval(recordTel, &clicked)
	assert.Contains(t, clicked, "tel:999 false", where)
	assert.Contains(t, clicked, "tel:+441133760336 false", where)
	for _, c := range clicked {
		assert.Regexp(t, `^tel:\+?\d+ false$`, c, where)
	}
	assertAlive(t, b)
	b.Eval(`localStorage.clear()`, nil) // the calls were noted
}

func TestATappedNumberReachesThePhone(t *testing.T) {
	t.Parallel()
	site := serveSite(t)
	c := browsertest.OpenChromium(t, browsertest.Options{CallsFrom: site.URL, Touch: true, Width: 360, Height: 640})
	openMounted(t, c, site.URL+"/contacts/")
	want := []string{}
	for selector, tel := range map[string]string{
		".call--emergency":             "tel:999",
		".call--advice":                "tel:+441133760336",
		".call--hours":                 "tel:+441135350600",
		".contact:nth-child(3) .round": "tel:+441135350600",
		".contact:nth-child(4) .round": "tel:+441132224403",
	} {
		c.Tap(selector)
		want = append(want, tel)
		browsertest.WaitUntil(t, "the phone to get "+tel, func() bool { return len(c.Dialled()) == len(want) })
	}
	assert.ElementsMatch(t, want, c.Dialled())
	assertAlive(t, c)
	assert.Empty(t, c.Errors())
}

// go-app would handle a tap on every link that reaches the window, and end.
func TestTextsAndEmailsAreLeftToTheBrowser(t *testing.T) {
	t.Parallel()
	built := sitetest.With(t, func(p *content.Pack, _ *web.Client, _ *web.Options) {
		p.Contacts = append(p.Contacts, content.Contact{ID: "chat", Name: "Chat", Audience: "Young people",
			When: "or write to chat@example.org", Ways: []content.Way{content.NewWay(content.Text, "07700 900123", "+447700900123")}})
	})
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := browsertest.Serve(t, built.Handler())
		b := open(phone)
		openMounted(t, b, site.URL+"/contacts/")
		for _, href := range []string{"sms:+447700900123", "mailto:chat@example.org"} {
			var left bool
			b.Eval(`(() => {
				let left, reached = false;
				document.addEventListener("click", (event) => { left = !event.defaultPrevented; event.preventDefault(); }, {once: true}); // WebKit would leave the page
				addEventListener("click", () => { reached = true; }, {once: true});
				document.querySelector('main a[href="`+href+`"]').click();
				return left && !reached;
			})()`, &left)
			assert.True(t, left, href)
		}
		assertAlive(t, b)
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
	assert.Contains(t, []string{"You tapped Call at " + began.Format("15:04"), "You tapped Call at " + began.Add(time.Minute).Format("15:04")}, called[1])
	assert.Contains(t, called[2], "You tapped Call at")
	assert.Empty(t, called[3])
	openMounted(t, c, site.URL+"/guides/cse/checklist/summary/")
	browsertest.WaitFor(t, c, "the notes with it", `document.querySelectorAll(".contact__called:not(:empty)").length === 2`)
	tap(c, ".kept .text-button")
	browsertest.WaitFor(t, c, "for this visit only", `document.querySelectorAll(".contact__called:not(:empty)").length === 0 && localStorage.length === 0`)
}
