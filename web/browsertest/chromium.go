package browsertest

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// Chromium is Debian's Chromium: its headless shell, or the whole browser.
type Chromium struct {
	t       testing.TB
	options Options
	seen    *seen

	running *running
	tabs    []context.Context
	tab     context.Context // the one of them in use
}

// OpenChromium opens a Chromium, or a new context in one that is running.
func OpenChromium(t testing.TB, o Options) *Chromium {
	t.Helper()
	c := &Chromium{t: t, options: o.complete(t), seen: &seen{}}
	t.Cleanup(c.Close)
	require.NoError(t, c.start())
	return c
}

// Context is chromedp's, for commands to the tab in use.
func (c *Chromium) Context() context.Context { return c.tab }

func (c *Chromium) start() (err error) {
	if !c.options.alone() {
		return c.borrow()
	}
	if c.running, err = launch(c.options); err != nil {
		return err
	}
	c.running.wire.listen(c.seen)
	c.tabs, c.tab = []context.Context{c.running.first}, c.running.first
	return c.prepare()
}

func (c *Chromium) prepare() error {
	if c.options.HearWorkers {
		flatten := true
		workers := target.SetAutoAttachParams{AutoAttach: true, WaitForDebuggerOnStart: true, Flatten: &flatten,
			Filter: target.Filter{{Type: "service_worker"}}}
		if _, err := chromedp.CallBrowser(c.tab, target.SetAutoAttach, workers); err != nil {
			return err
		}
	}
	return c.prepareTab()
}

func (c *Chromium) prepareTab() error {
	// chromedp listens to the page's workers, and Chromium never stops an idle
	// worker that is listened to.
	if _, err := chromedp.Call(c.tab, target.SetAutoAttach, target.SetAutoAttachParams{}); err != nil {
		return err
	}
	if err := c.Resize(c.options.Height); err != nil {
		return err
	}
	if c.options.Line != nil {
		if _, err := chromedp.Call(c.tab, network.EmulateNetworkConditionsByRule, c.options.Line.params()); err != nil {
			return err
		}
	}
	scheme := "light"
	if c.options.Dark {
		scheme = "dark"
	}
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	if _, err := chromedp.Call(c.tab, emulation.SetEmulatedMedia, media); err != nil {
		return err
	}
	_, err := chromedp.Call(c.tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: c.options.NoJavaScript})
	return err
}

// Resize gives the page another height.
func (c *Chromium) Resize(height int) error { return c.ResizeTo(c.options.Width, height) }

// ResizeTo makes the page's own size another one, in CSS pixels.
func (c *Chromium) ResizeTo(width, height int) error {
	size := []chromedp.EmulateViewportOption{}
	if c.options.Touch {
		size = append(size, chromedp.EmulateMobile, chromedp.EmulateTouch, chromedp.EmulateScale(2))
	}
	return chromedp.Do(c.tab, chromedp.EmulateViewport(int64(width), int64(height), size...))
}

func (c *Chromium) Name() string { return "chromium" }

// Before runs a script before those of every page that this tab opens.
func (c *Chromium) Before(script string) {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(c.tab, Patience)
	defer cancel()
	_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	require.NoError(c.t, err)
}

// Close lets Chromium write its profile before it goes, or gives it back.
func (c *Chromium) Close() {
	switch {
	case c.running == nil:
	case !c.options.alone():
		c.giveBack()
	default:
		c.running.wire.send("", "Browser.close", "{}")
		c.running.process.ended(5 * time.Second)
		c.Kill()
	}
}

// Kill ends Chromium with no warning, as a phone does that is short of memory.
func (c *Chromium) Kill() {
	c.t.Helper()
	require.True(c.t, c.options.alone(), "only a test with options.Alone may end its Chromium")
	if c.running != nil {
		c.running.end()
		c.running = nil
	}
}

// Restart opens it again with the same profile, after Close or Kill or by itself.
func (c *Chromium) Restart() {
	c.t.Helper()
	require.True(c.t, c.options.alone(), "only a test with options.Alone has a profile to come back to")
	c.Close()
	require.NoError(c.t, c.start())
}

