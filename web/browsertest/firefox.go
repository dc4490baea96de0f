package browsertest

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Firefox is Debian's Firefox, headless, driven over WebDriver BiDi. Each one is
// a user context of its own: nothing that it keeps outlives Close, and Profile
// keeps nothing. It has no NoJavaScript: without scripts, Firefox answers no
// expression either.
type Firefox struct {
	t       testing.TB
	options Options
	running *runningFirefox
	context string   // its user context
	tabs    []string // its browsing contexts
	tab     string   // the one of them in use

	mu     sync.Mutex
	errors []string
}

// OpenFirefox opens a Firefox, or a new user context in one that is running.
func OpenFirefox(t testing.TB, o Options) *Firefox {
	t.Helper()
	f := &Firefox{t: t, options: o.complete(t)}
	require.False(t, o.NoJavaScript, "Firefox answers nothing without JavaScript")
	t.Cleanup(f.Close)
	require.NoError(t, f.start())
	return f
}

// alone reports whether Firefox is started for this test only.
func (f *Firefox) alone() bool {
	return f.options.Dark || f.options.NoCookies || f.options.TextZoom > 0
}

func (f *Firefox) start() error {
	if !f.alone() {
		return firefoxes.borrow(launchFirefox, f.begin)
	}
	r, err := launchFirefox(f.options)
	if err != nil {
		return err
	}
	return f.begin(r)
}

func (f *Firefox) begin(r *runningFirefox) error {
	f.running = r
	r.bidi.listen(f.hear)
	var made struct{ UserContext string }
	if err := f.call("browser.createUserContext", dict{"acceptInsecureCerts": f.options.AnyCertificate}, &made); err != nil {
		return err
	}
	f.context = made.UserContext
	downloads := dict{"type": "allowed", "destinationFolder": f.Downloads()}
	if err := f.call("browser.setDownloadBehavior", dict{"downloadBehavior": downloads, "userContexts": []string{f.context}}, nil); err != nil {
		return err
	}
	return f.openTab()
}

// call is one command with the patience that the browser's own work needs.
func (f *Firefox) call(method string, params dict, into any) error {
	return f.running.bidi.call(method, params, into, time.Minute)
}

// must is call where an error ends the test.
func (f *Firefox) must(method string, params dict, into any) {
	f.t.Helper()
	require.NoError(f.t, f.call(method, params, into))
}

// hear keeps the console's errors and warnings.
func (f *Firefox) hear(event string, params json.RawMessage) {
	var entry struct{ Level, Text string }
	if event != "log.entryAdded" || json.Unmarshal(params, &entry) != nil || (entry.Level != "error" && entry.Level != "warn") {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.errors = append(f.errors, entry.Text)
}

// Errors are console errors and warnings and uncaught exceptions so far.
func (f *Firefox) Errors() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.errors)
}

func (f *Firefox) openTab() error {
	var made struct{ Context string }
	if err := f.call("browsingContext.create", dict{"type": "tab", "userContext": f.context}, &made); err != nil {
		return err
	}
	f.tabs, f.tab = append(f.tabs, made.Context), made.Context
	viewport := dict{"width": f.options.Width, "height": f.options.Height}
	return f.call("browsingContext.setViewport", dict{"context": f.tab, "viewport": viewport}, nil)
}

func (f *Firefox) Name() string { return "firefox" }

func (f *Firefox) Close() {
	if f.running == nil {
		return
	}
	running := f.running
	f.running = nil
	err := running.bidi.call("browser.removeUserContext", dict{"userContext": f.context}, nil, 10*time.Second)
	running.bidi.listen(nil)
	if f.alone() {
		running.end()
		return
	}
	firefoxes.giveBack(running, err == nil && !f.t.Failed())
}

// Downloads is the folder of what this browser downloads.
func (f *Firefox) Downloads() string { return filepath.Join(f.options.Profile, "downloads") }

// Before runs a script before those of every page that this browser opens.
func (f *Firefox) Before(script string) {
	f.t.Helper()
	f.must("script.addPreloadScript", dict{"functionDeclaration": "() => {" + script + "\n}", "userContexts": []string{f.context}}, nil)
}

func (f *Firefox) TryOpen(url string) error {
	var from string
	if err := f.TryEval(`(`+markDocument+`, location.href)`, &from); err != nil {
		return err
	}
	if err := f.navigate("browsingContext.navigate", dict{"context": f.tab, "url": url, "wait": "complete"}); err != nil {
		return err
	}
	page, _, within := strings.Cut(url, "#")
	if from, _, _ := strings.Cut(from, "#"); within && from == page {
		return nil // a step within the page
	}
	// after a step within a page, Firefox may take the end of that step for the end of a navigation
	return TryWait(f, anotherDocument, Patience)
}

