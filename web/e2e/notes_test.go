package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/web/browsertest"
)

// What the notes for the call can be handed to: paper, and another app.

// actions are the labels of the buttons below the notes.
const actions = `[...document.querySelectorAll(".summary__actions button")].filter((e) => e.checkVisibility({visibilityProperty: true})).map((e) => e.textContent)`

func TestTheNotesArePrinted(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(phone)
		openMounted(t, b, site.URL+"/guides/cse/checklist/summary/")
		b.Eval(`(window.prints = 0, window.print = () => { prints++; })`, nil)
		tap(b, ".summary__actions > .button:last-child")
		browsertest.WaitFor(t, b, "the dialog, once", `prints === 1`)
	})
}

// A button that does nothing is worse than none: where the browser cannot share, there is no such button.
func TestShareOnlyWhereTheBrowserCan(t *testing.T) {
	t.Parallel()
	for name, with := range map[string]struct {
		script string
		labels []string
	}{
		"it cannot": {`delete Navigator.prototype.share;`, []string{"Copy", "Print"}},
		"it can":    {`Navigator.prototype.share = async ({text}) => { window.shared = text; };`, []string{"Share", "Copy", "Print"}},
	} {
		t.Run(name, func(t *testing.T) {
			site := browsertest.Serve(t, withScript(t, with.script))
			browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
				b := open(phone)
				openMounted(t, b, site.URL+"/guides/cse/checklist/summary/")
				var labels []string
				b.Eval(actions, &labels)
				assert.Equal(t, with.labels, labels)
				if with.labels[0] == "Share" {
					tap(b, ".summary__actions > .button:first-child")
					browsertest.WaitFor(t, b, "the notes in the share sheet", `window.shared?.startsWith("Notes for the call")`)
				}
			})
		})
	}
}

func TestARefusedShareIsTold(t *testing.T) {
	t.Parallel()
	const said = `document.querySelector(".summary__outcome").textContent`
	site := browsertest.Serve(t, withScript(t, `Navigator.prototype.share = () => window.share_();`))
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		b := open(phone)
		openMounted(t, b, site.URL+checklistURL+"summary/")
		for _, c := range []struct{ answer, words string }{
			{`Promise.reject(new DOMException("no", "NotAllowedError"))`, "Not shared. Copy the notes instead."},
			{`Promise.reject(new DOMException("closed", "AbortError"))`, ""},
			{`Promise.reject(new TypeError("too long"))`, "Not shared. Copy the notes instead."},
			{`Promise.resolve()`, ""},
		} {
			b.Eval(`(window.share_ = () => `+c.answer+`, undefined)`, nil)
			tap(b, ".summary__actions > .button:first-child")
			browsertest.WaitFor(t, b, c.answer, said+` === `+browsertest.JS(c.words))
		}
	})
}
