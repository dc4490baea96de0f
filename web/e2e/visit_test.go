package e2e

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/content/words"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// A visit, from the first answer to the notes for the call.

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

		// back to the fourth: its answer is still there, and can be another
		b.Back()
		b.Back()
		browsertest.WaitFor(t, b, "the fourth item", shows(indicators[3].Words))
		browsertest.WaitFor(t, b, "its answer", `document.querySelector('.answer[aria-pressed="true"]')`)
		assert.Equal(t, given[3].Label(words.English()), pressed(b))
		given[3] = visit.DontKnow
		answerItem(t, b, indicators[3], given[3], next(3))
		assert.Equal(t, given[4].Label(words.English()), pressed(b), "the fifth has kept its own")
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
				want[words.English().Notes.Noticed] = append(want[words.English().Notes.Noticed], item.Words)
			case visit.DontKnow:
				want[words.English().Notes.DontKnow] = append(want[words.English().Notes.DontKnow], item.Words)
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
	own = strings.ReplaceAll(own, "There is no score", "")
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
		assert.Len(t, fields, 5, "the reference, the time of the last tap and its guide, the answers, what tells their words from others")
		assert.Equal(t, "cse", fields["last"])
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

func TestTwoTabsKeepEachOthersAnswers(t *testing.T) {
	t.Parallel()
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(phone)
		openItem(t, b, site.URL+"/guides/cse/checklist/#indicator-1")
		b.NewTab()
		openItem(t, b, site.URL+"/guides/cse/checklist/#group-1")
		tap(b, dontKnow)
		browsertest.WaitFor(t, b, "the answer of the second tab", `localStorage.length === 1`)
		b.Tab(0)
		tap(b, notNoticed)
		browsertest.WaitFor(t, b, "both", `Object.keys(JSON.parse(localStorage.getItem("one-minute-visit")).guides.cse).length === 2`)
		b.Tab(1)
		tap(b, noticed)
		browsertest.WaitFor(t, b, "all three", `Object.keys(JSON.parse(localStorage.getItem("one-minute-visit")).guides.cse).sort().join() === "group-1,group-2,indicator-1"`)
	})
}

func TestAPackUpdateInTheMiddleOfAVisit(t *testing.T) {
	t.Parallel()
	next := sitetest.With(t, func(p *content.Pack, _ *web.Client, _ *web.Options) {
		p.Version = 2
		part := &p.Guides[0].Checklist.Parts[2]
		require.Equal(t, "indicators", part.ID)
		part.Items = append([]content.Item{{ID: "indicator-11", Words: "A new first item"}}, part.Items[1:]...)
	})
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(phone)
		install(t, b, site)
		openItem(t, b, site.URL+"/guides/cse/checklist/#indicator-1")
		for range 2 {
			tap(b, dontKnow)
		}
		browsertest.WaitFor(t, b, "two answers", `Object.keys(JSON.parse(localStorage.getItem("one-minute-visit")).guides.cse).length === 2`)
		server.publish(next)
		require.Equal(t, 2, askWorker(b, "update()").Content)
		openMounted(t, b, site.URL+"/guides/cse/checklist/summary/")
		browsertest.WaitFor(t, b, "the answer that is left, and a word of the one that is gone",
			`document.querySelector(".noted li .guide-words")?.textContent.startsWith("Secrecy") && document.querySelector(".nothing")?.textContent.endsWith("Something you answered is no longer in it.")`)
	})
}

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
