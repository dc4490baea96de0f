package e2e

import (
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

// The list of all items on one page.

// walkList answers every item of the list on one page, and of those that are
// noticed says how they are known.
func walkList(t testing.TB, b browsertest.Browser, site *browsertest.Server, say func(string) string) {
	t.Helper()
	openMounted(t, b, site.URL+checklistURL+"?list#all")
	type row struct {
		ID, Words string
		Labels    []string // of the radio buttons
		Chosen    string   // the value of one of them
		Said      []string // of how it is known and when it was: what is offered
		Pressed   []string // and what was tapped of it
	}
	var want []row
	for _, part := range leedsChecklist(t).Parts {
		for i, item := range part.Items {
			r := row{ID: item.ID, Words: say(item.Words), Chosen: string(visit.Answers[i%3]), Said: []string{}, Pressed: []string{}}
			for _, a := range visit.Answers {
				r.Labels = append(r.Labels, say(a.Label(words.English())))
			}
			if visit.Answers[i%3] == visit.Noticed {
				for _, basis := range visit.Bases {
					r.Said = append(r.Said, say(basis.Label(words.English())))
				}
				for _, when := range visit.Whens {
					r.Said = append(r.Said, say(when.Label(words.English())))
				}
				r.Pressed = append(r.Pressed, say(visit.Bases[0].Label(words.English())))
			}
			want = append(want, r)
		}
	}
	const rows = `[...document.querySelectorAll(".choice")].map((item) => {
		const texts = (selector) => [...item.querySelectorAll(selector)].map((e) => e.textContent);
		return {ID: item.id, Words: item.querySelector("legend").textContent, Labels: texts("label"),
			Chosen: item.querySelector("input:checked")?.value ?? "", Said: texts(".chip"), Pressed: texts('.chip[aria-pressed="true"]')};
	})`
	var got []row
	b.Eval(`(async () => {
		const want = `+browsertest.JS(want)+`;
		const rows = () => `+rows+`;
		const until = async (yes) => {
			for (const end = performance.now() + 2000; !yes() && performance.now() < end;) await new Promise((done) => setTimeout(done, 5));
		};
		for (const { ID, Chosen, Pressed } of want) {
			const item = document.getElementById(ID);
			item.querySelector('input[value="' + Chosen + '"]').click();
			if (!Pressed.length) continue;
			await until(() => item.querySelector(".chip"));
			item.querySelector(".chip").click();
			await until(() => item.querySelector('.chip[aria-pressed="true"]'));
		}
		await until(() => JSON.stringify(rows()) === JSON.stringify(want));
		return rows();
	})()`, &got)
	require.Equal(t, want, got, "the list")
	v := stored(b)
	for _, r := range want {
		require.Equal(t, visit.Answer(r.Chosen), v.Answer("cse", r.ID), r.ID)
		require.Len(t, v.Detail("cse", r.ID).Basis, len(r.Pressed), r.ID)
	}
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
		assert.Equal(t, "Item 1 of 8", place)
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
