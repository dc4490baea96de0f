package e2e

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"oneminuteguide/app/visit"
	"oneminuteguide/content/words"
	"oneminuteguide/web/browsertest"
)

// A browser's translator takes the text nodes out of the page and puts elements
// with other texts in their place, now and whenever there are new ones.

// translator takes the place of one. Its language is English with each letter moved by
// 13, so that a test can tell what was translated, and from what. It does to a
// page what Google's does: two <font> elements for each text, and a class and
// another language on the root element. begin starts it, at once or later.
const translator = `
const letters = /[a-z]/gi;
const moved = (letter) => {
	const code = letter.charCodeAt(0), first = code & 96;
	return String.fromCharCode(first + 1 + (code - first - 1 + 13) % 26);
};
function translate(node) {
	if (node.nodeType !== Node.TEXT_NODE) {
		for (const child of [...node.childNodes]) translate(child);
		return;
	}
	const parent = node.parentElement;
	if (!parent || !document.body?.contains(parent) || parent.closest("font, script, style, noscript") || !node.data.trim()) return;
	const outer = document.createElement("font"), inner = document.createElement("font");
	outer.style.verticalAlign = inner.style.verticalAlign = "inherit";
	inner.append(node.data.replace(letters, moved));
	outer.append(inner);
	node.replaceWith(outer);
}
function begin(delay) {
	const look = (node) => { if (delay) setTimeout(translate, delay, node); else translate(node); };
	new MutationObserver((changes) => {
		for (const { target, addedNodes, type } of changes) {
			if (type === "characterData") look(target);
			for (const node of addedNodes) look(node);
		}
	}).observe(document, {childList: true, subtree: true, characterData: true});
	look(document);
	document.documentElement.lang = "pl";
	document.documentElement.classList.add("translated-ltr");
}
`

// translateFirst is for somebody who has asked for a translation of every page of
// this site, translateLater for somebody who asks for one now: its words take a
// while to come from a server.
const (
	translateFirst = `begin(0);`
	translateLater = `new MutationObserver((_, observer) => {
		if (document.documentElement.dataset.app !== "ready") return;
		observer.disconnect();
		begin(50);
	}).observe(document.documentElement, {attributes: true});`
)

func translating(begin string) string {
	return `if (location.search !== "?plain") {` + translator + begin + `}`
}

// translated is what the translator makes of a text.
func translated(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z':
			return 'a' + (r-'a'+13)%26
		case 'A' <= r && r <= 'Z':
			return 'A' + (r-'A'+13)%26
		}
		return r
	}, text)
}

// A worker who reads a translated page reads what the page says, and answers for
// the item whose words are on screen, at every step. An extension puts its nodes
// into the same pages.
func TestATranslatedPageSaysWhatThePageSays(t *testing.T) {
	t.Parallel()
	browsertest.ForEveryEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := altered(t, translating(translateFirst)+alteringWhen(0))
		b := open(phone)
		assertPagesOpen(t, b, site, translatedTexts(t, b, site))
		walkChecklist(t, b, site, translated)
		walkList(t, b, site, translated)
		assertOnePage(t, b, "after the list")
	})
}

func TestAPageThatIsTranslatedLater(t *testing.T) {
	t.Parallel()
	browsertest.ForEveryEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := altered(t, translating(translateLater)+alteringWhen(len(foreignMoments)-1))
		b := open(phone)
		assertPagesFollow(t, b, site, translatedTexts(t, b, site))
		walkChecklist(t, b, site, translated)
		walkList(t, b, site, translated)
		assertOnePage(t, b, "after the list")
	})
}

func translatedTexts(t testing.TB, b browsertest.Browser, site *browsertest.Server) map[string]string {
	t.Helper()
	texts := pageTexts(t, b, site)
	for path, text := range texts {
		texts[path] = translated(text)
	}
	return texts
}

func TestATranslatedListAnswersBeforeTheAppRuns(t *testing.T) {
	t.Parallel()
	browsertest.ForEveryEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := browsertest.Serve(t, withHead(t, withHeldProgram(t), translating(translateFirst)))
		b := open(phone)
		b.Open(site.URL + checklistURL + "#all")
		browsertest.WaitFor(t, b, "a translated list", `document.querySelector("#group-2 legend").textContent === `+browsertest.JS(translated(leedsChecklist(t).Parts[0].Items[1].Words)))
		b.Eval(`(() => {
			document.querySelector('#group-2 input[value="noticed"]').click();
			document.querySelector('#indicator-3 input[value="dont-know"]').click();
			fetch("/go");
		})()`, nil)
		browsertest.WaitFor(t, b, "the app, and the answers in it", mounted+` && document.querySelectorAll(".choice input:checked").length === 2 && document.querySelector("#group-2 .chip")`)
		want := map[string]visit.Answer{"group-2": visit.Noticed, "indicator-3": visit.DontKnow}
		v := stored(b)
		for _, part := range leedsChecklist(t).Parts {
			for _, item := range part.Items {
				require.Equal(t, want[item.ID], v.Answer("cse", item.ID), item.ID)
			}
		}
		browsertest.WaitFor(t, b, "the list, translated again", `document.querySelector("#group-2 .chip").textContent === `+browsertest.JS(translated(visit.Bases[0].Label(words.English()))))
	})
}
