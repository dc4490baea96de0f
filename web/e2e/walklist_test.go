package e2e

import (
	"testing"

	"github.com/stretchr/testify/require"

	"oneminuteguide/app/visit"
	"oneminuteguide/web/browsertest"
)

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
				r.Labels = append(r.Labels, say(a.Label()))
			}
			if visit.Answers[i%3] == visit.Noticed {
				for _, basis := range visit.Bases {
					r.Said = append(r.Said, say(basis.Label()))
				}
				for _, when := range visit.Whens {
					r.Said = append(r.Said, say(when.Label()))
				}
				r.Pressed = append(r.Pressed, say(visit.Bases[0].Label()))
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
