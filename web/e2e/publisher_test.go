package e2e

import (
	"cmp"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"oneminuteguide/app"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/compress"
	"oneminuteguide/web/protocol"
	"oneminuteguide/web/sitetest"
)

// A server whose releases change while phones have a copy, and what a phone says of it.

// publisher is a server that can publish another release while it runs, and
// misbehave.
type publisher struct {
	mu    sync.Mutex
	site  *publication
	fault func(http.ResponseWriter, *http.Request) bool // true when it has answered
}

func (p *publisher) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	handler, fault := p.site.handler, p.fault
	p.mu.Unlock()
	if fault == nil || !fault(w, r) {
		handler.ServeHTTP(w, r)
	}
}

func (p *publisher) publish(site *web.Site) { p.mu.Lock(); defer p.mu.Unlock(); p.site.replace(site) }

// misbehave sets what goes wrong from now on; nil ends it.
func (p *publisher) misbehave(fault func(http.ResponseWriter, *http.Request) bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fault = fault
}

// servePublisher begins with the shipped site.
func servePublisher(t testing.TB) (*publisher, *browsertest.Server) {
	t.Helper()
	p := &publisher{site: publish(t, sitetest.Shipped(t))}
	return p, browsertest.Serve(t, p)
}

// dying is a client whose program ends at once: a module with nothing in it.
func dying(c *web.Client) {
	wasm := []byte("\x00asm\x01\x00\x00\x00")
	c.Program = web.NewProgram(wasm, func() []byte { return wasm }, compress.Compressed{},
		func(i int) compress.Compressed { return compress.Hardest(compress.Divide(wasm)[i]) })
}

// copyState is what the worker reports of its copy.
type copyState struct {
	Complete, Able           bool
	Have, Of                 int
	Altered, Mended, Content int
	Reached, Verified        int64
	App, ContentID           string
	Log                      []string
	Changes                  []struct{ ID, Kind, Name, Before, After string }
	Busy, Checked, Lasting   bool
	Check                    struct {
		checked
		Seq, Number      int
		ContentID, AppID string
		Content, App     checked
	}
}

// checked is what came of a check for one of its parts.
type checked struct {
	Outcome, Why string
	Status       int
}

// askWorker asks the worker through the page.
func askWorker(b browsertest.Browser, question string) (s copyState) {
	b.Eval("oneMinute."+question, &s)
	return s
}

// copied is how many files a whole copy of the shipped site has.
func copied(t testing.TB) int {
	t.Helper()
	return len(copyOf(t, sitetest.Shipped(t)))
}

// copyOf are the files and pieces that make a phone's copy, by their addresses: without the
// search's file, which is made of them.
func copyOf(t testing.TB, site *web.Site) map[string]*web.File {
	t.Helper()
	files, l := map[string]*web.File{}, listsOf(t, site)
	add := func(path string) {
		f, found := site.Lookup(path)
		require.True(t, found, path)
		files[cmp.Or(f.Address(), path)] = f
	}
	for _, list := range []map[string]any{l.app, l.content} {
		for path := range at(list, "files") {
			if path != app.IndexFile {
				add(path)
			}
		}
	}
	for _, piece := range l.pieces {
		add("/_/" + piece.(map[string]any)["hash"].(string) + protocol.PieceEnd)
	}
	return files
}

// needsNoRequest are the files of the copy, by their addresses, that the worker does not fetch:
// they are in the content's list.
func needsNoRequest(t testing.TB, site *web.Site) map[string]bool {
	t.Helper()
	l, found := listsOf(t, site), map[string]bool{}
	for path := range at(l.content, "texts") {
		f, known := site.Lookup(path)
		require.True(t, known, path)
		found[f.Address()] = true
	}
	return found
}

// listsIn are the addresses of the lists of a release.
func listsIn(t testing.TB, site *web.Site) map[string]bool {
	t.Helper()
	l, found := listsOf(t, site), map[string]bool{}
	add := func(list map[string]any) { found["/_/"+list["hash"].(string)+".json"] = true }
	add(at(l.pointer, "app"))
	add(at(l.pointer, "content"))
	for bucket := range at(l.content, "pieces") {
		add(at(l.content, "pieces", bucket))
	}
	return found
}

// install opens the site, waits for a whole copy, and opens it once more under
// the worker's control: a page that opens while a worker begins may have none.
func install(t testing.TB, b browsertest.Browser, site *browsertest.Server) {
	t.Helper()
	b.Open(site.URL + "/contacts/")
	browsertest.WaitFor(t, b, "a complete copy", complete)
	b.Open(site.URL + "/contacts/")
	browsertest.WaitFor(t, b, "the worker's control", `navigator.serviceWorker.controller`)
}

// lookForAnotherWorker lets the browser ask for the worker again, and waits until
// what it finds is installed.
func lookForAnotherWorker(t testing.TB, b browsertest.Browser) {
	t.Helper()
	b.Eval(`navigator.serviceWorker.getRegistration().then((r) => r.update()).catch(() => {})`, nil)
	browsertest.WaitFor(t, b, "the worker to be installed", `navigator.serviceWorker.getRegistration().then((r) => r.active?.state === "activated" && !r.installing)`)
}

const complete = `oneMinute.offline().then((state) => state.complete)`

// adviceNumber is the number that the page at path shows when it is opened again.
func adviceNumber(b browsertest.Browser, url string) (tel string) {
	b.Open(url)
	b.Eval(`document.querySelector(".call--advice").getAttribute("href")`, &tel)
	return tel
}

const (
	oldTel = "tel:+441133760336"
	newTel = "tel:+441133780336"
)

func isWasm(path string) bool { return strings.HasSuffix(path, ".wasm") }
