package e2e

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/web/browsertest"
)

// Answers are dropped two hours after the last tap.

// ownTime gives the page a clock that the test moves on with pass(minutes). What
// the page's program waits for by a long timer comes when that clock says so:
// nobody waits two hours for it, nor the seconds after them.
const ownTime = `{
	const Now = Date, sinceStart = performance.now.bind(performance), start = setTimeout.bind(window);
	let ahead = 0;
	window.pass = (minutes) => { ahead += minutes * 60_000; };
	performance.now = () => sinceStart() + ahead;
	globalThis.Date = class extends Now {
		constructor(...when) { if (when.length) super(...when); else super(Now.now() + ahead); }
		static now() { return Now.now() + ahead; }
	};
	window.setTimeout = (act, delay = 0, ...values) => {
		if (delay < 10_000) return start(act, delay, ...values);
		const due = performance.now() + delay, watch = setInterval(() => {
			if (performance.now() < due) return;
			clearInterval(watch);
			act(...values);
		}, 50);
		return watch; // clearTimeout ends it as well
	};
}`

func TestAnOpenPageDropsItsAnswersByItself(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := browsertest.Serve(t, withScript(t, ownTime))
		b := open(phone)
		openItem(t, b, site.URL+"/guides/cse/checklist/#indicator-1")
		tap(b, noticed)
		browsertest.WaitFor(t, b, "the answer on the phone", `document.querySelector(".chip") && localStorage.length === 1`)
		b.Eval(`document.querySelector('.step__also a[href$="/summary/"]').click()`, nil) // not shown with a noticed item
		browsertest.WaitFor(t, b, "the notes with it", `document.querySelector(".noted li")`)
		// from here on the page gets no event, only time
		b.Eval(`(window.looks = 0, ((look) => { Storage.prototype.getItem = function (key) { looks += key === "one-minute-visit" ? 1 : 0; return look.call(this, key); }; })(Storage.prototype.getItem))`, nil)
		b.Eval(`(looks = 0, pass(119))`, nil)
		browsertest.WaitFor(t, b, "a look at the clock", `looks > 0`)
		var kept int
		b.Eval(`localStorage.length`, &kept)
		assert.Equal(t, 1, kept, "the two hours are not over")
		b.Eval(`pass(2)`, nil)
		browsertest.WaitFor(t, b, "no answer, on the phone and on the screen", `localStorage.length === 0 && document.querySelector(".nothing") && !document.querySelector(".noted")`)
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
	assert.Contains(t, until, "Your answers stay on this phone until "+time.Unix(stored(c).Touched, 0).Add(2*time.Hour).Format("15:04"))

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
	assert.NotContains(t, c.Text(), "Continue")
}

func TestAnswersGoWhileAnotherPageIsOpen(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(browsertest.Options{Width: 360, Height: 640})
		openItem(t, b, site.URL+"/guides/cse/checklist/#indicator-1")
		b.Click(".answer")
		browsertest.WaitFor(t, b, "the answer on the phone", `localStorage.length === 1`)
		b.Click(`.place[href="/contacts/"]`)
		browsertest.WaitFor(t, b, "the contacts", `document.title.startsWith("Contacts")`)
		b.Eval(`(() => {
			const [key, text] = Object.entries(localStorage)[0], visit = JSON.parse(text);
			visit.touched -= 2 * 60 * 60 + 1;
			localStorage.setItem(key, JSON.stringify(visit));
			dispatchEvent(new PageTransitionEvent("pageshow"));
		})()`, nil)
		browsertest.WaitFor(t, b, "nothing on the phone", `localStorage.length === 0`)
	})
}
