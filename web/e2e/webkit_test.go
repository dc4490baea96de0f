package e2e

import (
	"encoding/base64"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// webkit is WebKitGTK's MiniBrowser, driven over W3C WebDriver. Its sessions are
// ephemeral: Profile keeps nothing. It has no list of console errors, because an
// automated MiniBrowser prints none.
type webkit struct {
	t       testing.TB
	options options
	*runningWebKit
	tabs    []string // handles in the order of opening, once there is more than one
	altered bool     // its windows are not what the next test expects
}

func openWebKit(t testing.TB, o options) *webkit {
	t.Helper()
	w := &webkit{t: t, options: o.complete(t)}
	t.Cleanup(w.Close)
	require.NoError(t, w.start())
	return w
}

// ownWebKit reports whether MiniBrowser is started for this test only.
func (o options) ownWebKit() bool { return o.Dark || o.NoJavaScript || o.AnyCertificate }

func (w *webkit) start() (err error) {
	if w.options.ownWebKit() {
		w.runningWebKit, err = launchWebKit(w.options)
	} else {
		w.runningWebKit, err = webkits.borrow(launchWebKit)
	}
	if err != nil {
		return err
	}
	return w.resize(w.options.Width, w.options.Height)
}

// Close ends what the test has opened, and gives MiniBrowser back.
func (w *webkit) Close() {
	r := w.runningWebKit
	if r == nil {
		return
	}
	good := !w.options.ownWebKit() && !w.altered && !w.t.Failed() && w.TryOpen("about:blank") == nil
	w.runningWebKit = nil
	webkits.giveBack(r, good)
}

// resize gives the page itself that size: the window is larger by its toolbar,
// and takes a moment to become what it is told to be.
func (w *webkit) resize(width, height int) error {
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
	return fmt.Errorf("the window stays %d wide and %d high, asked for %d and %d", inner[0], inner[1], width, height)
}

func (w *webkit) Name() string { return "webkit" }

// TryOpen looks at where it came to, because the driver is content with
// MiniBrowser's own error page, which is about:blank with a text.
func (w *webkit) TryOpen(url string) error {
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

func (w *webkit) Open(url string) {
	w.t.Helper()
	require.NoError(w.t, w.TryOpen(url))
}

func (w *webkit) Back()   { w.t.Helper(); w.must("POST", "/back", dict{}, nil) }
func (w *webkit) Reload() { w.t.Helper(); w.must("POST", "/refresh", dict{}, nil) }

func (w *webkit) TryEval(expression string, into any) error {
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

func (w *webkit) Eval(expression string, into any) {
	w.t.Helper()
	require.NoError(w.t, w.TryEval(expression, into), "evaluating %s", expression)
}

func (w *webkit) Title() (title string) { w.t.Helper(); w.must("GET", "/title", nil, &title); return }
func (w *webkit) URL() (url string)     { w.t.Helper(); w.must("GET", "/url", nil, &url); return }
func (w *webkit) Text() (text string) {
	w.t.Helper()
	w.Eval("document.body.innerText", &text)
	return text
}

func (w *webkit) element(selector string) (path string) {
	w.t.Helper()
	var found map[string]string
	w.must("POST", "/element", dict{"using": "css selector", "value": selector}, &found)
	for _, id := range found {
		return "/element/" + id
	}
	w.t.Fatalf("no element %s", selector)
	return ""
}

func (w *webkit) Click(selector string) {
	w.t.Helper()
	w.must("POST", w.element(selector)+"/click", dict{}, nil)
}

// Screenshot of the full page is made in a window as high as the page.
func (w *webkit) Screenshot(path string, fullPage bool) {
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
