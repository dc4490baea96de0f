package e2e

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// folders are two sites in folders of one server, and what the server itself answers.
func folders(t testing.TB) http.Handler {
	t.Helper()
	sites := map[string]http.Handler{}
	for root, number := range map[string]string{"/guides": "0113 496 0001", "/guides-2": "0113 496 0002"} {
		sites[root] = sitetest.With(t, func(p *content.Pack, _ *web.Client, o *web.Options) {
			o.Root = root
			p.ShortName = "Pack" + root[1:2] + number[12:]
			for i := range p.Contacts {
				if p.Contacts[i].ID == p.Advice {
					p.Contacts[i].Ways = []content.Way{content.NewWay(content.Call, number, "+44"+strings.ReplaceAll(number[1:], " ", ""))}
				}
			}
		}).Handler()
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for root, site := range sites {
			if r.URL.Path == root || strings.HasPrefix(r.URL.Path, root+"/") {
				site.ServeHTTP(w, r)
				return
			}
		}
		http.Error(w, "the server's own", http.StatusNotFound)
	})
}

// Two packs in two folders of one server work without it, and know nothing of each
// other's copies, answers and settings.
func TestSitesInFoldersOfOneServer(t *testing.T) {
	t.Parallel()
	handler := folders(t)
	browsertest.ForEveryEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := browsertest.Serve(t, handler)
		b := open(phone)
		numbers := map[string]string{"/guides": "+441134960001", "/guides-2": "+441134960002"}
		for root := range numbers {
			openMounted(t, b, site.URL+root+"/about/")
			browsertest.WaitFor(t, b, "a complete copy of "+root, `document.querySelector(".offline--ready")`)
		}
		site.Stop()
		for root, number := range numbers {
			for _, path := range []string{"/", "/contacts/", "/search/", "/changes/", "/about/", "/guides/cse/", "/guides/cse/checklist/", "/guides/cse/checklist/summary/", "/nowhere/"} {
				openMounted(t, b, site.URL+root+path)
				var links struct{ Calls, Astray []string }
				b.Eval(`({
					Calls: [...document.querySelectorAll('.call-bar a[href^="tel:"]')].map((a) => a.getAttribute("href")),
					Astray: [...document.querySelectorAll("[href], [src]")].map((e) => e.getAttribute("href") ?? e.getAttribute("src")).filter((to) => to.startsWith("/") && !to.startsWith(`+browsertest.JS(root+"/")+`)),
				})`, &links)
				assert.Contains(t, links.Calls, "tel:"+number, root+path)
				assert.Empty(t, links.Astray, root+path)
			}
			openItem(t, b, site.URL+root+checklistURL+"#indicator-1")
			tap(b, noticed)
			browsertest.WaitFor(t, b, "the answer", `localStorage.getItem("one-minute-visit`+root+`")`)
			tap(b, `.place[href="`+root+`/contacts/"]`)
			browsertest.WaitFor(t, b, "the contacts through the app", `location.pathname === "`+root+`/contacts/" && document.activeElement.matches("h1")`)
		}
		b.Eval(`oneMinute.choose("colours", "dark")`, nil)
		b.Eval(`document.querySelector(".hide").click()`, nil)
		browsertest.WaitFor(t, b, "the neutral page", `location.pathname.endsWith("/closed/") && document.title`)
		var kept []string
		b.Eval(`Object.keys(localStorage).sort()`, &kept)
		assert.Len(t, kept, 2, "the other's answers stay, and this one's colours: %v", kept)
		for root := range numbers {
			b.Open(site.URL + root + "/contacts/")
			browsertest.WaitFor(t, b, "the page of "+root, `document.title`)
		}
		var caches []string
		b.Eval(`caches.keys()`, &caches)
		assert.ElementsMatch(t, []string{"one-minute /guides 3", "one-minute /guides-2 3"}, caches)
	})
}
