package browsertest

import (
	"encoding/base64"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// WebKit is WebKitGTK's MiniBrowser, driven over W3C WebDriver. Its sessions are
// ephemeral: Profile keeps nothing. It has no list of console errors, because an
// automated MiniBrowser prints none.
type WebKit struct {
	t       testing.TB
	options Options
	*runningWebKit
	tabs    []string // handles in the order of opening, once there is more than one
	altered bool     // its windows are not what the next test expects
}

// OpenWebKit opens a MiniBrowser, or takes one that is idle.
func OpenWebKit(t testing.TB, o Options) *WebKit {
	t.Helper()
	w := &WebKit{t: t, options: o.complete(t)}
	t.Cleanup(w.Close)
	require.NoError(t, w.start())
	return w
}

// ownWebKit reports whether MiniBrowser is started for this test only.
func (o Options) ownWebKit() bool { return o.Dark || o.NoJavaScript || o.AnyCertificate }

func (w *WebKit) start() error {
	if !w.options.ownWebKit() {
		return webkits.borrow(launchWebKit, w.begin)
	}
	r, err := launchWebKit(w.options)
	if err != nil {
		return err
	}
	return w.begin(r)
}

func (w *WebKit) begin(r *runningWebKit) error {
	w.runningWebKit = r
	return w.resize(w.options.Width, w.options.Height)
}

// Close ends what the test has opened, and gives MiniBrowser back.
func (w *WebKit) Close() {
	r := w.runningWebKit
	if r == nil {
		return
	}
	good := !w.options.ownWebKit() && !w.altered && !w.t.Failed() && w.TryOpen("about:blank") == nil
	w.runningWebKit = nil
	webkits.giveBack(r, good)
}

// resize gives the page itself that size: the window is larger by its toolbar,
// and takes a moment to reach its new size.
func (w *WebKit) resize(width, height int) error {
	var inner [2]int
	for range 10 {
		var toolbar [2]int
		if err := w.TryEval("[outerWidth - innerWidth, outerHeight - innerHeight]", &toolbar); err != nil {
			return err
		}
		ask := dict{"width": width + toolbar[0], "height": height + toolbar[1]}
		if err := w.call("POST", w.session+"/window/rect", ask, nil); err != nil {
			return err
		}
		for range 10 {
			if err := w.TryEval("[innerWidth, innerHeight]", &inner); err != nil {
				return err
			}
			if inner == [2]int{width, height} {
				return nil
			}
			time.Sleep(50 * time.Millisecond)
		}
	}
	return fmt.Errorf("the window stays %d wide and %d high, not %d and %d", inner[0], inner[1], width, height)
}

func (w *WebKit) Name() string { return "webkit" }

// TryOpen looks at where it came to, because the driver is content with
// MiniBrowser's own error page, which is about:blank with a text.
func (w *WebKit) TryOpen(url string) error {
	if err := w.call("POST", w.session+"/url", dict{"url": url}, nil); err != nil {
		return err
	}
	var at struct{ URL, Text string }
	if err := w.TryEval(`({URL: location.href, Text: document.body?.innerText})`, &at); err != nil {
		return err
	}
	if at.URL == "about:blank" && url != at.URL {
		return fmt.Errorf("opening %s: %s", url, at.Text)
	}
	return nil
}

func (w *WebKit) Open(url string) {
	w.t.Helper()
	require.NoError(w.t, w.TryOpen(url))
}

func (w *WebKit) Back()   { w.t.Helper(); w.must("POST", "/back", dict{}, nil) }
func (w *WebKit) Reload() { w.t.Helper(); w.must("POST", "/refresh", dict{}, nil) }

func (w *WebKit) TryEval(expression string, into any) error {
	script := "const done = arguments[arguments.length - 1];\n" + evaluation(expression) +
		".then(value => done({value: value ?? null}), fault => done({fault: String(fault)}))"
	var result struct {
		Value *string
		Fault string
	}
	if err := w.call("POST", w.session+"/execute/async", dict{"script": script, "args": []any{}}, &result); err != nil {
		return err
	}
	if result.Fault != "" {
		return errors.New(result.Fault)
	}
	return decode(result.Value, into)
}

func (w *WebKit) Eval(expression string, into any) {
	w.t.Helper()
	require.NoError(w.t, w.TryEval(expression, into), "evaluating %s", expression)
}

func (w *WebKit) Title() (title string) { w.t.Helper(); w.must("GET", "/title", nil, &title); return }
func (w *WebKit) URL() (url string)     { w.t.Helper(); w.must("GET", "/url", nil, &url); return }
func (w *WebKit) Text() (text string) {
	w.t.Helper()
	w.Eval("document.body.innerText", &text)
	return text
}

func (w *WebKit) element(selector string) (path string) {
	w.t.Helper()
	var found map[string]string
	w.must("POST", "/element", dict{"using": "css selector", "value": selector}, &found)
	for _, id := range found {
		return "/element/" + id
	}
	w.t.Fatalf("no element %s", selector)
	return ""
}

// Click finds the element again where the page replaced it in the meantime: a person
// touches a place on the screen and not a reference.
func (w *WebKit) Click(selector string) {
	w.t.Helper()
	err := w.call("POST", w.session+w.element(selector)+"/click", dict{}, nil)
	for tries := 0; tries < 3 && isStale(err); tries++ {
		err = w.call("POST", w.session+w.element(selector)+"/click", dict{}, nil)
	}
	require.NoError(w.t, err)
}

// Screenshot of the full page is made in a window as high as the page.
func (w *WebKit) Screenshot(path string, fullPage bool) {
	w.t.Helper()
	if fullPage {
		var height int
		w.Eval("document.documentElement.scrollHeight", &height)
		require.NoError(w.t, w.resize(w.options.Width, height))
		defer func() { require.NoError(w.t, w.resize(w.options.Width, w.options.Height)) }()
	}
	var coded string
	err := w.call("GET", w.session+"/screenshot", nil, &coded)
	for range 5 {
		if err != nil {
			err = w.call("GET", w.session+"/screenshot", nil, &coded)
		}
	}
	require.NoError(w.t, err)
	image, err := base64.StdEncoding.DecodeString(coded)
	require.NoError(w.t, err)
	write(w.t, path, image)
}

func (w *WebKit) NewTab() {
	w.t.Helper()
	if len(w.tabs) == 0 {
		w.must("GET", "/window/handles", nil, &w.tabs)
	}
	w.altered = true
	var made struct{ Handle string }
	w.must("POST", "/window/new", dict{"type": "window"}, &made)
	w.tabs = append(w.tabs, made.Handle)
	w.Tab(len(w.tabs) - 1)
	require.NoError(w.t, w.resize(w.options.Width, w.options.Height))
}

func (w *WebKit) Tab(n int) {
	w.t.Helper()
	w.must("POST", "/window", dict{"handle": w.tabs[n]}, nil)
}

func (w *WebKit) Hide() {
	w.t.Helper()
	w.altered = true
	w.must("POST", "/window/minimize", dict{}, nil)
}

func (w *WebKit) Show() {
	w.t.Helper()
	require.NoError(w.t, w.resize(w.options.Width, w.options.Height))
}
