package browsertest

import (
	"fmt"
	"image/png"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const smallPage = `<!doctype html><html lang="en"><title>Page %[1]s</title><meta name="viewport" content="width=device-width">
<body><h1>Hello</h1><p id="out">plain</p><noscript><p>no script here</p></noscript>
<p><a id="two" href="/two">two</a> <a id="tel" href="tel:+441130000000">call</a> <input id="in"> <button id="button">press</button></p>
<div style="height: 1500px"></div><p>end</p><script src="/page.js"></script>`

const smallScript = `document.getElementById("out").textContent = "scripted";
document.getElementById("button").onclick = () => history.pushState(null, "", "/pushed");
const log = []; for (const type of ["click", "touchstart", "keydown"]) addEventListener(type, e => log.push(type + " " + (e.key ?? e.target.id) + (e.isTrusted ? "" : " scripted")));`

const smallWorker = `addEventListener("install", e => e.waitUntil((async () => { await (await caches.open("v")).addAll(["/", "/two", "/page.js"]); await fetch("/from-worker"); await skipWaiting() })()));
addEventListener("activate", e => e.waitUntil(clients.claim()));
addEventListener("fetch", e => e.respondWith(caches.match(e.request).then(hit => hit || fetch(e.request))));`

func smallSite(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Security-Policy", "default-src 'self'; style-src 'unsafe-inline'")
	switch r.URL.Path {
	case "/page.js", "/worker.js":
		w.Header().Set("Content-Type", "text/javascript")
		fmt.Fprint(w, map[string]string{"/page.js": smallScript, "/worker.js": smallWorker}[r.URL.Path])
	case "/", "/two", "/three":
		fmt.Fprintf(w, smallPage, r.URL.Path)
	case "/favicon.ico":
		w.WriteHeader(http.StatusNoContent)
	default:
		http.NotFound(w, r)
	}
}

const registered = `navigator.serviceWorker.register("/worker.js").then(() => navigator.serviceWorker.ready).then(() => true)`

func TestPages(t *testing.T) {
	t.Parallel()
	ForEveryEngine(t, func(t *testing.T, open Opener) {
		site := Serve(t, http.HandlerFunc(smallSite))
		b := open(Options{Width: 360, Height: 640})
		b.Open(site.URL + "/")
		assert.Equal(t, "Page /", b.Title())
		assert.Contains(t, b.Text(), "scripted")
		var size [2]int
		b.Eval("[innerWidth, innerHeight]", &size)
		assert.Equal(t, [2]int{360, 640}, size)

		var later struct{ Words []string }
		b.Eval(`new Promise(done => setTimeout(done, 50, {Words: ["a", "b"]})) // then`, &later)
		assert.Equal(t, []string{"a", "b"}, later.Words)
		b.Eval("undefined", nil)
		assert.ErrorContains(t, b.TryEval("nowhere.x", nil), "nowhere")
		assert.ErrorContains(t, b.TryEval("Promise.reject(new Error('broken'))", nil), "broken")
		assert.Error(t, b.TryEval("}{", nil))
		assert.Error(t, b.TryEval("new Promise(() => { location.href = '/two' })", nil), "a page that goes away")
		WaitFor(t, b, "the second page", `document.title === "Page /two"`)
		b.Back()
		assert.Equal(t, site.URL+"/", b.URL())
		b.Click("#button")
		WaitFor(t, b, "a real click", `log.includes("click button")`)
		WaitFor(t, b, "the pushed URL", `location.pathname === "/pushed"`)
		b.Back()
		assert.Equal(t, site.URL+"/", b.URL())
		WaitFor(t, b, "the same document as before", `log.includes("click button")`)
		b.Reload()
		assert.Equal(t, "Page /", b.Title())
		b.Click("#two")
		WaitFor(t, b, "the second page", `document.title === "Page /two"`)

		for name, want := range map[string]bool{"view.png": false, "full.png": true} {
			path := filepath.Join(t.TempDir(), "made", name)
			b.Screenshot(path, want)
			file, err := os.Open(path)
			require.NoError(t, err)
			image, err := png.DecodeConfig(file)
			file.Close()
			require.NoError(t, err)
			assert.Equal(t, 360, image.Width)
			assert.Equal(t, want, image.Height > 1500, "%s is %d high", name, image.Height)
		}
		b.Eval("[innerWidth, innerHeight]", &size)
		assert.Equal(t, [2]int{360, 640}, size, "after the screenshots")

		err := TryWait(b, "document.title === 'never'", 300*time.Millisecond)
		require.ErrorContains(t, err, "document.title === 'never'")
		assert.ErrorContains(t, err, site.URL+"/two")
		assert.ErrorContains(t, err, "Hello")
	})
}

func TestOffline(t *testing.T) {
	t.Parallel()
	ForEveryEngine(t, func(t *testing.T, open Opener) {
		site := Serve(t, http.HandlerFunc(smallSite))
		b := open(Options{HearWorkers: true})
		b.Open(site.URL + "/")
		b.Eval(registered, nil)
		WaitFor(t, b, "the worker", "navigator.serviceWorker.controller")
		b.Eval(`localStorage.setItem("kept", "yes")`, nil)
		assert.Equal(t, 1, site.Served("/from-worker"))
		assert.Positive(t, site.Bytes("/two"))

		site.Stop()
		b.Reload()
		assert.Contains(t, b.Text(), "scripted")
		b.Open(site.URL + "/two")
		assert.Equal(t, "Page /two", b.Title())
		assert.Error(t, b.TryOpen(site.URL+"/three"))
		var kept string
		b.Open(site.URL + "/")
		b.Eval("localStorage.kept", &kept)
		assert.Equal(t, "yes", kept)

		if c, ok := b.(*Chromium); ok {
			c.Restart()
			c.Open(site.URL + "/two")
			c.Kill()
			c.Restart()
			c.Open(site.URL + "/two")
			assert.Contains(t, c.Requests(), site.URL+"/from-worker")
			assert.Contains(t, c.AnsweredByWorker(), site.URL+"/two")
		}
		site.ForgetCounts()
		site.Start()
		b.Open(site.URL + "/three")
		assert.Equal(t, 1, site.Served("/three"))
	})
}

func TestNoJavaScript(t *testing.T) {
	t.Parallel()
	ForEachEngine(t, func(t *testing.T, open Opener) {
		site := Serve(t, http.HandlerFunc(smallSite))
		b := open(Options{NoJavaScript: true, Dark: true})
		b.Open(site.URL + "/")
		assert.Contains(t, b.Text(), "no script here")
		assert.Contains(t, b.Text(), "plain")
		var dark bool
		b.Eval(`Promise.resolve(matchMedia("(prefers-color-scheme: dark)").matches)`, &dark)
		assert.True(t, dark)
		b.Click("#two")
		WaitFor(t, b, "the second page", `document.title === "Page /two"`)
	})
}

func TestCertificate(t *testing.T) {
	t.Parallel()
	InChromium(t, func(t *testing.T, open Opener) {
		site := ServeTLS(t, http.HandlerFunc(smallSite))
		assert.Error(t, open(Options{}).TryOpen(site.URL+"/"))
		b := open(Options{AnyCertificate: true})
		b.Open(site.URL + "/")
		b.Eval(registered, nil)
		site.Stop()
		b.Open(site.URL + "/two")
	})
}

func TestErrors(t *testing.T) {
	t.Parallel()
	site := Serve(t, http.HandlerFunc(smallSite))
	c := OpenChromium(t, Options{})
	c.Open(site.URL + "/")
	assert.Empty(t, c.Errors())
	c.Eval(`(console.log("calm"), console.error("wrong", 7), setTimeout(() => { throw new Error("thrown") }))`, nil)
	require.Eventually(t, func() bool { return len(c.Errors()) == 2 }, Patience, 20*time.Millisecond)
	assert.Contains(t, c.Errors()[0], "wrong 7")
	assert.Contains(t, c.Errors()[1], "thrown")
	c.Eval(`fetch("/missing")`, nil)
	require.Eventually(t, func() bool { return len(c.Errors()) == 3 }, Patience, 20*time.Millisecond)
	assert.Contains(t, c.Errors()[2], "/missing")
}

// After a tel: link Chromium stays on the page; WebKitGTK, which has no
// telephone, shows an error page in its place, from which Back leads to the page.
func TestTelephone(t *testing.T) {
	t.Parallel()
	ForEveryEngine(t, func(t *testing.T, open Opener) {
		site := Serve(t, http.HandlerFunc(smallSite))
		b := open(Options{})
		b.Open(site.URL + "/two")
		b.Open(site.URL + "/")
		var prevented bool
		b.Eval(`new Promise(done => {
			addEventListener("click", event => setTimeout(() => done(event.defaultPrevented)));
			document.getElementById("tel").click() })`, &prevented)
		assert.False(t, prevented)
		if b.Name() == "webkit" {
			WaitFor(t, b, "the error page", `location.href === "about:blank"`)
			assert.Equal(t, "tel:+441130000000", b.URL())
			b.Back()
		}
		assert.Equal(t, "Page /", b.Title())
		b.Open(site.URL + "/two")
		assert.Equal(t, "Page /two", b.Title())
	})
}

func TestDialled(t *testing.T) {
	t.Parallel()
	site := Serve(t, http.HandlerFunc(smallSite))
	c := OpenChromium(t, Options{CallsFrom: site.URL, Touch: true})
	c.Open(site.URL + "/")
	c.Tap("#tel")
	require.Eventually(t, func() bool { return len(c.Dialled()) > 0 }, Patience, 20*time.Millisecond)
	assert.Equal(t, []string{"tel:+441130000000"}, c.Dialled())
	c.Click("#button")
	WaitFor(t, c, "input after the call", `log.includes("click button")`)
}

func TestMissingProgram(t *testing.T) {
	t.Parallel()
	_, err := program("/usr/bin/no-such-browser", "chromium")
	assert.EqualError(t, err, "/usr/bin/no-such-browser is missing: apt-get install chromium")
}

func TestInput(t *testing.T) {
	t.Parallel()
	site := Serve(t, http.HandlerFunc(smallSite))
	c := OpenChromium(t, Options{Touch: true})
	c.Open(site.URL + "/")
	c.Tap("#button")
	WaitFor(t, c, "a touch", `log.includes("touchstart button") && log.includes("click button")`)
	c.Eval(`document.getElementById("two").focus()`, nil)
	c.Press("Tab")
	WaitFor(t, c, "the focus on the next link", `document.activeElement.id === "tel"`)
	c.Press("Shift+Tab")
	WaitFor(t, c, "the focus on the link before", `document.activeElement.id === "two"`)
	c.Eval(`document.getElementById("in").focus()`, nil)
	c.Type("words")
	WaitFor(t, c, "the words", `document.getElementById("in").value === "words"`)
	path := filepath.Join(t.TempDir(), "page.pdf")
	c.PDF(path)
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "%PDF", string(data[:4]))
}
