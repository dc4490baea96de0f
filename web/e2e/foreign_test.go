package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
)

// Extensions, and programs that check for viruses or save passwords, put nodes of
// their own into the page, at any moment.

// foreign puts a node in front of all that the body has, and one behind it, and
// attributes on both roots, at one of these moments.
const foreign = `
function alter() {
	const [first, last] = ["div", "aside"].map((name) => Object.assign(document.createElement(name), {className: "foreign"}));
	first.append("Saved passwords: 1");
	document.body.prepend(first);
	document.body.append(last);
	for (const root of [document.documentElement, document.body]) root.setAttribute("data-foreign", "yes");
}
function once(target, options, yes) {
	new MutationObserver((_, observer) => {
		if (!yes()) return;
		observer.disconnect();
		alter();
	}).observe(target, options);
}
const root = document.documentElement;
const moments = {
	"the body begins": () => once(root, {childList: true}, () => document.body),
	"the page's words are there": () => once(root, {childList: true, subtree: true}, () => document.querySelector("h1")),
	"the page is read": () => document.addEventListener("readystatechange", alter, {once: true}),
	"the scripts have run": () => document.addEventListener("DOMContentLoaded", alter),
	"the page is loaded": () => addEventListener("load", alter),
	"the program has come": () => {
		const { compileStreaming } = WebAssembly;
		WebAssembly.compileStreaming = async (answer) => {
			const module = await compileStreaming(answer);
			alter();
			return module;
		};
	},
	"the program is made": () => {
		const { instantiate } = WebAssembly;
		WebAssembly.instantiate = async (...args) => {
			const made = await instantiate(...args);
			alter();
			return made;
		};
	},
	"the program begins": () => {
		const { instantiate } = WebAssembly;
		WebAssembly.instantiate = (...args) => {
			const { run } = Go.prototype;
			Go.prototype.run = function (instance) {
				alter();
				return run.call(this, instance);
			};
			return instantiate(...args);
		};
	},
	"the app has mounted": () => once(root, {attributes: true}, () => root.dataset.app === "ready"),
};
`

// foreignMoments are the names of the moments, in their order.
var foreignMoments = []string{"the body begins", "the page's words are there", "the page is read", "the scripts have run", "the page is loaded",
	"the program has come", "the program is made", "the program begins", "the app has mounted"}

// alteringWhen is the script that puts the nodes in at the moment in the page's
// address, ?when=0, or else at the one given.
func alteringWhen(moment int) string {
	return `if (location.search !== "?plain") {` + foreign +
		`moments[` + browsertest.JS(foreignMoments) + `[new URLSearchParams(location.search).get("when") ?? ` + browsertest.JS(moment) + `]](); }`
}

// assertOnePage holds the page against being there twice, and against having
// lost what somebody else put into it.
func assertOnePage(t testing.TB, b browsertest.Browser, where string) bool {
	t.Helper()
	var counts map[string]int
	b.Eval(`Object.fromEntries(["h1", "main", ".call-bar", ".places", ".foreign", "[data-foreign]"].map((s) => [s, document.querySelectorAll(s).length]))`, &counts)
	return assert.Equal(t, map[string]int{"h1": 1, "main": 1, ".call-bar": 1, ".places": 1, ".foreign": 2, "[data-foreign]": 2}, counts, where)
}

func TestAForeignNodeInThePage(t *testing.T) {
	t.Parallel()
	browsertest.ForEveryEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := altered(t, alteringWhen(0))
		b := open(phone)
		items := leedsChecklist(t).Part("indicators").Items
		for i, moment := range foreignMoments {
			b.Open(site.URL + checklistURL + "?when=" + browsertest.JS(i) + "#" + items[0].ID)
			require.NoError(t, browsertest.TryWait(b, mounted+` && document.querySelector(".answer") && document.querySelector(".foreign")`, soon), moment)
			require.True(t, assertOnePage(t, b, moment))
			b.Eval(`document.querySelector("`+notNoticed+`").click()`, nil)
			assert.NoError(t, browsertest.TryWait(b, `location.hash === "#`+items[1].ID+`" && `+shows(items[1].Words), soon), moment)
			assert.Equal(t, "not-noticed", string(stored(b).Answer("cse", items[0].ID)), moment)
			assertOnePage(t, b, moment+", after an answer")
			b.Eval(`document.querySelector('.place[href="/contacts/"]').click()`, nil)
			assert.NoError(t, browsertest.TryWait(b, `document.title.startsWith("Contacts") && document.querySelector("h1").textContent === "Contacts"`, soon), moment)
			assertOnePage(t, b, moment+", on another page")
			b.Eval(`localStorage.clear()`, nil)
		}
	})
}
