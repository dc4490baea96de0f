package e2e

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// What the phone itself may do to the copy.

func TestAlteredAndMissingFilesAreFoundAndMended(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(browsertest.Options{})
		install(t, b, site)
		browsertest.WaitFor(t, b, "the app, which then lets the worker check", mounted)
		askWorker(b, "update()") // after that check, which would mend what is missing
		assert.Zero(t, askWorker(b, "verify(() => {})").Altered)
		of := copied(t)
		alter := `caches.open("one-minute-2").then(async (cache) => {
			const keys = await cache.keys();
			const page = keys.find((r) => r.url.endsWith(".html")), wasm = keys.find((r) => r.url.endsWith(".wasm"));
			for (const key of [page, wasm]) {
				const answer = await cache.match(key), bytes = new Uint8Array(await answer.arrayBuffer());
				bytes[bytes.length >> 1] ^= 1;
				await cache.put(key, new Response(bytes, {headers: answer.headers}));
			}
			await cache.delete(keys.find((r) => r.url.endsWith(".svg")));
		})`
		b.Eval(alter, nil)
		site.Stop()
		found := askWorker(b, "verify(() => {})")
		assert.Equal(t, 2, found.Altered, "found without the server too")
		assert.Equal(t, of-3+found.Mended, found.Have, "the browser's own cache may still have what is mended")
		assert.Equal(t, found.Have == of, found.Complete)
		site.Start()
		found = askWorker(b, "verify(() => {})")
		assert.Equal(t, [3]int{0, of, of}, [3]int{found.Altered, found.Have, found.Of}, "all is there with it")
		assert.True(t, found.Complete)
		b.Eval(alter, nil)
		found = askWorker(b, "verify(() => {})")
		assert.Equal(t, [4]int{2, 3, of, of}, [4]int{found.Altered, found.Mended, found.Have, found.Of}, "altered, mended, have, of")
		site.Stop()
		openMounted(t, b, site.URL+"/guides/cse/")
	})
}

func TestAnAlteredPageIsNotShown(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(browsertest.Options{})
		install(t, b, site)
		b.Eval(`caches.open("one-minute-2").then(async (cache) => {
			for (const key of await cache.keys()) {
				if (!key.url.endsWith(".html")) continue;
				const answer = await cache.match(key), text = await answer.text();
				await cache.put(key, new Response(text.replaceAll("0113 376 0336", "0113 376 0337"), {headers: answer.headers}));
			}
		})`, nil)
		b.Open(site.URL + "/contacts/")
		assert.NotContains(t, b.Text(), "0337", "from the server instead")
		assert.Contains(t, b.Text(), "0113 376 0336")
		site.Stop()
		b.Open(site.URL + "/contacts/")
		assert.NotContains(t, b.Text(), "0337", "the fallback page instead")
		assert.Contains(t, b.Text(), "0113 376 0336")
	})
}

func TestAllCachesDeletedOffline(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(browsertest.Options{})
		install(t, b, site)
		site.Stop()
		b.Eval(`caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))`, nil)
		b.Open(site.URL + "/guides/cse/")
		var numbers []string
		b.Eval(`[...document.querySelectorAll("a")].map((a) => a.getAttribute("href"))`, &numbers)
		assert.Equal(t, []string{"tel:999", "tel:+441133760336", "tel:+441135350600", "tel:+441132224403"}, numbers)
		assert.Contains(t, b.Text(), "23 November 2026")
		site.Start()
		b.Open(site.URL + "/guides/cse/")
		browsertest.WaitFor(t, b, "a copy again", complete)
	})
}

func TestANewerEngineKeepsTheState(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(browsertest.Options{})
		install(t, b, site)
		before := askWorker(b, "offline()")
		built := sitetest.Shipped(t)
		worker, _ := built.Lookup("/app-worker.js")
		server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
			if r.URL.Path != "/app-worker.js" {
				return false
			}
			w.Header().Set("Content-Type", worker.Type)
			w.Write(append([]byte("self.newer = true;\n"), worker.Body()...))
			return true
		})
		b.Eval(`Promise.all([caches.open("one-minute-1"), caches.open("another-app")]).then(() => {})`, nil)
		site.ForgetCounts()
		replaceWorker(t, b)
		browsertest.WaitFor(t, b, "its answer", `oneMinute.offline().then((state) => state.complete)`)
		after := askWorker(b, "offline()")
		assert.Equal(t, before.App, after.App)
		assert.Equal(t, before.Verified, after.Verified)
		assert.Zero(t, site.SentFor(func(path string) bool { return strings.HasPrefix(path, "/_/") }), "nothing is fetched again")
		browsertest.WaitFor(t, b, "the caches that are ours and others'", `oneMinute.update().then(() => caches.keys()).then((names) => names.sort().join() === "another-app,one-minute-2")`)
		site.Stop()
		openMounted(t, b, site.URL+"/guides/cse/")
	})
}