// do runs actions in the tab, but not for ever.
func (c *Chromium) do(patience time.Duration, actions ...chromedp.Action[chromedp.Void]) error {
	ctx, cancel := context.WithTimeout(c.tab, patience)
	defer cancel()
	return chromedp.Do(ctx, actions...)
}

func (c *Chromium) TryOpen(url string) error { return c.do(time.Minute, chromedp.Navigate(url)) }

func (c *Chromium) Open(url string) {
	c.t.Helper()
	require.NoError(c.t, c.TryOpen(url), "opening %s", url)
}

func (c *Chromium) Reload() {
	c.t.Helper()
	c.Eval(markDocument, nil)
	require.NoError(c.t, c.do(time.Minute, chromedp.Reload()))
	WaitFor(c.t, c, "the page again", anotherDocument) // the load event that ended the wait may be the last page's
}

// Back does not wait for a load event, because a step back within the document
// or out of the back/forward cache has none.
func (c *Chromium) Back() {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(c.tab, time.Minute)
	defer cancel()
	before, err := chromedp.Call(ctx, page.GetNavigationHistory, cdp.Empty{})
	require.NoError(c.t, err)
	require.Positive(c.t, before.CurrentIndex, "there is nothing to go back to")
	_, err = chromedp.Call(ctx, page.NavigateToHistoryEntry, page.NavigateToHistoryEntryParams{EntryID: before.Entries[before.CurrentIndex-1].ID})
	require.NoError(c.t, err)
	WaitUntil(c.t, "the entry before", func() bool {
		now, err := chromedp.Call(ctx, page.GetNavigationHistory, cdp.Empty{})
		return err == nil && now.CurrentIndex == before.CurrentIndex-1 // an error: one page is just being exchanged for the other
	})
	WaitFor(c.t, c, "the page before", `document.readyState === "complete"`)
}

func (c *Chromium) TryEval(expression string, into any) error {
	ctx, cancel := context.WithTimeout(c.tab, evalLimit)
	defer cancel()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[*string](evaluation(expression), chromedp.EvalAwaitPromise))
	if err != nil {
		return err
	}
	return decode(text, into)
}

func (c *Chromium) Eval(expression string, into any) {
	c.t.Helper()
	require.NoError(c.t, c.TryEval(expression, into), "evaluating %s", expression)
}

func (c *Chromium) text(expression string) (text string) {
	c.t.Helper()
	c.Eval(expression, &text)
	return text
}

func (c *Chromium) Title() string { return c.text("document.title") }
func (c *Chromium) URL() string   { return c.text("location.href") }
func (c *Chromium) Text() string  { return c.text("document.body.innerText") }

func (c *Chromium) Screenshot(path string, fullPage bool) {
	c.t.Helper()
	if fullPage { // a picture beyond the window has no ground
		var height int
		c.Eval("document.documentElement.scrollHeight", &height)
		require.NoError(c.t, c.Resize(max(height, c.options.Height)))
		defer func() { require.NoError(c.t, c.Resize(c.options.Height)) }()
	}
	c.save(path, chromedp.CaptureScreenshot())
}

// PDF prints the page.
func (c *Chromium) PDF(path string) {
	c.t.Helper()
	c.save(path, chromedp.PrintToPDF(chromedp.PDFPrintBackground(), chromedp.PDFPreferCSSPageSize()))
}

func (c *Chromium) save(path string, action chromedp.Action[[]byte]) {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(c.tab, time.Minute)
	defer cancel()
	data, err := chromedp.Run(ctx, action)
	require.NoError(c.t, err, "making %s", path)
	write(c.t, path, data)
}

// Errors are console errors and warnings and uncaught exceptions so far, of the
// page and, with HearWorkers, of its service workers. A missing /favicon.ico is one.
func (c *Chromium) Errors() []string { return c.seen.copy(&c.seen.errors) }

// Requests are the URLs that the page asked for, also those its service worker
// answered, and with HearWorkers those that service workers asked for themselves.
func (c *Chromium) Requests() []string { return c.seen.copy(&c.seen.requests) }

// AnsweredByWorker are the URLs that a service worker answered.
func (c *Chromium) AnsweredByWorker() []string { return c.seen.copy(&c.seen.byWorker) }

func (s *seen) copy(list *[]string) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(*list)
}
