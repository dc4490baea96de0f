package e2e

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// The program without what a browser has no use for.

// TestTheTrimmedProgramDoesWhatTheStockOneDoes compares what the client makes of
// the pages with what it makes of them when it is built from go-app and uuid as
// they are.
func TestTheTrimmedProgramDoesWhatTheStockOneDoes(t *testing.T) {
	t.Parallel()
	built := sitetest.Shipped(t)
	client, found := built.Lookup("/client.wasm")
	require.True(t, found)
	file := filepath.Join(t.TempDir(), "stock.wasm")
	build := exec.Command("go", "build", "-o", file, "oneminuteguide/cmd/client")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := build.CombinedOutput()
	require.NoError(t, err, "%s", out)
	stock, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Greater(t, len(stock), len(client.Body()))

	seen := map[string][]string{}
	for name, program := range map[string][]byte{"trimmed": nil, "stock": stock} {
		site := browsertest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch {
			case r.URL.Path == "/app-worker.js": // it would refuse another program
				http.NotFound(w, r)
			case r.URL.Path == client.Address() && program != nil:
				w.Header().Set("Content-Type", client.Type)
				w.Write(program)
			default:
				built.Handler().ServeHTTP(w, r)
			}
		}))
		c := browsertest.OpenChromium(t, phone)
		c.Before(`{ const Then = Date, now = Date.UTC(2026, 10, 25, 10);
			globalThis.Date = class extends Then {
				constructor(...when) { if (when.length) super(...when); else super(now); }
				static now() { return now; }
			}; }
			crypto.getRandomValues = (bytes) => bytes.fill(7);`)
		look := func() {
			var page string
			c.Eval(`((tell) => tell(tell, document.body.firstElementChild))((tell, e) => e.nodeType !== 1 ? e.data + "\n" :
				"<" + [e.localName, ...[...e.attributes].map((a) => a.name + "=" + a.value).sort(), e.checked ? "checked" : ""].join(" ") + ">\n" +
				[...e.childNodes].map((child) => tell(tell, child)).join(""))`, &page)
			seen[name] = append(seen[name], c.Title()+"\n"+page)
		}
		for _, route := range routes(t) {
			openMounted(t, c, site.URL+route.Path)
			browsertest.WaitFor(t, c, "the state of the copy, and what changed", `!document.querySelector(".offline--unknown") && !document.querySelector(".changes:empty")`)
			look()
		}
		openItem(t, c, site.URL+checklistURL+"#indicator-1")
		look()
		tap(c, noticed)
		browsertest.WaitFor(t, c, "what may be said of it", `document.querySelector(".detail")`)
		tap(c, ".chip")
		browsertest.WaitFor(t, c, "what is said of it", `document.querySelector('.chip[aria-pressed="true"]')`)
		look()
		tap(c, nextItem)
		browsertest.WaitFor(t, c, "the second item", `location.hash === "#indicator-2" && document.querySelector(".answer")`)
		tap(c, dontKnow)
		browsertest.WaitFor(t, c, "the third", `location.hash === "#indicator-3" && document.querySelector(".step__undo button")`)
		look()
		c.Back()
		c.Eval(`document.querySelector('a[href$="/summary/"]').click()`, nil)
		browsertest.WaitFor(t, c, "the notes", `document.querySelectorAll(".noted").length === 2 && document.querySelector(".summary .summary__actions")`)
		look()
		c.Eval(`document.querySelector('.place[href="/contacts/"]').click()`, nil)
		browsertest.WaitFor(t, c, "the contacts", `document.querySelector(".contacts") && !document.querySelector(".summary")`)
		look()
		require.Positive(t, site.Served(client.Address()))
	}
	require.Len(t, seen["stock"], len(routes(t))+5)
	for i, page := range seen["stock"] {
		assert.Equal(t, page, seen["trimmed"][i])
	}
}
