package e2e

import (
	"context"
	"net/http"
	"testing"

	view "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// NewTab opens one more tab in the same browser and goes on in it.
func (c *chromium) NewTab() {
	c.t.Helper()
	tab, _ := chromedp.NewContext(c.tabs[0]) // it ends with the first
	c.tabs = append(c.tabs, tab)
	c.tab = tab
	require.NoError(c.t, c.prepareTab())
}

// Tab goes on in the tab that was opened as the nth, from 0.
func (c *chromium) Tab(n int) {
	c.t.Helper()
	c.tab = c.tabs[n]
	ctx, cancel := context.WithTimeout(c.tab, patience)
	defer cancel()
	_, err := chromedp.Call(ctx, page.BringToFront, cdp.Empty{})
	require.NoError(c.t, err)
}

// Hide minimises the window, as when a phone shows another app.
func (c *chromium) Hide() { c.t.Helper(); c.window("minimized") }

// Show undoes Hide.
func (c *chromium) Show() { c.t.Helper(); c.window("normal") }

func (c *chromium) window(state view.WindowState) {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(c.tab, patience)
	defer cancel()
	window, err := chromedp.Call(ctx, view.GetWindowForTarget, view.GetWindowForTargetParams{})
	require.NoError(c.t, err)
	bounds := view.SetWindowBoundsParams{WindowID: window.WindowID, Bounds: &view.Bounds{WindowState: state}}
	_, err = chromedp.Call(ctx, view.SetWindowBounds, bounds)
	require.NoError(c.t, err)
}

func (w *webkit) Hide() {
	w.t.Helper()
	w.altered = true
	w.must("POST", "/window/minimize", dict{}, nil)
}

func (w *webkit) Show() {
	w.t.Helper()
	require.NoError(w.t, w.resize(w.options.Width, w.options.Height))
}

// StopWorkers ends every running service worker, as Chromium does by itself with
// one that has been idle for half a minute.
func (c *chromium) StopWorkers() {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(c.tab, patience)
	defer cancel()
	_, err := chromedp.Call(ctx, serviceworker.Enable, cdp.Empty{})
	require.NoError(c.t, err)
	_, err = chromedp.Call(ctx, serviceworker.StopAllWorkers, cdp.Empty{})
	require.NoError(c.t, err)
	_, err = chromedp.Call(ctx, serviceworker.Disable, cdp.Empty{})
	require.NoError(c.t, err)
}

func (w *webkit) NewTab() {
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

func (w *webkit) Tab(n int) {
	w.t.Helper()
	w.must("POST", "/window", dict{"handle": w.tabs[n]}, nil)
}

func TestTabs(t *testing.T) {
	t.Parallel()
	forEveryEngine(t, func(t *testing.T, open func(options) browser) {
		site := serve(t, http.HandlerFunc(smallSite))
		b := open(options{Width: 360, Height: 640})
		b.Open(site.URL + "/")
		b.NewTab()
		b.Open(site.URL + "/two")
		b.Eval(`localStorage.setItem("from", "two")`, nil)
		b.Tab(0)
		assert.Equal(t, "Page /", b.Title())
		waitFor(t, b, "what the other tab has written", `localStorage.from === "two"`)
		b.Click("#button")
		waitFor(t, b, "a real click", `log.includes("click button")`)
		b.Tab(1)
		assert.Equal(t, "Page /two", b.Title())
		var size [2]int
		b.Eval("[innerWidth, innerHeight]", &size)
		assert.Equal(t, [2]int{360, 640}, size)
		b.Hide()
		waitFor(t, b, "a page out of sight", `document.visibilityState === "hidden"`)
		b.Show()
		waitFor(t, b, "a page in sight", `document.visibilityState === "visible"`)
	})
}
