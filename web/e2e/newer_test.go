package e2e

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// Pages that are open, or come back out of the browser's memory, after the phone has
// taken newer content.

// dialledBy taps a number and tells which one the browser is about to dial.
func dialledBy(b browsertest.Browser, selector string) (tel string) {
	b.Eval(`new Promise((done) => {
		addEventListener("click", (event) => { event.preventDefault(); done(event.target.closest("a").getAttribute("href")); }, {once: true});
		document.addEventListener("click", (event) => { // a link that dials does not reach the window
			const link = event.target.closest("a");
			setTimeout(() => { done(link.getAttribute("href")) });
			event.preventDefault();
		}, {once: true});
		document.querySelector(`+browsertest.JS(selector)+`).click();
	})`, &tel)
	return tel
}

const numberChanged = `document.querySelector(".notices").textContent.includes("0113 378 0336")`

func TestAnOpenPageNeverDialsAReplacedNumber(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(phone)
		install(t, b, site)
		openItem(t, b, site.URL+"/guides/cse/checklist/#indicator-1")
		items := leedsChecklist(t).Part("indicators").Items
		b.Eval(`(window.sameDocument = true)`, nil)
		assert.Equal(t, oldTel, dialledBy(b, ".call--advice"))

		server.publish(sitetest.WithNewNumber(t))
		b.Eval(`oneMinute.update()`, nil)
		browsertest.WaitFor(t, b, "the notice", numberChanged)
		assert.Equal(t, newTel, dialledBy(b, ".call--advice"))
		var dismissable bool
		b.Eval(`document.querySelector(".notices").textContent.includes("I have read this")`, &dismissable)
		assert.False(t, dismissable, "the old number is still on screen")

		answerItem(t, b, items[0], "not-noticed", items[1].Words)
		var same bool
		b.Eval(`window.sameDocument === true`, &same)
		assert.True(t, same, "nothing is loaded again in the middle of a checklist")

		b.Eval(`document.querySelector('.place[href="/contacts/"]').click()`, nil)
		browsertest.WaitFor(t, b, "a new document", `!window.sameDocument && document.title.startsWith("Contacts") && `+mounted)
		assert.Equal(t, newTel, dialledBy(b, ".call--advice"))
		assert.Contains(t, b.Text(), sitetest.NewNumber)
		browsertest.WaitFor(t, b, "the notice still, until it is read", numberChanged+` && document.querySelector(".notices button").textContent === "I have read this"`)
		openItem(t, b, site.URL+"/guides/cse/checklist/#indicator-1")
		assert.Equal(t, "Not noticed", pressed(b), "the answers are kept")
	})
}

// A new document would lose the answers: the notice stays, and the call is the new one's.
func TestAnswersInMemoryStayAndTheNoticeToo(t *testing.T) {
	t.Parallel()
	server, site := servePublisher(t)
	c := browsertest.OpenChromium(t, phone)
	install(t, c, site)
	openMounted(t, c, site.URL+"/about/")
	chooseSetting(t, c, "keep", "2")
	server.publish(sitetest.WithNewNumber(t))
	c.Eval(`oneMinute.update()`, nil)
	browsertest.WaitFor(t, c, "the notice, which cannot be dismissed", numberChanged+` && document.querySelector(".notices button").textContent === "Show the new number"`)
	c.Eval(`(window.sameDocument = true, document.querySelector('.place[href="/contacts/"]').click())`, nil)
	browsertest.WaitFor(t, c, "the contacts in the same document", `document.title.startsWith("Contacts") && window.sameDocument`)
	assert.Equal(t, newTel, dialledBy(c, ".call--advice"))
}

func TestBackLeadsToTheNewNumberToo(t *testing.T) {
	t.Parallel()
	server, site := servePublisher(t)
	b := browsertest.OpenChromium(t, phone)
	install(t, b, site)
	openMounted(t, b, site.URL+"/contacts/")
	b.Eval(`document.querySelector('.place[href="/about/"]').click()`, nil)
	browsertest.WaitFor(t, b, "another page in the same document", `document.title.startsWith("About")`)
	server.publish(sitetest.WithNewNumber(t))
	b.Eval(`oneMinute.update()`, nil)
	browsertest.WaitFor(t, b, "the notice", numberChanged)
	b.Eval(`void history.back()`, nil)
	browsertest.WaitFor(t, b, "the new number", `document.title.startsWith("Contacts") && document.querySelector(".call--advice").getAttribute("href") === `+browsertest.JS(newTel))
}

// A host without Cache-Control and a browser without a worker: what comes by its
// path may be of the release before.
func TestPageAndProgramShowTheSameNumber(t *testing.T) {
	t.Parallel()
	old := sitetest.Shipped(t)
	oldNumbers, _ := old.Lookup("/numbers.json")
	now := sitetest.WithNewNumber(t)
	site := browsertest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/app-worker.js":
			http.NotFound(w, r)
		case "/numbers.json":
			w.Header().Set("Content-Type", oldNumbers.Type)
			w.Write(oldNumbers.Body())
		default:
			now.Handler().ServeHTTP(w, r)
		}
	}))
	c := browsertest.OpenChromium(t, phone)
	openMounted(t, c, site.URL+"/contacts/")
	var tel string
	c.Eval(`document.querySelector(".call--advice").getAttribute("href")`, &tel)
	assert.Equal(t, newTel, tel)
}

// Back may show a page out of the browser's memory, as it was when it was left,
// with its program running on.
func TestBackShowsTheNewNumber(t *testing.T) {
	t.Parallel()
	browsertest.ForEveryEngine(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(phone)
		keepCopy(t, b, site)
		openMounted(t, b, site.URL+"/contacts/")
		b.Eval(`addEventListener("pageshow", ({persisted}) => { if (persisted) sessionStorage.setItem("remembered", "yes"); })`, nil)
		b.Open(site.URL + "/about/")
		browsertest.WaitFor(t, b, "the app", mounted)
		server.publish(sitetest.WithNewNumber(t))
		require.Equal(t, 2, askWorker(b, "update()").Content)
		b.Back()
		browsertest.WaitFor(t, b, "the contacts", `location.pathname === "/contacts/" && `+mounted)
		if b.Name() == "firefox" {
			var remembered string
			b.Eval(`sessionStorage.getItem("remembered") ?? ""`, &remembered)
			if remembered != "yes" { // it forgets pages when it is short of room
				t.Log("the page did not come out of the browser's memory")
			}
		}
		browsertest.WaitFor(t, b, "the new number in the bar", `document.querySelector(".call--advice")?.getAttribute("href") === `+browsertest.JS(newTel))
		browsertest.WaitFor(t, b, "what has changed", mounted+` && document.querySelector(".notices")?.textContent.includes(`+browsertest.JS(sitetest.NewNumber)+`)`)
		var old int
		b.Eval(`document.querySelectorAll('[href="`+oldTel+`"]').length`, &old)
		assert.Zero(t, old, "calls to the number before")
	})
}
