package bench

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"oneminuteguide/web/browsertest"
)

// watchTyping times each letter from its key to the end of the frame that shows what is
// found. The app draws in the task of the key.
const watchTyping = `(() => {
	const keys = window.benchKeys = [];
	addEventListener("input", ({ timeStamp }) => requestAnimationFrame(() => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => keys.push(performance.now() - timeStamp);
		port2.postMessage(null);
	}), true);
})()`

// searches are words as people type them: the beginnings of many, a typo, two words, a number.
var searches = []string{"taxi", "gang-association", "exploytation", "missing from home", "0113 496"}

// measureSearch opens the search page without the server and types, letter by letter.
func measureSearch(b *testing.B, t *table, column string, phone *browsertest.Chromium, url string) {
	b.Helper()
	openAndTime(b, phone, url, true)
	field := `document.querySelector('[type="search"]')`
	phone.Eval(field+`.focus()`, nil)
	phone.Type("a")
	browsertest.WaitFor(b, phone, "results", `document.querySelector(".result") && (window.benchReady ??= performance.now())`)
	var ready float64
	phone.Eval(`benchReady`, &ready)
	t.add("search page opened, first letter's results, offline, 4x CPU, ms", column, ready)
	phone.Eval(watchTyping, nil)
	var times []float64
	for _, words := range searches {
		phone.Eval(field+`.select()`, nil)
		for _, letter := range words {
			phone.Type(string(letter))
			time.Sleep(150 * time.Millisecond)
		}
		browsertest.WaitFor(b, phone, "what is found", `document.querySelector(".result, .search__found p")`)
	}
	phone.Eval(`benchKeys`, &times)
	slices.Sort(times)
	b.Logf("%s: a letter typed until its results are painted, of %d: median %.1f, 95 of 100 %.1f, most %.1f ms",
		column, len(times), times[len(times)/2], times[len(times)*95/100], times[len(times)-1])
	t.add(fmt.Sprintf("a letter typed until its results are painted, median of %d, 4x CPU, ms", len(times)), column, times[len(times)/2])
	t.add(fmt.Sprintf("a letter typed until its results are painted, p95 of %d, 4x CPU, ms", len(times)), column, times[len(times)*95/100])
}
