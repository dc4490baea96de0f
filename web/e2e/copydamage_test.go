package e2e

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/web/browsertest"
)

// Copies that are damaged on the phone.

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
		alter := `caches.open("one-minute-3").then(async (cache) => {
			const keys = await cache.keys();
			const page = keys.find((r) => r.url.endsWith(".piece")), wasm = keys.find((r) => r.url.endsWith(".wasm"));
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
		b.Eval(`caches.open("one-minute-3").then(async (cache) => {
			for (const key of await cache.keys()) {
				if (!key.url.endsWith(".json")) continue;
				const answer = await cache.match(key), text = await answer.text();
				await cache.put(key, new Response(text.replaceAll("0113 376 0336", "0113 376 0337"), {headers: answer.headers}));
			}
		})`, nil)
		if c, ok := b.(*browsertest.Chromium); ok {
			c.StopWorkers() // this one has read the numbers already
		}
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

func TestDamagedStateRecords(t *testing.T) {
	t.Parallel()
	const damage = `caches.open("one-minute-3").then(async (cache) => {
		const states = await Promise.all(["/state-2", "/state-3"].map(async (at) => ({at, turn: (await (await cache.match(at)).json()).turn})));
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
		openMounted(t, b, site.URL+"/guides/cse/") // the one before still knows the copy

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
