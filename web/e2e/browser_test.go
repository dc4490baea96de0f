package e2e

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// browser is what every engine can do. Methods without an error fail the test.
type browser interface {
	Name() string // "chromium", "webkit" or "firefox"

	Open(url string) // navigates, and waits for the load event
	TryOpen(url string) error
	Back()
	Reload()
	NewTab()   // opens another tab, or window, and goes on in it
	Tab(n int) // goes on in the nth one, from 0
	Hide()     // as when the phone shows another app
	Show()

	// Eval evaluates an expression (await is allowed), waits for its promise,
	// and decodes the result as JSON; nil drops it. It works with NoJavaScript
	// too: only the page's own scripts are off.
	Eval(expression string, into any)
	TryEval(expression string, into any) error

	Title() string
	URL() string  // as the address bar has it
	Text() string // what the page shows, as text

	Click(selector string) // a real click at the middle of the element
	Screenshot(path string, fullPage bool)
	Close() // also called when the test ends
}

// options say how to open a browser. The zero value is a phone in portrait.
type options struct {
	Width, Height  int    // the page's own size in CSS pixels; 0: 390 by 844
	Touch          bool   // a touch screen and mobile viewport rules; Chromium only
	Dark           bool   // prefers-color-scheme: dark
	NoJavaScript   bool   // the page's scripts do not run, and <noscript> shows; not in Firefox
	AnyCertificate bool   // accept the certificate of serveTLS
	CallsFrom      string // origin whose tel: links reach chromium.Dialled; Chromium only
	HearWorkers    bool   // Requests and Errors are of service workers too; Chromium only
	Whole          bool   // Chromium with its windows, as people have it, which takes a third more work
	Alone          bool   // a Chromium that no other test uses before or after, which may be killed and started again
	MinimumFont    int    // the smallest text in pixels that a person allows in the browser's settings; Chromium only
	Line           *line  // a slow network; Chromium only, with HearWorkers for the workers too
	Profile        string // folder kept over a restart; empty: a new one
	NoCookies      bool   // all cookies are blocked, and with them all storage; Firefox only
}

func (o options) complete(t testing.TB) options {
	o.Width, o.Height = cmp.Or(o.Width, 390), cmp.Or(o.Height, 844)
	if o.Profile == "" {
		o.Profile = t.TempDir()
	}
	return o
}

// alone reports whether the browser is made for this test only.
func (o options) alone() bool {
	return o.Alone || o.Whole || o.MinimumFont > 0 || o.CallsFrom != "" || o.AnyCertificate || o.HearWorkers
}

// Most tests run in Chromium alone: the app, the worker and the server are the same
// for every engine, and each engine costs a page load what the others do. Layout,
// history, storage and the worker's life differ, and are tested in WebKit too; what
// no phone may get wrong is tested in all three.

func inChromium(t *testing.T, test func(t *testing.T, open func(options) browser)) {
	t.Helper()
	test(t, func(o options) browser { t.Helper(); return openChromium(t, o) })
}

// forEachEngine runs the test in Chromium and WebKit side by side.
func forEachEngine(t *testing.T, test func(t *testing.T, open func(options) browser)) {
	t.Run("chromium", func(t *testing.T) {
		t.Parallel()
		inChromium(t, test)
	})
	t.Run("webkit", func(t *testing.T) {
		t.Parallel()
		test(t, func(o options) browser { t.Helper(); return openWebKit(t, o) })
	})
}

// forEveryEngine is forEachEngine with Firefox.
func forEveryEngine(t *testing.T, test func(t *testing.T, open func(options) browser)) {
	forEachEngine(t, test)
	t.Run("firefox", func(t *testing.T) {
		t.Parallel()
		test(t, func(o options) browser { t.Helper(); return openFirefox(t, o) })
	})
}

const (
	patience  = 20 * time.Second // of waitFor: three engines share two cores
	evalLimit = 15 * time.Second // of one expression
)

// waitFor asks until the expression is truthy. It asks by time, because a hidden
// page gets no animation frames.
func waitFor(t testing.TB, b browser, what, expression string) {
	t.Helper()
	if err := waited(b, expression, patience); err != nil {
		if c, ok := b.(*chromium); ok {
			err = fmt.Errorf("%w\nconsole: %q", err, c.Errors())
		}
		t.Fatalf("%s: waited for %s: %v", b.Name(), what, err)
	}
}

// waited takes every error for a page that is just being replaced, and asks
// again; the last one is told when the time is up.
func waited(b browser, expression string, patience time.Duration) error {
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

// evaluation is the expression as a function that both engines call alike. JSON
// is made in the page, so that both engines agree on what a value is.
func evaluation(expression string) string {
	return "(async () => JSON.stringify(await (" + expression + "\n)))()"
}

// decode reads what evaluation gave; nil stands for undefined.
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

// waitUntil asks in the test what no page can tell.
func waitUntil(t testing.TB, what string, yes func() bool) {
	t.Helper()
	require.Eventually(t, yes, patience, 20*time.Millisecond, "waiting for %s", what)
}
