package e2e

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// keepAsBefore puts a copy into the browser as the worker before this one kept it: whole
// pages, each with a word in its title that tells it from a page of now.
const keepAsBefore = `(async () => {
	const cache = await caches.open("one-minute-2");
	const hex = async (text) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)))].map((b) => b.toString(16).padStart(2, "0")).join("");
	const files = {};
	let inside;
	for (const path of ["/", "/404.html", "/contacts/", "/about/", "/guides/cse/", "/guides/cse/checklist/", "/guides/cse/checklist/summary/"]) {
		const answer = await fetch(path), type = answer.headers.get("Content-Type");
		inside = answer.headers.get("Content-Security-Policy").match(/sha256-[^']+/g);
		const text = (await answer.text()).replace("</title>", " of before</title>"), hash = await hex(text);
		files[path] = {hash, size: new TextEncoder().encode(text).length, type};
		await cache.put("/_/" + hash + ".html", new Response(text, {headers: {"Content-Type": type}}));
	}
	const content = {id: "0123456789ab", seq: 1, inside, files, refs: {}, contacts: {}, contactsByID: {
		"duty-practitioners": {name: "Duty and Advice", audience: "Practitioners", number: "0113 496 0001"},
	}};
	await cache.put("/state-1", new Response(JSON.stringify({turn: 5, content, app: {id: "ba9876543210", files: {}}, bad: [], changes: [], log: [], settings: {text: "150"}, reached: 1, verified: 1})));
})()`

// A phone comes from the worker before to this one without a gap, and could go back.
func TestACopyOfTheWorkerBefore(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		noWorker := func(_ http.ResponseWriter, r *http.Request) bool {
			if r.URL.Path == "/app-worker.js" {
				panic(http.ErrAbortHandler)
			}
			return false
		}
		server.misbehave(noWorker)
		b := open(browsertest.Options{})
		b.Open(site.URL + "/contacts/")
		b.Eval(keepAsBefore, nil)

		server.misbehave(func(_ http.ResponseWriter, r *http.Request) bool { // the new copy stays without a guide
			if strings.HasSuffix(r.URL.Path, ".piece") {
				panic(http.ErrAbortHandler)
			}
			return false
		})
		b.Open(site.URL + "/contacts/")
		browsertest.WaitFor(t, b, "this worker", `navigator.serviceWorker.getRegistration().then((r) => r?.active?.state === "activated")`)
		browsertest.WaitFor(t, b, "the cut", `oneMinute.offline().then((state) => state.log.length > 0)`)
		assert.False(t, askWorker(b, "offline()").Complete)
		site.Stop()
		for _, path := range []string{"/contacts/", "/guides/cse/", "/guides/cse/checklist/", "/"} {
			b.Open(site.URL + path)
			assert.Contains(t, b.Title(), "of before", path)
			assert.Equal(t, oldTel, adviceNumber(b, site.URL+path))
		}

		site.Start()
		server.misbehave(nil)
		b.Open(site.URL + "/contacts/")
		browsertest.WaitFor(t, b, "a copy of its own", complete)
		after := askWorker(b, "offline()")
		require.Len(t, after.Changes, 1, "what changed since the earlier copy")
		assert.Equal(t, "0113 496 0001 0113 376 0336", after.Changes[0].Before+" "+after.Changes[0].After)
		site.Stop()
		openMounted(t, b, site.URL+"/guides/cse/")
		assert.NotContains(t, b.Title(), "of before")
		browsertest.WaitFor(t, b, "the earlier copy, were this release withdrawn", `caches.has("one-minute-2")`)

		site.Start()
		server.publish(sitetest.WithNewNumber(t))
		require.Equal(t, 2, askWorker(b, "update()").Content)
		browsertest.WaitFor(t, b, "that the earlier copy is gone", `caches.has("one-minute-2").then((has) => !has)`)
	})
}

// No release is older than the copy of the worker before.
func TestAnOlderReleaseThanTheCopyOfTheWorkerBefore(t *testing.T) {
	t.Parallel()
	server, site := servePublisher(t)
	server.misbehave(func(_ http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path == "/app-worker.js" {
			panic(http.ErrAbortHandler)
		}
		return false
	})
	c := browsertest.OpenChromium(t, browsertest.Options{})
	c.Open(site.URL + "/contacts/")
	c.Eval(strings.Replace(keepAsBefore, "seq: 1", "seq: 3", 1), nil)
	server.misbehave(nil)
	server.publish(sitetest.WithNewNumber(t))
	c.Open(site.URL + "/contacts/")
	browsertest.WaitFor(t, c, "the worker's word", `oneMinute.update().then((state) => state.check?.content.outcome === "older")`)
	site.Stop()
	c.Open(site.URL + "/contacts/")
	assert.Contains(t, c.Title(), "of before")
}
