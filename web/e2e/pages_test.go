package e2e

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/web/browsertest"
)

// look is what a page shows: its words, and how tall it is.
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
			if !slices.Contains([]string{"/", "/about/", "/changes/"}, route.Path) { // these tell the state of the copy
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
