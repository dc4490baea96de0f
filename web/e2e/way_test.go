package e2e

import (
	"testing"

	"oneminuteguide/web/browsertest"
)

// The guide's four parts, and the way from one to the other by the app's own links.

func TestEachPartIsOneTapAwayAndBackLeadsOut(t *testing.T) {
	t.Parallel()
	list := leedsChecklist(t)
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(phone)
		openMounted(t, b, site.URL+checklistURL)
		for _, part := range list.Parts {
			tap(b, `.card[href$="#`+part.Items[0].ID+`"]`)
			browsertest.WaitFor(t, b, "the first item of "+part.Title, shows(part.Items[0].Words))
			tap(b, notNoticed)
			browsertest.WaitFor(t, b, "the second", shows(part.Items[1].Words))
			tap(b, ".trail__link")
			browsertest.WaitFor(t, b, "the first again", shows(part.Items[0].Words)+` && document.querySelector('.answer[aria-pressed="true"]')`)
			tap(b, ".trail__link")
			browsertest.WaitFor(t, b, "the start", `document.querySelector(".card--first") && document.querySelector(".resume .kept") && document.activeElement.matches("h1")`)
		}
	})
}
