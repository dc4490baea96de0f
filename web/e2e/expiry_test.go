package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/web/browsertest"
)

// A phone that lies open on a desk, and nobody touches it.

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
		tap(b, `.step__also a[href$="/summary/"]`)
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
