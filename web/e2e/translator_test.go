package e2e

import (
	"strings"
	"testing"
)

// A browser's translator takes the text nodes out of the page and puts elements
// with other texts in their place, now and whenever there are new ones.

// translator stands in for one. Its language is English with each letter moved by
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

// translators are the moments at which somebody may ask for a translation, or have
// asked for one of every page of this site.
var translators = map[string]string{
	"before the mount": `begin(0);`,
	// its words take a while to come from a server
	"after the mount": `new MutationObserver((_, observer) => {
		if (document.documentElement.dataset.app !== "ready") return;
		observer.disconnect();
		begin(50);
	}).observe(document.documentElement, {attributes: true});`,
}

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

func TestATranslatedPageSaysWhatThePageSays(t *testing.T) {
	t.Parallel()
	for name, begin := range translators {
		t.Run(name, func(t *testing.T) {
			forEveryEngine(t, func(t *testing.T, open func(options) browser) {
				site := altered(t, translating(begin))
				b := open(phone)
				want := pageTexts(t, b, site)
				for path, text := range want {
					want[path] = translated(text)
				}
				assertWholePages(t, b, site, want)
			})
		})
	}
}

// A worker who reads a translated checklist answers for the item whose words are
// on screen, at every step.
func TestATranslatedItemGetsItsOwnAnswer(t *testing.T) {
	t.Parallel()
	for name, begin := range translators {
		t.Run(name, func(t *testing.T) {
			forEveryEngine(t, func(t *testing.T, open func(options) browser) {
				site := altered(t, translating(begin))
				walkChecklist(t, open(phone), site, translated)
			})
		})
	}
}
