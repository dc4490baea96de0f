package e2e

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/app"
	"oneminuteguide/web/browsertest"
)

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

// The files to keep outside the app come out of the copy.
func TestTheOutsideFilesAreInTheCopy(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(browsertest.Options{})
		install(t, b, site)
		site.Stop()
		for path, want := range map[string]string{app.CardsPath: "text/vcard; charset=utf-8 200", app.PlainPath: "text/html; charset=utf-8 200"} {
			var got string
			b.Eval(`fetch("`+path+`").then((a) => a.headers.get("Content-Type") + " " + a.status)`, &got)
			assert.Equal(t, want, got)
		}
		b.Open(site.URL + app.PlainPath)
		assert.Contains(t, b.Text(), "0113 376 0336")
	})
}
