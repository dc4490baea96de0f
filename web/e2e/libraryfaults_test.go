package e2e

import (
	"bytes"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/protocol"
	"oneminuteguide/web/sitetest"
)

// The faults of the network and of the phone, with a library of 200 guides.

const libraryGuides = 200

func manyGuides(t testing.TB, l sitetest.Library) *web.Site {
	t.Helper()
	l.Guides = libraryGuides
	return sitetest.Of(t, l.Pack(t))
}

// stream is the one answer with all pieces of a site, under its address.
func stream(t testing.TB, site *web.Site) (address string, body []byte) {
	t.Helper()
	address, body = site.Stream()
	require.NotEmpty(t, body)
	return address, body
}

// installLibrary is install, with time for 200 guides on a machine that does much else.
func installLibrary(t testing.TB, b browsertest.Browser, site *browsertest.Server) {
	t.Helper()
	b.Open(site.URL + "/contacts/")
	require.NoError(t, browsertest.TryWait(b, complete, time.Minute), "a complete copy")
	b.Open(site.URL + "/contacts/")
	browsertest.WaitFor(t, b, "the worker's control", `navigator.serviceWorker.controller`)
}

const (
	guidesSaved = `oneMinute.offline().then((state) => state.guides.have)`
	firstGuide  = "/guides/g001/"
)

func TestLibraryCutInTheMiddleOfTheStream(t *testing.T) {
	t.Parallel()
	built := manyGuides(t, sitetest.Library{})
	address, body := stream(t, built)
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		server.publish(built)
		var cut atomic.Bool
		server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
			if r.URL.Path == address && !cut.Swap(true) {
				w.Write(body[:len(body)*6/10])
				flush(w)
				time.Sleep(2 * time.Second) // what has come is lost where it comes with the cut
				panic(http.ErrAbortHandler)
			}
			if cut.Load() && strings.HasPrefix(r.URL.Path, protocol.HashedFolder) {
				panic(http.ErrAbortHandler)
			}
			return false
		})
		b := open(browsertest.Options{})
		b.Open(site.URL + "/contacts/")
		browsertest.WaitFor(t, b, "the cut", `oneMinute.offline().then((state) => state.log.length > 0)`)
		var saved int
		b.Eval(guidesSaved, &saved)
		assert.Greater(t, saved, 80, "what came is kept")
		assert.Less(t, saved, libraryGuides)
		assert.False(t, askWorker(b, "offline()").Complete)
		b.Open(site.URL + "/")
		browsertest.WaitFor(t, b, "how many guides are saved", `document.querySelector(".offline").textContent.match(/Partly saved.* of 200 guides/)`)
		site.Stop()
		b.Open(site.URL + "/") // a part of a first copy is more than none
		assert.Contains(t, b.Text(), "0113 496 0336")
		site.Start()
		server.misbehave(nil)
		site.ForgetCounts()
		require.NoError(t, browsertest.TryWait(b, `oneMinute.update().then((state) => state.complete)`, time.Minute), "a complete copy")
		assert.Less(t, site.SentFor(func(path string) bool { return path == address }), int64(len(body)/2), "only what was missing comes")
		site.Stop()
		openMounted(t, b, site.URL+"/guides/g120/checklist/")
	})
}

func TestLibraryWithAFlippedBit(t *testing.T) {
	t.Parallel()
	built := manyGuides(t, sitetest.Library{})
	address, body := stream(t, built)
	server, site := servePublisher(t)
	server.publish(built)
	server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path == address {
			altered := bytes.Clone(body)
			altered[len(altered)*9/10] ^= 1
			w.Write(altered)
		}
		return r.URL.Path == address
	})
	c := browsertest.OpenChromium(t, browsertest.Options{})
	installLibrary(t, c, site)
	report := askWorker(c, "verify(() => {})")
	assert.Zero(t, report.Altered)
	assert.True(t, report.Complete)
}

func TestLibraryWithoutRoom(t *testing.T) {
	t.Parallel()
	built := manyGuides(t, sitetest.Library{})
	address, body := stream(t, built)
	server, site := servePublisher(t)
	server.publish(built)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	setQuota(t, c, site, float64(len(body))*6/10+600<<10)
	openMounted(t, c, site.URL+"/contacts/")
	require.NoError(t, browsertest.TryWait(c, noRoom, time.Minute))
	assert.False(t, askWorker(c, "offline()").Complete, "no half install passes for a whole one")
	openMounted(t, c, site.URL+"/guides/g150/")
	setQuota(t, c, site, 1<<30)
	site.ForgetCounts()
	require.NoError(t, browsertest.TryWait(c, `oneMinute.update().then((state) => state.complete)`, time.Minute), "a complete copy once there is room")
	t.Logf("%d bytes of the stream came then, of %d", site.SentFor(func(path string) bool { return path == address }), len(body))
}

