package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/web/browsertest"
)

// look is what a page shows: its words, and how tall they stand.
type look struct {
	Words  string
	Height float64
}

const looks = `({Words: document.body.textContent, Height: document.documentElement.scrollHeight})`

// lookBefore looks at a page with its scripts, just before the program begins.
const lookBefore = `{
	const { instantiate } = WebAssembly;
	WebAssembly.instantiate = async (...args) => {
		const made = await instantiate(...args);
		window.before = ` + looks + `;
		return made;
	};
}`

func TestEveryPageMountsAndItsNumbersAreLeftToTheBrowser(t *testing.T) {
	t.Parallel()
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := altered(t, lookBefore)
		b := open(browsertest.Options{})
		titles := map[string]bool{}
		for _, route := range routes(t) {
			openMounted(t, b, site.URL+route.Path)
			assert.Equal(t, route.Title, b.Title())
			assert.False(t, titles[b.Title()], "two pages are called %s", b.Title())
			titles[b.Title()] = true
			var headings int
			b.Eval(`document.querySelectorAll("h1").length`, &headings)
			assert.Equal(t, 1, headings, route.Path)
			if route.Path != "/" && route.Path != "/about/" { // these two tell the state of the copy
				var before, after look
				b.Eval(`before`, &before)
				b.Eval(looks, &after)
				assert.Equal(t, before, after, "%s: the mounted page looks as the page looked before", route.Path)
			}
			assertNumbersAreLeft(t, b, route.Path)
		}
		openItem(t, b, site.URL+"/guides/cse/checklist/#indicator-3")
		assertNumbersAreLeft(t, b, "an item")
	})
}

func TestGuideIsWhole(t *testing.T) {
	t.Parallel()
	for name, noJavaScript := range map[string]bool{"without JavaScript": true, "mounted": false} {
		t.Run(name, func(t *testing.T) {
			browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
				site := servePages(t)
				b := open(browsertest.Options{NoJavaScript: noJavaScript})
				b.Open(site.URL + "/guides/cse/")
				if !noJavaScript {
					browsertest.WaitFor(t, b, "the app", mounted)
				}
				shown := plain(b.Text())
				for _, line := range seedLines(t) {
					assert.Contains(t, shown, line)
				}
			})
		})
	}
}

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
		".call--emergency":                    "tel:999",
		".call--advice":                       "tel:+441133760336",
		".contact:nth-child(3) .button--call": "tel:+441135350600",
		".contact:nth-child(4) .button--call": "tel:+441132224403",
	} {
		c.Tap(selector)
		want = append(want, tel)
		browsertest.WaitUntil(t, "the phone to get "+tel, func() bool { return len(c.Dialled()) == len(want) })
	}
	assert.ElementsMatch(t, want, c.Dialled())
	assertAlive(t, c)
	assert.Empty(t, c.Errors())
}
