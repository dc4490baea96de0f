package e2e

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// scrolledTo is true once the page is at y and the history knows it.
func scrolledTo(y string) string {
	return "Math.abs(scrollY - " + y + ") < 2 && Math.abs(history.state?.y - " + y + ") < 2"
}

func TestPageChangesBeginAtTheTopAndBackReturns(t *testing.T) {
	t.Parallel()
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(browsertest.Options{Width: 360, Height: 640})
		openMounted(t, b, site.URL+"/guides/cse/")
		b.Eval(`scrollTo(0, 1500)`, nil)
		browsertest.WaitFor(t, b, "the place to be noted", scrolledTo("1500"))
		b.Click(`.place[href="/contacts/"]`)
		browsertest.WaitFor(t, b, "the contacts from their top, with the focus on the heading",
			`document.title.startsWith("Contacts") && scrollY === 0 && document.activeElement.matches("h1")`)
		b.Back()
		browsertest.WaitFor(t, b, "the guide where it was left", `document.title.startsWith("Guide") && `+scrolledTo("1500"))
		b.Reload()
		browsertest.WaitFor(t, b, "the same place after a reload", mounted+" && Math.abs(scrollY - 1500) < 2")
	})
}

// A tap that leads to the notes is answered by what is seen of them; the numbers
// below follow. Whoever comes back to them finds them where they were.
func TestTheNotesBeginAtTheirTopAndBackReturnsBelow(t *testing.T) {
	t.Parallel()
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(phone)
		openItem(t, b, site.URL+"/guides/cse/checklist/#indicator-1")
		b.Eval(`addEventListener("click", () => requestAnimationFrame(function look() {
			if (!document.querySelector(".summary")) return requestAnimationFrame(look);
			window.firstFrame = document.querySelectorAll(".summary .contact").length;
		}), true)`, nil)
		tap(b, `.step__also a:last-child`)
		browsertest.WaitFor(t, b, "the notes, whole", `window.firstFrame === 0 && document.querySelector(".summary .contact") && document.querySelector(".summary .summary__actions")`)
		b.Eval(`scrollTo(0, 900)`, nil)
		browsertest.WaitFor(t, b, "the place to be noted", scrolledTo("900"))
		tap(b, `.place[href="/contacts/"]`)
		browsertest.WaitFor(t, b, "the contacts", `document.title.startsWith("Contacts") && scrollY === 0`)
		b.Back()
		browsertest.WaitFor(t, b, "the notes where they were left", `document.querySelector(".summary") && `+scrolledTo("900"))
	})
}

func TestAnIndicatorCanBeLinkedTo(t *testing.T) {
	t.Parallel()
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(browsertest.Options{Width: 360, Height: 640})
		openMounted(t, b, site.URL+"/guides/cse/#indicator-4")
		browsertest.WaitFor(t, b, "the indicator in view, below the calls, and marked", `(() => {
			const item = document.querySelector(".guide-text :is(:target, [data-target])"), top = item?.getBoundingClientRect().top;
			return item?.id === "indicator-4" && top >= document.querySelector(".call-bar").offsetHeight && top < 200;
		})()`)
	})
}

func TestMountKeepsWhatWasBegun(t *testing.T) {
	t.Parallel()
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := browsertest.Serve(t, withHeldProgram(t))
		b := open(browsertest.Options{Width: 360, Height: 640})
		b.Open(site.URL + "/guides/cse/")
		b.Eval(`(document.querySelector("details").open = true, document.querySelector(".guide-text .tel").focus(), scrollTo(0, 700))`, nil)
		var early bool
		b.Eval(mounted, &early)
		assert.False(t, early, "the program is still held back")
		b.Eval(`fetch("/go")`, nil)
		browsertest.WaitFor(t, b, "the app", mounted)
		var kept struct {
			Open    bool
			Focused string
			Y       float64
		}
		b.Eval(`({Open: document.querySelector("details").open, Focused: document.activeElement.textContent, Y: scrollY})`, &kept)
		assert.True(t, kept.Open, "what was opened is open")
		assert.Equal(t, "999", kept.Focused)
		assert.InDelta(t, 700, kept.Y, 2)
	})
}

// The app draws once more after it has mounted. Whoever scrolls meanwhile is not
// thrown back, with the next tap under way to what was there.
func TestTheFirstViewLeavesTheReaderWhereTheyAre(t *testing.T) {
	t.Parallel()
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		for name, address := range map[string]string{"a page": checklistURL, "a place in it": checklistURL + "#all"} {
			t.Run(name, func(t *testing.T) {
				site := browsertest.Serve(t, withHeldProgram(t))
				b := open(phone)
				b.Open(site.URL + address)
				b.Eval(`(({ arrived }) => {
					oneMinute.arrived = () => { scrollTo(0, 1500); arrived(); window.hasArrived = true };
				})(oneMinute), fetch("/go")`, nil)
				browsertest.WaitFor(t, b, "the first view", "window.hasArrived")
				var y float64
				b.Eval(`scrollY`, &y)
				if c, ok := b.(*browsertest.Chromium); ok {
					t.Log(c.Errors())
				}
				assert.InDelta(t, 1500, y, 2)
			})
		}
	})
}

// Going to a place within the page does not take back a change of page that has
// begun: it did in WebKit, by a navigation of the browser's own.
func TestGoingToAPlaceEndsNoNavigation(t *testing.T) {
	t.Parallel()
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		built := sitetest.Shipped(t)
		site := browsertest.Serve(t, withoutWorker(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.RawQuery == "slow" {
				time.Sleep(time.Second)
			}
			built.Handler().ServeHTTP(w, r)
		})))
		b := open(phone)
		openMounted(t, b, site.URL+"/contacts/")
		b.Eval(`(({ arrived }) => {
			oneMinute.arrived = () => { location.assign("/about/?slow"); setTimeout(arrived, 300); };
		})(oneMinute)`, nil)
		goTo(b, checklistURL+"#all")
		browsertest.WaitFor(t, b, "the page that was asked for last", `location.pathname === "/about/" && `+mounted)
	})
}
