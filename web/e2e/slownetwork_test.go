package e2e

import (
	"bytes"
	"net/http"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// Answers that come a byte at a time, or never end.

// drip sends a byte every nine seconds, which no stall of ten seconds ends.
func drip(w http.ResponseWriter, r *http.Request, body []byte) {
	for _, b := range body {
		if _, err := w.Write([]byte{b}); err != nil {
			return
		}
		flush(w)
		select {
		case <-r.Context().Done():
			return
		case <-time.After(9 * time.Second):
		}
	}
}

func TestADrippingPointerHoldsUpOneCheckOnly(t *testing.T) {
	t.Parallel()
	next := sitetest.WithNewNumber(t)
	pointer, _ := next.Lookup("/release.json")
	server, site := servePublisher(t)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	install(t, c, site)
	var held atomic.Int32
	server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path == "/release.json" {
			held.Add(1)
			drip(w, r, pointer.Body())
		}
		return r.URL.Path == "/release.json"
	})
	server.publish(next)
	began := time.Now()
	c.Eval(`(window.first = oneMinute.ask("check"), null)`, nil)
	browsertest.WaitUntil(t, "the first check to be given up", func() bool { return askWorker(c, "offline()").Check.Why == "slow" })
	server.misbehave(nil)
	browsertest.WaitUntil(t, "the new number", func() bool { c.Eval(`oneMinute.ask("check")`, nil); return askWorker(c, "offline()").Content == 2 })
	require.LessOrEqual(t, held.Load(), int32(2), "the page's own check may be one of them")
	assert.Less(t, time.Since(began), time.Duration(held.Load())*15*time.Second+10*time.Second)
}

func TestAnEndlessPointerIsGivenUp(t *testing.T) {
	t.Parallel()
	server, site := servePublisher(t)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	install(t, c, site)
	var sent atomic.Int64
	server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path != "/release.json" {
			return false
		}
		for piece := bytes.Repeat([]byte(" "), 64<<10); ; sent.Add(64 << 10) {
			if _, err := w.Write(piece); err != nil || sent.Load() > 1<<30 {
				return true
			}
		}
	})
	began := time.Now()
	c.Eval(`oneMinute.ask("check", undefined, 12_000)`, nil)
	assert.Less(t, time.Since(began), 10*time.Second)
	assert.Less(t, sent.Load(), int64(64<<20), "bytes that the server was let send")
	server.misbehave(nil)
	server.publish(sitetest.WithNewNumber(t))
	assert.Equal(t, 2, askWorker(c, "update()").Content)
}

// Numbers do not wait for an app that drips, and one that is published instead of it is taken.
func TestANumberIsTakenWhileTheAppDrips(t *testing.T) {
	t.Parallel()
	anotherApp := func(_ *content.Pack, c *web.Client, _ *web.Options) {
		c.Exec = append([]byte("// another app\n"), c.Exec...)
	}
	dripping := sitetest.With(t, anotherApp)
	numbered := sitetest.With(t, func(p *content.Pack, c *web.Client, o *web.Options) { sitetest.ChangeNumber(p); anotherApp(p, c, o) })
	exec, _ := dripping.Lookup("/wasm_exec.js")
	server, site := servePublisher(t)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	install(t, c, site)
	var asked atomic.Int32
	server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path != exec.Address() {
			return false
		}
		asked.Add(1)
		drip(w, r, exec.Body())
		return true
	})
	server.publish(dripping)
	c.Eval(`(oneMinute.ask("check"), null)`, nil)
	browsertest.WaitUntil(t, "the app to drip", func() bool { return asked.Load() > 0 })
	server.publish(numbered)
	began := time.Now()
	c.Eval(`(oneMinute.ask("check"), null)`, nil)
	browsertest.WaitUntil(t, "the new number", func() bool { return askWorker(c, "offline()").Content == 2 })
	assert.Less(t, time.Since(began), 10*time.Second)
	assert.Equal(t, newTel, adviceNumber(c, site.URL+"/contacts/"))
	require.Eventually(t, func() bool { return askWorker(c, "offline()").Check.App.Why == "slow" }, 2*browsertest.Patience, 100*time.Millisecond, "the drip to be given up")
	server.misbehave(nil)
	server.publish(sitetest.WithNewNumber(t)) // with the app that is on the phone
	browsertest.WaitFor(t, c, "up to date", `oneMinute.update().then((s) => s.check.app.outcome === "same" && s.complete)`)
}

// A change of page ends the downloads of the page that is left, which must not take
// it for a script that came wrong, and begin again in the place of the next page.
func TestALinkTappedWhileAScriptComes(t *testing.T) {
	t.Parallel()
	built := sitetest.Shipped(t)
	boot, _ := built.Lookup("/boot.js")
	browsertest.ForEveryEngine(t, func(t *testing.T, open browsertest.Opener) {
		var asked atomic.Bool
		next := withHead(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == boot.Address() && !asked.Swap(true) {
				<-r.Context().Done() // the browser gives it up
				return
			}
			built.Handler().ServeHTTP(w, r)
		}), `if (location.pathname === "/guides/cse/") document.addEventListener("readystatechange", () =>
			setTimeout(() => document.querySelector('.place[href="/contacts/"]').click(), 100), {once: true});`)
		site := browsertest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/contacts/" {
				time.Sleep(time.Second) // the next page takes its time
			}
			next.ServeHTTP(w, r)
		}))
		b := open(phone)
		b.Eval(`(setTimeout(() => { location.href = `+browsertest.JS(site.URL+"/guides/cse/")+`; }), null)`, nil) // Open would wait for the script
		browsertest.WaitFor(t, b, "the next page", `location.pathname === "/contacts/" && `+mounted)
		assert.Equal(t, 1, site.Served("/guides/cse/"), "the page that was left is not loaded again")
	})
}
