package browsertest

import (
	"context"

	view "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// NewTab opens one more tab in the same browser and goes on in it.
func (c *Chromium) NewTab() {
	c.t.Helper()
	tab, _ := chromedp.NewContext(c.tabs[0]) // it ends with the first
	c.tabs = append(c.tabs, tab)
	c.tab = tab
	require.NoError(c.t, c.prepareTab())
}

// Tab goes on in the tab that was opened as the nth, from 0.
func (c *Chromium) Tab(n int) {
	c.t.Helper()
	c.tab = c.tabs[n]
	ctx, cancel := context.WithTimeout(c.tab, Patience)
	defer cancel()
	_, err := chromedp.Call(ctx, page.BringToFront, cdp.Empty{})
	require.NoError(c.t, err)
}

// Hide minimises the window, as when a phone shows another app.
func (c *Chromium) Hide() { c.t.Helper(); c.window("minimized") }

// Show undoes Hide.
func (c *Chromium) Show() { c.t.Helper(); c.window("normal") }

func (c *Chromium) window(state view.WindowState) {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(c.tab, Patience)
	defer cancel()
	window, err := chromedp.Call(ctx, view.GetWindowForTarget, view.GetWindowForTargetParams{})
	require.NoError(c.t, err)
	bounds := view.SetWindowBoundsParams{WindowID: window.WindowID, Bounds: &view.Bounds{WindowState: state}}
	_, err = chromedp.Call(ctx, view.SetWindowBounds, bounds)
	require.NoError(c.t, err)
}

// StopWorkers ends every running service worker, as Chromium does by itself with
// one that has been idle for half a minute.
func (c *Chromium) StopWorkers() {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(c.tab, Patience)
	defer cancel()
	_, err := chromedp.Call(ctx, serviceworker.Enable, cdp.Empty{})
	require.NoError(c.t, err)
	_, err = chromedp.Call(ctx, serviceworker.StopAllWorkers, cdp.Empty{})
	require.NoError(c.t, err)
	_, err = chromedp.Call(ctx, serviceworker.Disable, cdp.Empty{})
	require.NoError(c.t, err)
}
