package e2e

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

func leedsChecklist(t testing.TB) *content.Checklist {
	t.Helper()
	p, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	return &p.Guide("cse").Checklist
}

// answerItem taps an answer and waits until the next screen stands.
func answerItem(t testing.TB, b browsertest.Browser, item content.Item, answer visit.Answer, next string) {
	t.Helper()
	browsertest.WaitFor(t, b, "item "+item.ID, shows(item.Words))
	tap(b, answerButton(answer))
	if answer == visit.Noticed { // which stays, for what may be said of it
		browsertest.WaitFor(t, b, "what may be said", `document.querySelector(".detail")`)
		tap(b, nextItem)
	}
	browsertest.WaitFor(t, b, "the screen after "+item.ID, shows(next))
}

// shows is true while the page's heading says these words.
func shows(heading string) string {
	return "document.querySelector('h1').textContent === " + browsertest.JS(heading)
}

func answerButton(answer visit.Answer) string {
	for i, a := range visit.Answers {
		if a == answer {
			return fmt.Sprintf(".answer:nth-child(%d)", i+1)
		}
	}
	return ""
}

// pressed is the label of the answer that the screen shows as given.
func pressed(b browsertest.Browser) (label string) {
	b.Eval(`document.querySelector('.answer[aria-pressed="true"]')?.textContent ?? ""`, &label)
	return label
}

func TestVisit(t *testing.T) {
	t.Parallel()
	indicators := leedsChecklist(t).Part("indicators").Items
	require.Len(t, indicators, 10)
	given := []visit.Answer{visit.Noticed, visit.NotNoticed, visit.DontKnow, visit.NotNoticed, visit.Noticed,
		visit.DontKnow, visit.Noticed, visit.NotNoticed, visit.DontKnow, visit.Noticed}
	next := func(i int) string {
		if i+1 < len(indicators) {
			return indicators[i+1].Words
		}
		return "Notes for the call"
	}
	browsertest.ForEveryEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(phone)
		given := slices.Clone(given) // changed below, and the engines run side by side
		install(t, b, site)
		openMounted(t, b, site.URL+"/guides/cse/checklist/")
		tap(b, ".card--first")
		for i := range 5 {
			answerItem(t, b, indicators[i], given[i], next(i))
		}

		// back to the fourth: its answer still stands, and can be another
		b.Back()
		b.Back()
		browsertest.WaitFor(t, b, "the fourth item", shows(indicators[3].Words))
		browsertest.WaitFor(t, b, "its answer", `document.querySelector('.answer[aria-pressed="true"]')`)
		assert.Equal(t, given[3].Label(), pressed(b))
		given[3] = visit.DontKnow
		answerItem(t, b, indicators[3], given[3], next(3))
		assert.Equal(t, given[4].Label(), pressed(b), "the fifth has kept its own")
		tap(b, nextItem)
		browsertest.WaitFor(t, b, "the sixth item", shows(next(4)))

		site.Stop() // the rest of the visit has no signal
		b.Reload()
		browsertest.WaitFor(t, b, "the app again", mounted)
		for i := 5; i < 10; i++ {
			answerItem(t, b, indicators[i], given[i], next(i))
		}

		var noted map[string][]string
		b.Eval(`Object.fromEntries([...document.querySelectorAll(".noted")].map(s => [s.querySelector("h2").textContent, [...s.querySelectorAll("li .guide-words")].map(e => e.textContent)]))`, &noted)
		want := map[string][]string{}
		for i, item := range indicators {
			switch given[i] {
			case visit.Noticed:
				want[visit.NoticedTitle] = append(want[visit.NoticedTitle], item.Words)
			case visit.DontKnow:
				want[visit.DontKnowTitle] = append(want[visit.DontKnowTitle], item.Words)
			}
		}
		assert.Equal(t, want, noted, "the notes hold exactly what was answered")
		assertNothingScoredOrTyped(t, b)
		assertStoredIsAnswersOnly(t, b, indicators, given)

		b.Eval(`(navigator.clipboard.writeText = async (text) => { window.copied = text })`, nil)
		tap(b, ".summary__actions .copy .button")
		browsertest.WaitFor(t, b, "the copied notes", `window.copied?.includes("Notes for the call")`)
		var copied string
		b.Eval("window.copied", &copied)
		for i, item := range indicators {
			if given[i] == visit.NotNoticed {
				assert.NotContains(t, copied, "- "+item.Words)
			} else {
				assert.Contains(t, copied, "- "+item.Words)
			}
		}

		tap(b, ".kept .text-button")
		browsertest.WaitFor(t, b, "nothing noted, and the focus on the heading",
			`document.querySelector(".nothing") && localStorage.length === 0 && document.activeElement.matches("h1")`)
	})
}

// assertNothingScoredOrTyped holds the page against rules 9 and 10.
func assertNothingScoredOrTyped(t testing.TB, b browsertest.Browser) {
	t.Helper()
	var own string // the app's own words, without the guide's and the numbers to ring
	b.Eval(`(() => {
		const page = document.querySelector("main").cloneNode(true);
		page.querySelectorAll(".guide-words, .step__item, .contacts").forEach((e) => e.remove());
		return page.textContent;
	})()`, &own)
	assert.NotEmpty(t, own)
	assert.NotRegexp(t, `(?i)\b(score|total|per ?cent|low|medium|high|level|threshold|no concerns?|amber|green|\d+ (of \d+ )?noticed)\b|%`, own)
	var typing int
	b.Eval(`document.querySelectorAll('textarea, input:not([type="radio"]), [contenteditable], select').length`, &typing)
	assert.Zero(t, typing, "a place to type")
}

