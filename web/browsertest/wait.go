package browsertest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Patience is how long WaitFor waits: three engines share two cores.
const Patience = 20 * time.Second

// evalLimit is how long one expression may take.
const evalLimit = 15 * time.Second

// WaitFor asks until the expression is truthy, and fails the test where it never is.
// It asks by time, because a hidden page gets no animation frames.
func WaitFor(t testing.TB, b Browser, what, expression string) {
	t.Helper()
	if err := TryWait(b, expression, Patience); err != nil {
		if c, ok := b.(*Chromium); ok {
			err = fmt.Errorf("%w\nconsole: %q", err, c.Errors())
		}
		t.Fatalf("%s: waited for %s: %v", b.Name(), what, err)
	}
}

// TryWait asks until the expression is truthy, and returns an error once the time
// is up. It takes every other error for a page that is just being replaced, and asks
// again; the last one is in the error.
func TryWait(b Browser, expression string, patience time.Duration) error {
	for deadline := time.Now().Add(patience); ; time.Sleep(75 * time.Millisecond) {
		var yes bool
		err := b.TryEval("!!(await ("+expression+"\n))", &yes)
		if yes {
			return nil
		}
		if time.Now().Before(deadline) {
			continue
		}
		var page struct{ URL, Text string }
		b.TryEval(`({URL: location.href, Text: document.body.innerText.slice(0, 400)})`, &page)
		return fmt.Errorf("not so after %v: %s\nlast error: %v\npage: %s\n%s", patience, expression, err, page.URL, page.Text)
	}
}

// markDocument marks the page on show, and anotherDocument is true once that page is
// gone and the next one has loaded.
const (
	markDocument    = `(window.leftBehind = true)`
	anotherDocument = `document.readyState === "complete" && !window.leftBehind`
)

// WaitUntil asks in the test what no page can tell.
func WaitUntil(t testing.TB, what string, yes func() bool) {
	t.Helper()
	require.Eventually(t, yes, Patience, 20*time.Millisecond, "waiting for %s", what)
}

// Tap waits for the element, and touches it where the engine can; where it cannot,
// it clicks.
func Tap(b Browser, selector string) {
	TryWait(b, "document.querySelector("+JS(selector)+")", Patience) // if it does not come, the click says so
	b.Eval(steady(selector), nil)
	if c, ok := b.(*Chromium); ok {
		c.Tap(selector)
	} else {
		b.Click(selector)
	}
}

// steady scrolls an element from under the bars, as a thumb would, until it stays
// where it is: a view that has just come may still go to its beginning.
func steady(selector string) string {
	return `(async () => {
		for (let before, tries = 0; tries < 20; tries++) {
			const element = document.querySelector(` + JS(selector) + `);
			element?.scrollIntoView({block: "center", behavior: "instant"});
			const top = element?.getBoundingClientRect().top;
			if (top === before) return;
			before = top;
			await new Promise((done) => setTimeout(done, 60));
		}
	})()`
}

// JS is a value as JavaScript has it: a string with its quotes, anything else as JSON.
func JS(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// evaluation is the expression as a function that all engines call alike. JSON is
// made in the page, so that all engines agree on what a value is.
func evaluation(expression string) string {
	return "(async () => JSON.stringify(await (" + expression + "\n)))()"
}

// decode reads what evaluation gave; nil means undefined.
func decode(text *string, into any) error {
	if text == nil || into == nil {
		return nil
	}
	return json.Unmarshal([]byte(*text), into)
}

func write(t testing.TB, path string, data []byte) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, data, 0o644))
}