func TestStorageTooSmall(t *testing.T) {
	t.Parallel()
	site := serveSite(t)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	quota := func(bytes float64) {
		t.Helper()
		_, err := chromedp.Call(c.Context(), storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: site.URL, QuotaSize: &bytes})
		require.NoError(t, err)
	}
	quota(2 << 20)
	openMounted(t, c, site.URL+"/contacts/")
	browsertest.WaitFor(t, c, "the worker's word", `oneMinute.offline().then((state) => state.log.length > 0)`)
	assert.False(t, askWorker(c, "offline()").Complete, "no half install passes for a whole one")
	openMounted(t, c, site.URL+"/guides/cse/")
	quota(1 << 30)
	browsertest.WaitFor(t, c, "a complete copy once there is room", `oneMinute.update().then((state) => state.complete)`)
}

// A first install needs room for the copy and no more: parts and whole are not both kept.
func TestRoomForTheCopyAndLittleMore(t *testing.T) {
	t.Parallel()
	built := sitetest.Shipped(t)
	var all float64
	for _, f := range built.Files() {
		all += float64(f.Size)
	}
	site := serveSite(t)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	quota := all + 700<<10 // the browser's own bookkeeping, and the state
	_, err := chromedp.Call(c.Context(), storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: site.URL, QuotaSize: &quota})
	require.NoError(t, err)
	openMounted(t, c, site.URL+"/contacts/")
	browsertest.WaitFor(t, c, "a complete copy", complete)
	var parts int
	c.Eval(`caches.open("one-minute-2").then((cache) => cache.keys()).then((keys) => keys.filter(({url}) => url.endsWith(".part")).length)`, &parts)
	assert.Zero(t, parts)
}

func TestClockYearsOff(t *testing.T) {
	t.Parallel()
	for name, years := range map[string]string{"ahead": "2", "behind": "-2"} {
		t.Run(name, func(t *testing.T) {
			shift := `Date.now = ((now) => () => now() + ` + years + ` * 365 * 86400e3)(Date.now);` + "\n"
			built := sitetest.Shipped(t)
			server, site := servePublisher(t)
			server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
				f, found := built.Lookup(r.URL.Path)
				if !found || r.URL.Path != "/app-worker.js" {
					return false
				}
				w.Header().Set("Content-Type", f.Type)
				w.Write(append([]byte(shift), f.Body()...))
				return true
			})
			c := browsertest.OpenChromium(t, browsertest.Options{})
			install(t, c, site)
			server.publish(sitetest.WithNewNumber(t))
			assert.Equal(t, 2, askWorker(c, "update()").Content, "checks go on")
			site.Stop()
			assert.Equal(t, newTel, adviceNumber(c, site.URL+"/contacts/"))
		})
	}
}

func TestNoWebAssemblyAtAll(t *testing.T) {
	t.Parallel()
	site := browsertest.Serve(t, withScript(t, "delete globalThis.WebAssembly;"))
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		b := open(browsertest.Options{Width: 360, Height: 640})
		for _, route := range routes(t) {
			b.Open(site.URL + route.Path)
			assertReadsAndDials(t, b, route.Path)
		}
	})
}

func TestPhoneWithBotInItsName(t *testing.T) {
	t.Parallel()
	site := browsertest.Serve(t, withScript(t, `Object.defineProperty(navigator, "userAgent", {value: "Mozilla/5.0 (Linux; Android 11; CUBOT X50) Chrome/120 Mobile"});`))
	c := browsertest.OpenChromium(t, browsertest.Options{})
	openMounted(t, c, site.URL+"/contacts/")
	assertReadsAndDials(t, c, "/contacts/")
}

func TestDamagedStateRecords(t *testing.T) {
	t.Parallel()
	const damage = `caches.open("one-minute-2").then(async (cache) => {
		const states = await Promise.all(["/state-0", "/state-1"].map(async (at) => ({at, turn: (await (await cache.match(at)).json()).turn})));
		states.sort((a, b) => b.turn - a.turn);
		for (const {at} of states.slice(0, %s)) await cache.put(at, new Response("{half a rec"));
	})`
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(browsertest.Options{})
		install(t, b, site)
		b.Eval(`oneMinute.update().then(() => oneMinute.update())`, nil) // both records know the whole copy
		site.Stop()
		b.Eval(strings.Replace(damage, "%s", "1", 1), nil)
		openMounted(t, b, site.URL+"/guides/cse/") // the one before still stands for the copy

		site.Start()
		b.Eval(`oneMinute.update().then(() => oneMinute.update())`, nil)
		b.Eval(strings.Replace(damage, "%s", "2", 1), nil)
		b.Open(site.URL + "/contacts/")
		assert.Contains(t, b.Text(), "0113 376 0336", "the page comes from the server")
		browsertest.WaitFor(t, b, "a state again", complete)
		site.Stop()
		openMounted(t, b, site.URL+"/guides/cse/")
	})
}

func TestAnInstalledCopyAsksToBeKept(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(browsertest.Options{})
		openMounted(t, b, site.URL+"/")
		var before, after int
		b.Eval(`(window.asked = 0, Object.defineProperty(navigator, "storage", {value: {persist: async () => ++asked}}), asked)`, &before)
		b.Eval(`(dispatchEvent(new Event("appinstalled")), asked)`, &after)
		assert.Equal(t, [2]int{0, 1}, [2]int{before, after})
	})
}
