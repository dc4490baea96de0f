package e2e

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// Addresses that are typed wrong, cut off, made up or unknown, and the way back from one.

func TestAddressesWithAStrayPercentSign(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(phone)
		install(t, b, site) // without the worker the server refuses some of these
		for _, address := range []string{"/contacts/#100%", "/guides/cse/checklist/#indicator-2%", "/%", "/guides/cse/?%zz#%", "//contacts/"} {
			openMounted(t, b, site.URL+address)
		}
		openMounted(t, b, site.URL+"/contacts/")
		b.Eval(`(location.hash = "#100%")`, nil) // typed while the app is open
		assertAlive(t, b)
	})
}

// What an address did never counts against a release.
func TestOnlyAStartAtAPlainAddressCountsAgainstAnApp(t *testing.T) {
	t.Parallel()
	bad := sitetest.With(t, func(p *content.Pack, c *web.Client, _ *web.Options) { sitetest.ChangeNumber(p); dying(c) })
	server, site := servePublisher(t)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	install(t, c, site)
	good := askWorker(c, "offline()").App
	server.publish(bad)
	dying := askWorker(c, "update()").App
	assert.NotEqual(t, good, dying)
	for range 4 {
		c.Open(site.URL + "/contacts/?x=1")
		browsertest.WaitFor(t, c, "the app to give up", stopped)
		c.Open(site.URL + "/contacts/#x")
		browsertest.WaitFor(t, c, "the app to give up", stopped)
	}
	assert.Equal(t, dying, askWorker(c, "offline()").App, "nothing is known of the app itself")
	for range 4 {
		c.Open(site.URL + "/contacts/")
		browsertest.WaitFor(t, c, "the app to give up or to start", stopped+" || "+mounted)
	}
	assert.Equal(t, good, askWorker(c, "offline()").App)
}

func TestBackInThePageAndThePhonesBackAgree(t *testing.T) {
	t.Parallel()
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(phone)
		items := leedsChecklist(t).Part("indicators").Items
		openMounted(t, b, site.URL+"/")
		b.Eval(`document.querySelector('.place[href="/guides/cse/checklist/"]').click()`, nil)
		browsertest.WaitFor(t, b, "the checklist", `document.title.startsWith("Checklist")`) // the first page has such a card, too
		tap(b, ".card--first")
		answerItem(t, b, items[0], "not-noticed", items[1].Words)
		answerItem(t, b, items[1], "not-noticed", items[2].Words)
		tap(b, `[rel="prev"]`)
		browsertest.WaitFor(t, b, "item 2", shows(items[1].Words))
		b.Eval(`void history.back()`, nil)
		browsertest.WaitFor(t, b, "item 1 by the phone's Back", shows(items[0].Words))

		// come to by a link and not from the item before
		openItem(t, b, site.URL+"/guides/cse/checklist/#indicator-3")
		tap(b, `[rel="prev"]`)
		browsertest.WaitFor(t, b, "item 2", shows(items[1].Words))
		assertAlive(t, b)
	})
}

// What the copy's pages do not name is the server's to answer, if it does so soon.
func TestAnAddressThatTheCopyDoesNotKnow(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(browsertest.Options{})
		install(t, b, site)
		server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
			switch r.URL.Path {
			case "/guides/published-since/", "/from-the-host.html":
				w.Header().Set("Content-Type", "text/html")
				fmt.Fprint(w, "<!doctype html><title>Published since</title>")
			case "/guides/slow/":
				<-r.Context().Done()
			default:
				return false
			}
			return true
		})
		for _, path := range []string{"/guides/published-since/", "/from-the-host.html"} {
			b.Open(site.URL + path)
			assert.Equal(t, "Published since", b.Title(), path)
		}
		b.Open(site.URL + "/guides/nowhere/")
		assert.Contains(t, b.Title(), "Not found")
		began := time.Now()
		b.Open(site.URL + "/guides/slow/")
		assert.Contains(t, b.Title(), "Not found")
		assert.Less(t, time.Since(began), 8*time.Second)
		site.Stop()
		b.Open(site.URL + "/guides/published-since/")
		assert.Contains(t, b.Title(), "Not found")
		var tel int
		b.Eval(`document.querySelectorAll('main a[href^="tel:"]').length`, &tel)
		assert.Positive(t, tel)
	})
}

// Whoever goes on just after a scroll begins the next page at its top: the place of the
// page before is not kept as that of the new one.
func TestAPageThatFollowsAScrollBeginsAtItsTop(t *testing.T) {
	t.Parallel()
	browsertest.ForEveryEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(phone)
		openMounted(t, b, site.URL+"/about/")
		b.Eval(`new Promise((done) => {
			addEventListener("scroll", () => setTimeout(done, 20), { once: true });
			scrollTo(0, 600);
		})`, nil)
		// the program is held up, as on a slow phone, until after the place would be kept
		b.Eval(`(() => {
			const link = document.querySelector('.place[href$="/checklist/"]'), until = performance.now() + 300;
			queueMicrotask(() => { while (performance.now() < until); });
			link.click();
		})()`, nil)
		browsertest.WaitFor(t, b, "the checklist", `document.querySelector(".card--first")`)
		browsertest.WaitFor(t, b, "its top", `document.activeElement.tagName === "H1" && scrollY === 0`)
	})
}
