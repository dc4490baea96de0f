package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/web/browsertest"
)

// The button that installs the app where the browser offers it.

// offers lets the page hear that the browser would install it, as Chromium tells
// it; a person then answers with the outcome.
func offers(outcome string) string {
	return `(() => {
		const event = new Event("beforeinstallprompt", {cancelable: true});
		window.prompts ??= 0;
		event.prompt = async () => { window.prompts++; await new Promise((done) => setTimeout(done, 100)); return {outcome: ` + browsertest.JS(outcome) + `}; };
		event.userChoice = Promise.resolve({outcome: ` + browsertest.JS(outcome) + `});
		dispatchEvent(event);
	})()`
}

// The browser's own question can be asked once. A button that asks it again does nothing.
func TestInstallButtonGoesOnceItWasUsed(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(phone)
		openMounted(t, b, site.URL+"/about/")
		for outcome, words := range map[string]string{
			"dismissed": "Not installed. You can still install it from the browser’s menu, as below.",
			"accepted":  "Installed. Open it once from its icon, and wait for the tick.",
		} {
			b.Eval(offers(outcome), nil)
			browsertest.WaitFor(t, b, "the button", `document.querySelector(".install button")`)
			b.Eval(`document.querySelector(".install button").focus()`, nil)
			b.Eval(`(window.prompts = 0)`, nil)
			tap(b, ".install button")
			browsertest.WaitFor(t, b, outcome, `!document.querySelector(".install button") && document.querySelector(".install [role=status]").textContent === `+browsertest.JS(words))
			browsertest.WaitFor(t, b, "the focus on what is said", `document.activeElement.matches(".install [role=status]")`)
			var prompts int
			b.Eval("prompts", &prompts)
			assert.Equal(t, 1, prompts)
		}
	})
}
