package bench

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
)

// BenchmarkPhone opens this app and what it is compared with on a phone, and
// writes one table: the median of all rounds, with its ratio to the bare page. Taps
// at 6x and the changed number are of the first round.
func BenchmarkPhone(b *testing.B) {
	for b.Loop() {
		sites := contestants(b)
		t := &table{ratioTo: "bare page"}
		for _, c := range sites {
			t.columns = append(t.columns, c.name)
			if c.program > 0 {
				t.add("program, KB (Brotli 11)", c.name, float64(c.program)/1000)
			}
		}
		for round := range rounds(b) {
			for _, c := range sites {
				b.Logf("round %d: %s", round+1, c.name)
				for _, on := range conditions {
					measureBegin(b, t, c, on)
				}
				measureCopy(b, t, c, round == 0)
			}
			t.rounds++
			t.write(b, "bench-phone.md")
		}
	}
}

// measureBegin is a first visit.
func measureBegin(b *testing.B, t *table, c contestant, on condition) {
	b.Helper()
	site := browsertest.Serve(b, c.before)
	defer site.Stop()
	phone := benchPhone(b, c, b.TempDir(), on)
	defer phone.Close()
	times := openAndTime(b, phone, site.URL+c.page, on.line == nil)
	t.add("first contentful paint, "+on.name+", ms", c.name, times.Painted)
	t.add("a number that dials, "+on.name+", ms", c.name, times.Dials)
	t.add("a checklist that answers, "+on.name+", ms", c.name, times.Answers)
	if on.line != nil {
		return
	}
	t.add("program mounted, "+on.name+", ms", c.name, times.Mounted)
	time.Sleep(3 * time.Second) // a browser tells of a task some time after it
	t.add("longest task up to the mount, "+on.name+", ms", c.name, longest(phone, "start <= bench.mounted"))
	t.add("longest task in 3 s after the mount, "+on.name+", ms", c.name, longest(phone, afterMount))
}

const afterMount = "start > bench.mounted"

// longest is the longest task of those whose start is so, in milliseconds; a
// browser tells of those from 50 on, and 0 means less.
func longest(phone *browsertest.Chromium, so string) float64 {
	var long []float64
	phone.Eval(`bench.long.filter(([start]) => `+so+`).map(([, duration]) => duration)`, &long)
	return slices.Max(append(long, 0))
}

// measureCopy is a phone that takes its copy, starts from it without the server,
// and then goes through the items; with more also the cost of a changed number.
func measureCopy(b *testing.B, t *table, c contestant, more bool) {
	b.Helper()
	site := browsertest.Serve(b, c.before)
	defer func() { site.Stop() }()
	profile := b.TempDir()
	phone := benchPhone(b, c, profile, conditions[0])
	defer phone.Close()
	openAndTime(b, phone, site.URL+c.page, true)
	settle(site)
	t.add("first visit, KB", c.name, float64(site.Sent())/1000)
	t.add("memory, MB", c.name, memory(b, phone)/1e6)
	phone.Close()
	site.Stop()
	again := benchPhone(b, c, profile, conditions[1])
	defer again.Close()
	times := openAndTime(b, again, site.URL+cmp.Or(c.icon, c.page), true)
	t.add("offline start painted, 4x CPU, ms", c.name, times.Painted)
	t.add("offline start mounted, 4x CPU, ms", c.name, times.Mounted)
	site.Start()
	measureTaps(b, t, c, again, site, 4)
	if !more {
		return
	}
	measureTaps(b, t, c, again, site, 6)
	site.Stop()
	site.Handler = c.after
	site.ForgetCounts()
	site.Start()
	for range 6 {
		again.Open(site.URL + c.page)
		settle(site)
		if strings.Contains(again.Text(), c.newNumber) {
			t.add("changed number, KB", c.name, float64(site.Sent())/1000)
			return
		}
	}
	b.Errorf("%s does not show the new number", c.name)
}

func measureTaps(b *testing.B, t *table, c contestant, phone *browsertest.Chromium, site *browsertest.Server, rate float64) {
	b.Helper()
	phone.Open(site.URL + c.page)
	browsertest.WaitFor(b, phone, "the program", `window.bench?.mounted`)
	_, err := chromedp.Call(phone.Context(), emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: rate})
	require.NoError(b, err)
	time.Sleep(2 * time.Second)
	phone.Eval(`(bench.mounted = performance.now())`, nil) // tasks count from here
	phone.Eval(watchTaps, nil)
	c.taps(b, phone)
	time.Sleep(time.Second) // until the browser has told of the last task
	var taps []float64
	phone.Eval(`benchTaps`, &taps)
	t.add(fmt.Sprintf("tap to painted, median of 31, %gx CPU, ms", rate), c.name, quantile(taps, 0.5))
	t.add(fmt.Sprintf("tap to painted, p95 of 31, %gx CPU, ms", rate), c.name, quantile(taps, 0.95))
	t.add(fmt.Sprintf("longest task of 31 taps, %gx CPU, ms", rate), c.name, longest(phone, afterMount))
}
