package e2e

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/app"
	"oneminuteguide/web/browsertest"
)

// Text that a person has made larger than the app knows of: by the smallest size
// in the browser's settings, or by zooming text alone.

// narrow is a phone on which there is hardly room.
var narrow = browsertest.Options{Width: 320, Height: 568, Touch: true}

// spilled finds text that leaves the box of its control or the window, that runs
// into other text, and words of a control that are broken. It measures the text
// itself: a box that lets its text stick out is as wide as without it.
const spilled = `(() => {
	const controls = ".call, .hide, .place, .answer, .button, .chip, .choice__answer, .text-button, .trail__link";
	const boxes = controls + ", .card, .contact, .notices > p, .offline, .choice, .noted, summary";
	const faults = [], texts = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const lines = (node, from, to) => {
		const range = document.createRange();
		range.setStart(node, from);
		range.setEnd(node, to);
		return [...range.getClientRects()].filter((line) => line.width > 0);
	};
	for (let node; node = walker.nextNode();) {
		const parent = node.parentElement;
		if (!node.data.trim() || !parent.checkVisibility({visibilityProperty: true}) || parent.closest("script, style, .visually-hidden, .skip-link")) continue;
		const box = parent.closest(boxes)?.getBoundingClientRect() ?? {left: 0, right: innerWidth, top: -Infinity, bottom: Infinity};
		const all = lines(node, 0, node.length), say = (fault) => faults.push(fault + ": " + node.data.trim().slice(0, 60) + " in " + parent.className);
		if (all.some((line) => line.left < box.left - 1 || line.right > box.right + 1 || line.top < box.top - 2 || line.bottom > box.bottom + 2)) say("leaves its box");
		if (parent.closest(controls))
			for (const word of node.data.matchAll(/[^\s-]+/g))
				if (new Set(lines(node, word.index, word.index + word[0].length).map((line) => Math.round(line.top))).size > 1) say("broken: " + word[0]);
		texts.push({all, words: node.data.trim().slice(0, 40), layer: parent.closest(".call-bar, .places, .step__answers, main")});
	}
	// a line's own box is higher than its letters, so neighbours may share a quarter of it
	const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 3;
	texts.forEach((one, i) => texts.slice(i + 1).forEach((two) => {
		if (one.layer === two.layer && one.all.some((a) => two.all.some((b) => meet(a, b)))) faults.push("runs into: " + one.words + " | " + two.words);
	}));
	if (document.documentElement.scrollWidth > innerWidth) faults.push("the page scrolls sideways");
	return faults;
})()`

// twice makes all text twice as large, and nothing else, as zooming text alone does.
const twice = `(() => {
	const all = [...document.querySelectorAll("body, body *")], sizes = all.map((e) => parseFloat(getComputedStyle(e).fontSize));
	all.forEach((e, i) => { e.style.fontSize = 2 * sizes[i] + "px"; });
	return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
})()`

// everyState opens each page, and the screens of a visit, and calls check on each.
func everyState(t *testing.T, b browsertest.Browser, site *browsertest.Server, check func(where string)) {
	t.Helper()
	everyStateOf(t, b, site, routes(t), check)
}

// everyStateOf does so for a pack with the same guide and pages of its own.
func everyStateOf(t *testing.T, b browsertest.Browser, site *browsertest.Server, routes []app.Route, check func(where string)) {
	openMounted(t, b, site.URL+"/contacts/")
	for _, route := range routes {
		goToRoute(t, b, route)
		check(route.Path)
	}
	openItem(t, b, site.URL+checklistURL+"#indicator-6") // which has the most words
	check("an item")
	openItem(t, b, site.URL+checklistURL+"?an=other#indicator-1")
	tap(b, noticed)
	browsertest.WaitFor(t, b, "what may be said of it", `document.querySelector(".chip")`)
	check("a noticed item")
	tap(b, nextItem)
	tap(b, dontKnow)
	browsertest.WaitFor(t, b, "undo", `document.querySelector(".step__undo button")`)
	check("the item after an answer")
	openMounted(t, b, site.URL+checklistURL+"#all")
	browsertest.WaitFor(t, b, "the whole list", `document.querySelectorAll(".choice").length === 31`)
	check("the list with answers")
	openMounted(t, b, site.URL+checklistURL+"summary/")
	check("the notes of a visit")
}

// WebKit has no means to make text larger that a test can use, so each is made larger
// by itself.
func TestTextStaysInItsPlace(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	b := browsertest.OpenWebKit(t, narrow)
	everyState(t, b, site, func(where string) {
		t.Helper()
		var faults []string
		b.Eval(spilled, &faults)
		assert.Empty(t, faults, where)
		b.Eval(twice+".then(() => "+spilled+")", &faults)
		assert.Empty(t, faults, "%s, twice as large", where)
		b.Eval(`document.querySelectorAll("body, body *").forEach((e) => e.style.removeProperty("font-size"))`, nil)
	})
}

func TestTextStaysInItsPlaceAtASmallestSize(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	with := narrow
	with.MinimumFont = 24
	c := browsertest.OpenChromium(t, with)
	everyState(t, c, site, func(where string) {
		t.Helper()
		var faults []string
		c.Eval(spilled, &faults)
		assert.Empty(t, faults, where)
		var sizes map[string]float64
		c.Eval(textSizes, &sizes)
		for words, size := range sizes {
			assert.GreaterOrEqual(t, size, 24.0, "%s: %s", where, words)
		}
		name := strings.Trim(strings.NewReplacer("/", "-", " ", "-").Replace(where), "-")
		c.Screenshot(filepath.Join(t.ArtifactDir(), name+".png"), false)
	})
}