func assertStoredIsAnswersOnly(t testing.TB, b browsertest.Browser, items []content.Item, given []visit.Answer) {
	t.Helper()
	var stored map[string]string
	b.Eval(`({...localStorage})`, &stored)
	require.Len(t, stored, 1, "one key")
	var v visit.Visit
	for _, text := range stored {
		var fields map[string]any
		require.NoError(t, json.Unmarshal([]byte(text), &fields))
		assert.Len(t, fields, 4, "the reference, the time of the last tap, the answers, what tells their words from others")
		assert.Regexp(t, `^\{"cse":\{("[a-z-]+-[0-9]+":"[0-9a-f]{1,8}",?)+\}\}$`, compact(t, fields["words"]))
		require.NoError(t, json.Unmarshal([]byte(text), &v))
	}
	assert.Regexp(t, `^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`, v.Ref)
	want := map[string]visit.Answer{}
	for i, item := range items {
		want[item.ID] = given[i]
	}
	assert.Equal(t, want, v.Guides["cse"])
	var elsewhere []string
	b.Eval(`[document.cookie, ...Object.keys(sessionStorage)].filter(Boolean)`, &elsewhere)
	assert.Empty(t, elsewhere, "nothing in cookies or elsewhere")
}

func compact(t testing.TB, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	require.NoError(t, err)
	return string(text)
}

func TestAllOnOnePageAndResume(t *testing.T) {
	t.Parallel()
	list := leedsChecklist(t)
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(phone)
		openMounted(t, b, site.URL+"/guides/cse/checklist/#all")
		b.Eval(`(window.tapped = document.querySelector("#group-2"), window.stood = tapped.offsetTop)`, nil)
		tap(b, "#group-2 .choice__answer:nth-child(1)")
		browsertest.WaitFor(t, b, "the answer", `document.querySelector("#group-2 input").checked && localStorage.length === 1`)
		var stayed bool
		b.Eval(`tapped.isConnected && tapped.contains(document.activeElement) && tapped.offsetTop === stood`, &stayed)
		assert.True(t, stayed, "the list stays under the thumb, and the focus where it was")
		tap(b, "#indicator-1 .choice__answer:nth-child(3)")
		browsertest.WaitFor(t, b, "the answer", `document.querySelector("#indicator-1 input:checked")?.value === "dont-know"`)
		assertNothingScoredOrTyped(t, b)

		b.Reload()
		browsertest.WaitFor(t, b, "the app again", mounted)
		var chosen map[string]string
		b.Eval(`Object.fromEntries([...document.querySelectorAll("input:checked")].map(i => [i.name, i.value]))`, &chosen)
		assert.Equal(t, map[string]string{"group-2": "noticed", "indicator-1": "dont-know"}, chosen)

		tap(b, ".resume__actions .button:first-child")
		browsertest.WaitFor(t, b, "the first item without an answer in a part that was begun", shows(list.Part("groups").Items[0].Words))
		var place string
		b.Eval(`document.querySelector(".step__place").textContent`, &place)
		assert.Equal(t, "Groups particularly vulnerable · item 1 of 8", place)
		tap(b, ".trail__link--skip")
		browsertest.WaitFor(t, b, "the next item, and its answer from the list",
			shows(list.Part("groups").Items[1].Words)+` && document.querySelector('.answer[aria-pressed="true"]')?.textContent === "Noticed"`)
	})
}

// go-app puts one guide's list in the place of another's and keeps the handlers.
func TestTheListOfAnotherGuideAnswersForIt(t *testing.T) {
	t.Parallel()
	two := sitetest.With(t, func(p *content.Pack, _ *web.Client, _ *web.Options) {
		other := p.Guides[0]
		other.ID = "other"
		p.Guides = append(p.Guides, other)
	})
	site := browsertest.Serve(t, two.Handler())
	c := browsertest.OpenChromium(t, phone)
	openMounted(t, c, site.URL+checklistURL)
	tap(c, inList("indicator-1", "1"))
	browsertest.WaitFor(t, c, "what may be said of it", `document.querySelector("#indicator-1 .chip")`)
	c.Eval(`(() => { const link = document.createElement("a"); link.href = "/guides/other/checklist/"; document.body.append(link); link.click(); link.remove(); })()`, nil)
	browsertest.WaitFor(t, c, "the other guide's list", `document.querySelector('[data-guide="other"]') && !document.querySelector(".one-page :checked")`)
	tap(c, inList("indicator-1", "1"))
	browsertest.WaitFor(t, c, "what may be said of it there", `document.querySelector("#indicator-1 .chip")`)
	tap(c, "#indicator-1 .chip")
	browsertest.WaitFor(t, c, "what is said of it", `document.querySelector('.chip[aria-pressed="true"]')`)
	tap(c, inList("indicator-2", "3"))
	browsertest.WaitFor(t, c, "the second answer", `document.querySelector("#indicator-2 :checked")`)
	v := stored(c)
	assert.Equal(t, map[string]visit.Answer{"indicator-1": visit.Noticed}, v.Guides["cse"])
	assert.Equal(t, map[string]visit.Answer{"indicator-1": visit.Noticed, "indicator-2": visit.DontKnow}, v.Guides["other"])
	assert.Empty(t, v.Detail("cse", "indicator-1"))
	assert.NotEmpty(t, v.Detail("other", "indicator-1").Basis)
}
