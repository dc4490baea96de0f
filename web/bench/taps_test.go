package bench

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
	"oneminuteguide/web/browsertest"
)

// watchTaps times each tap from its click to the frame that shows what it did,
// and that frame's end. What it does is other words in the heading, or an answer
// that is chosen and kept.
const watchTaps = `(() => {
	const taps = window.benchTaps = [];
	addEventListener("click", ({ target, timeStamp }) => {
		const heading = document.querySelector("h1").textContent;
		const input = target.closest("label")?.querySelector("input");
		const kept = () => Object.values({ ...localStorage }).join();
		const before = kept();
		const done = () => (input ? input.checked && kept() !== before : document.querySelector("h1").textContent !== heading);
		const look = () => requestAnimationFrame(() => {
			if (!done()) return look();
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => taps.push(performance.now() - timeStamp);
			port2.postMessage(null);
		});
		if (!target.matches("a, a *, input")) look(); // the label's click is the tap, its input's only follows
	}, true);
})()`

// tapped waits until as many taps were painted.
func tapped(b testing.TB, c *browsertest.Chromium, n int) {
	b.Helper()
	browsertest.WaitFor(b, c, "the tap's frame", fmt.Sprintf("window.benchTaps.length === %d", n))
	time.Sleep(100 * time.Millisecond) // what a tap leaves to do is not the next tap's
}

// tapSteps goes through every item's screen of this app.
func tapSteps(b testing.TB, c *browsertest.Chromium) {
	b.Helper()
	n := 0
	p, err := pack.Read(leeds.Files)
	require.NoError(b, err)
	for _, each := range p.Guide("cse").Checklist.Parts {
		c.Eval(fmt.Sprintf(`(() => { const link = document.createElement("a"); link.href = %q; document.body.append(link); link.click(); link.remove(); })()`,
			checklistURL+"#"+each.Items[0].ID), nil)
		for _, item := range each.Items {
			browsertest.WaitFor(b, c, "the item's screen", `(document.querySelector("h1 .step__words") ?? document.querySelector("h1")).textContent === `+browsertest.JS(item.Words)+` && document.querySelector(".answer")`)
			n++
			time.Sleep(350 * time.Millisecond) // sooner, a tap belongs to the one before
			browsertest.Tap(c, ".answer:nth-child(2)")
			tapped(b, c, n)
		}
	}
}

// tapList chooses an answer for each item of a list.
func tapList(b testing.TB, c *browsertest.Chromium) {
	b.Helper()
	var items []string
	c.Eval(`[...document.querySelectorAll("fieldset")].map((f, i) => { f.id ||= "bench-" + i; return "#" + f.id })`, &items)
	require.NotEmpty(b, items)
	for i := range 31 {
		browsertest.Tap(c, items[i%len(items)]+" label:not(:has(:checked))")
		tapped(b, c, i+1)
	}
}
