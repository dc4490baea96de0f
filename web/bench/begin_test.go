package bench

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/systeminfo"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
)

// The two lines of Chromium's own developer tools.
var (
	fast3G = &browsertest.Line{Latency: 562.5, Rate: 1_440_000 / 8}
	slow3G = &browsertest.Line{Latency: 2000, Rate: 400_000 / 8}
)

// condition is what a phone and its network are like.
type condition struct {
	name string
	cpu  float64           // how many times slower than this machine
	line *browsertest.Line // nil: as fast as it goes
}

var conditions = []condition{
	{"no limit", 1, nil},
	{"4x CPU", 4, nil},
	{"Fast 3G, 4x CPU", 4, fast3G},
	{"Slow 3G, 4x CPU", 4, slow3G},
}

// begin is how a page begins, in milliseconds from its navigation.
type begin struct {
	Painted float64 // first contentful paint
	Dials   float64 // a tel: link is painted, and nothing covers it
	Answers float64 // a tap on an answer is kept on the phone
	Mounted float64 // the program runs
}

// probe looks at the page as it begins. It taps the answers of the first item in
// turn: who is not listening yet hears the next one.
const probe = `(() => {
	if (window.top !== window) return;
	const seen = window.bench = { long: [] };
	try { localStorage.clear(); } catch {} // an answer from before is not this page's
	new PerformanceObserver((list) => { for (const { startTime, duration } of list.getEntries()) seen.long.push([startTime, duration]); }).observe({ type: "longtask", buffered: true });
	let turn = 0;
	const look = () => {
		if (!document.body) return;
		const call = document.querySelector('a[href^="tel:"]'), box = call?.getBoundingClientRect();
		if (!seen.dials && box?.width && call.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2))) seen.dials = performance.now();
		const inputs = document.querySelectorAll("input[type=radio]"), input = inputs[turn++ % 2];
		if (!seen.answers && input) {
			const kept = () => Object.values({ ...localStorage }).some((text) => text.includes(input.name));
			if (!kept()) input.click();
			if (kept()) seen.answers = performance.now();
		}
		if (!seen.mounted && (MOUNTED)) seen.mounted = performance.now();
		if (seen.dials && seen.answers && seen.mounted) clearInterval(timer);
	};
	const timer = setInterval(look, 16);
})()`

// began is the begin once all of it has come.
const began = `(() => {
	const { dials, answers, mounted } = window.bench ?? {};
	const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
	if (!painted || !dials || !(MOUNT ? mounted : answers)) return null;
	return { Painted: painted, Dials: Math.max(painted, dials), Answers: Math.max(painted, answers ?? 0), Mounted: mounted ?? 0 };
})()`

// benchPhone opens a Chromium that is as slow as the condition says.
func benchPhone(b *testing.B, c contestant, profile string, on condition) *browsertest.Chromium {
	b.Helper()
	phone := browsertest.OpenChromium(b, browsertest.Options{Width: 360, Height: 640, Touch: true, Alone: true, Whole: true, HearWorkers: on.line != nil, Line: on.line, Profile: profile})
	mounted := c.mounted
	if mounted == "" {
		mounted = "seen.answers"
	}
	phone.Before(strings.ReplaceAll(probe, "MOUNTED", mounted))
	_, err := chromedp.Call(phone.Context(), emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: on.cpu})
	require.NoError(b, err)
	return phone
}

// openAndTime opens the page and waits until it answers, or with toMount until its program runs.
func openAndTime(b *testing.B, phone *browsertest.Chromium, url string, toMount bool) (times begin) {
	b.Helper()
	go phone.TryOpen(url) // its load event may come after all that is measured here
	look := strings.ReplaceAll(began, "MOUNT", fmt.Sprint(toMount))
	for deadline := time.Now().Add(2 * time.Minute); ; time.Sleep(100 * time.Millisecond) {
		var found *begin
		if err := phone.TryEval(look, &found); err == nil && found != nil {
			return *found
		}
		require.True(b, time.Now().Before(deadline), "%s does not begin", url)
	}
}

// settle waits until the site is asked for nothing more.
func settle(site *browsertest.Server) {
	settleFor(site, 6*time.Second) // ngsw looks for an update five seconds after it was last asked
}

func settleFor(site *browsertest.Server, quiet time.Duration) {
	before, since := int64(-1), time.Now()
	for time.Since(since) < quiet {
		if now := site.Sent(); now != before || site.Busy() {
			before, since = now, time.Now()
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// memory is what the page and its worker take, in bytes: the proportional set
// size of the processes that render.
func memory(b *testing.B, phone *browsertest.Chromium) (bytes float64) {
	b.Helper()
	found, err := chromedp.CallBrowser(phone.Context(), systeminfo.GetProcessInfo, cdp.Empty{})
	require.NoError(b, err)
	for _, process := range found.ProcessInfo {
		if process.Type != "renderer" {
			continue
		}
		bytes += pss(b, int(process.ID))
	}
	return bytes
}

// pss is the proportional set size of a process, in bytes.
func pss(b *testing.B, process int) float64 {
	b.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", process))
	require.NoError(b, err)
	var kilobytes float64
	_, after, _ := strings.Cut(string(text), "\nPss:")
	_, err = fmt.Sscan(after, &kilobytes)
	require.NoError(b, err)
	return kilobytes * 1024
}