// navigate tries again where a page that was on its way, or the page's own script,
// has taken the place of this navigation.
func (f *Firefox) navigate(method string, params dict) (err error) {
	for range 3 {
		err = f.call(method, params, nil)
		if err == nil || !strings.Contains(err.Error(), "NS_BINDING_ABORTED") {
			break
		}
	}
	return err
}

func (f *Firefox) Open(url string) {
	f.t.Helper()
	require.NoError(f.t, f.TryOpen(url), "opening %s", url)
}

func (f *Firefox) Reload() {
	f.t.Helper()
	f.Eval(markDocument, nil)
	require.NoError(f.t, f.navigate("browsingContext.reload", dict{"context": f.tab, "wait": "complete"}))
	WaitFor(f.t, f, "the page again", anotherDocument)
}

// Back does not wait for a load event, because a step back within the document
// or out of the back/forward cache has none.
func (f *Firefox) Back() {
	f.t.Helper()
	before := f.text("navigation.currentEntry.id")
	f.must("browsingContext.traverseHistory", dict{"context": f.tab, "delta": -1}, nil)
	WaitFor(f.t, f, "the page before", `document.readyState === "complete" && navigation.currentEntry.id !== `+JS(before))
}

func (f *Firefox) NewTab() { f.t.Helper(); require.NoError(f.t, f.openTab()) }

func (f *Firefox) Tab(n int) {
	f.t.Helper()
	f.tab = f.tabs[n]
	f.Show()
}

// Hide puts another tab in front.
func (f *Firefox) Hide() {
	f.t.Helper()
	f.must("browsingContext.activate", dict{"context": f.running.blank}, nil)
}

// Show undoes Hide.
func (f *Firefox) Show() {
	f.t.Helper()
	f.must("browsingContext.activate", dict{"context": f.tab}, nil)
}

func (f *Firefox) TryEval(expression string, into any) error {
	var answer struct {
		Type             string
		Result           struct{ Value *string }
		ExceptionDetails struct{ Text string }
	}
	ask := dict{"expression": evaluation(expression), "target": dict{"context": f.tab}, "awaitPromise": true}
	if err := f.running.bidi.call("script.evaluate", ask, &answer, evalLimit); err != nil {
		return err
	}
	if answer.Type != "success" {
		return errors.New(answer.ExceptionDetails.Text)
	}
	return decode(answer.Result.Value, into)
}

func (f *Firefox) Eval(expression string, into any) {
	f.t.Helper()
	require.NoError(f.t, f.TryEval(expression, into), "evaluating %s", expression)
}

func (f *Firefox) text(expression string) (text string) {
	f.t.Helper()
	f.Eval(expression, &text)
	return text
}

func (f *Firefox) Title() string { f.t.Helper(); return f.text("document.title") }
func (f *Firefox) URL() string   { f.t.Helper(); return f.text("location.href") }
func (f *Firefox) Text() string  { f.t.Helper(); return f.text("document.body.innerText") }

func (f *Firefox) Click(selector string) {
	f.t.Helper()
	var at [2]int
	f.Eval(`(() => {
		const element = document.querySelector(`+JS(selector)+`);
		if (!element) throw new Error("no element "+`+JS(selector)+`);
		let box = element.getBoundingClientRect();
		if (box.top < 0 || box.bottom > innerHeight) element.scrollIntoView({block: "center", behavior: "instant"});
		box = element.getBoundingClientRect();
		return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
	})()`, &at)
	actions := []dict{{"type": "pointerMove", "x": at[0], "y": at[1]}, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}}
	f.must("input.performActions", dict{"context": f.tab, "actions": []dict{{"type": "pointer", "id": "mouse", "actions": actions}}}, nil)
}

func (f *Firefox) Screenshot(path string, fullPage bool) {
	f.t.Helper()
	origin := "viewport"
	if fullPage {
		origin = "document"
	}
	var made struct{ Data string }
	f.must("browsingContext.captureScreenshot", dict{"context": f.tab, "origin": origin}, &made)
	image, err := base64.StdEncoding.DecodeString(made.Data)
	require.NoError(f.t, err, fmt.Sprintf("making %s", path))
	write(f.t, path, image)
}
