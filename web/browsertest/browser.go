// Package browsertest opens pages in real browsers, for the tests of other packages:
// Chromium over its DevTools protocol, WebKitGTK over W3C WebDriver, Firefox over
// WebDriver BiDi. It knows nothing of what it opens.
//
// A test is written once and run in two engines by ForEachEngine, or in all three
// by ForEveryEngine. What one engine alone can do (a PDF, real touch, the list of
// all requests) is a method of its own type, so a test that needs it opens that
// engine by name. A package that opens browsers calls Main in its TestMain.
//
// A browser that is not installed fails the tests; it never skips them. On Debian
// the engines are the packages chromium and chromium-headless-shell,
// webkit2gtk-driver with xvfb, and firefox-esr.
package browsertest

import (
	"cmp"
	"testing"
)

// Browser is what every engine can do. Methods without an error fail the test.
type Browser interface {
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

// Options say how to open a browser. The zero value is a phone in portrait.
type Options struct {
	Width, Height  int    // the page's own size in CSS pixels; 0: 390 by 844
	Touch          bool   // a touch screen and mobile viewport rules; Chromium only
	Dark           bool   // prefers-color-scheme: dark
	NoJavaScript   bool   // the page's scripts do not run, and <noscript> shows; not in Firefox
	AnyCertificate bool   // accept the certificate of ServeTLS
	CallsFrom      string // origin whose tel: links reach Chromium.Dialled; Chromium only
	HearWorkers    bool   // Requests and Errors are of service workers too; Chromium only
	Whole          bool   // Chromium with its windows, as people have it, which takes a third more work
	Alone          bool   // a Chromium that no other test uses before or after, which may be killed and started again
	MinimumFont    int    // the smallest text in pixels that a person allows in the browser's settings; Chromium only
	Line           *Line  // a slow network; Chromium only, with HearWorkers for the workers too
	Profile        string // folder kept over a restart; empty: a new one
	TextZoom       int    // the size of text alone, in percent, that a person has set; Firefox only
	NoCookies      bool   // all cookies are blocked, and with them all storage; Firefox only
}

func (o Options) complete(t testing.TB) Options {
	o.Width, o.Height = cmp.Or(o.Width, 390), cmp.Or(o.Height, 844)
	if o.Profile == "" {
		o.Profile = t.TempDir()
	}
	return o
}

// alone reports whether the browser is made for this test only.
func (o Options) alone() bool {
	return o.Alone || o.Whole || o.MinimumFont > 0 || o.CallsFrom != "" || o.AnyCertificate || o.HearWorkers
}