func TestLibraryWorkerKilledInTheStream(t *testing.T) {
	t.Parallel()
	built := manyGuides(t, sitetest.Library{})
	address, body := stream(t, built)
	server, site := servePublisher(t)
	server.publish(built)
	var hold atomic.Bool
	hold.Store(true)
	half := make(chan struct{}, 10)
	server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path != address || !hold.Load() {
			return false
		}
		w.Write(body[:len(body)/2])
		flush(w)
		half <- struct{}{}
		<-r.Context().Done()
		return true
	})
	c := browsertest.OpenChromium(t, browsertest.Options{Alone: true})
	c.Open(site.URL + "/contacts/")
	<-half
	browsertest.WaitFor(t, c, "some guides", `oneMinute.offline().then((state) => state.guides.have > 60)`)
	c.Kill()
	hold.Store(false)
	c.Restart()
	site.ForgetCounts()
	installLibrary(t, c, site)
	assert.Less(t, site.SentFor(func(path string) bool { return path == address }), int64(len(body))*7/10, "what was there is not fetched again")
}

// A tab goes on with what it began with, while another has the release after it.
func TestLibraryTwoTabsOnTwoReleases(t *testing.T) {
	t.Parallel()
	newWord := sitetest.LibraryNewWord[1:] // which begins a sentence
	server, site := servePublisher(t)
	server.publish(manyGuides(t, sitetest.Library{}))
	c := browsertest.OpenChromium(t, phone)
	installLibrary(t, c, site)
	openMounted(t, c, site.URL+firstGuide)
	server.publish(manyGuides(t, sitetest.Library{NewNumber: true, NewWord: true}))
	require.Equal(t, 3, askWorker(c, "update()").Content)
	site.Stop()
	c.NewTab()
	openMounted(t, c, site.URL+firstGuide)
	assert.Contains(t, c.Text(), newWord)
	assert.Contains(t, c.Text(), sitetest.LibraryNewNumber)
	c.Tab(0)
	assert.NotContains(t, c.Text(), newWord)
	tap(c, `.places a[href="/"]`)
	browsertest.WaitFor(t, c, "home", `location.pathname === "/" && `+mounted)
	tap(c, `a[href="/guides/g002/"]`)
	browsertest.WaitFor(t, c, "another guide", `location.pathname === "/guides/g002/" && `+mounted+` && document.querySelector("article")`)
	assert.Contains(t, c.Text(), sitetest.LibraryNewNumber, "with the new number")
}

// A guide that the page did not come with is taken when a link, Back or Forward leads to it.
func TestAGuideIsTakenWhenItIsOpened(t *testing.T) {
	t.Parallel()
	built := manyGuides(t, sitetest.Library{})
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := browsertest.Serve(t, built.Handler())
		b := open(phone)
		installLibrary(t, b, site)
		site.Stop()
		openMounted(t, b, site.URL+firstGuide)
		b.Eval(`(window.same = true, null)`, nil)
		tap(b, `.places a[href="/"]`)
		browsertest.WaitFor(t, b, "home", `location.pathname === "/"`)
		tap(b, `a[href="/guides/g003/"]`)
		browsertest.WaitFor(t, b, "the third guide", `location.pathname === "/guides/g003/" && document.querySelector("article") && document.activeElement.matches("h1")`)
		assert.Contains(t, b.Text(), sitetest.LibraryNumber)
		b.Back()
		browsertest.WaitFor(t, b, "home again", `location.pathname === "/" && document.querySelector(".library")`)
		var same bool
		b.Eval(`window.same === true`, &same)
		assert.True(t, same, "in the same document")
		openMounted(t, b, site.URL+"/")
		tap(b, `a[href="/guides/g004/"]`)
		browsertest.WaitFor(t, b, "the fourth guide", `location.pathname === "/guides/g004/" && document.querySelector("article")`)
		b.Open(site.URL + "/contacts/")
		b.Back()
		browsertest.WaitFor(t, b, "the fourth guide again", `location.pathname === "/guides/g004/" && document.querySelector("article")`)
	})
}
