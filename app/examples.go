package app

import (
	"slices"
	"time"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/search"
	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// Example is one part of the app in one state. Together they are the gallery,
// the golden files of the markup, and what the accessibility tests look at.
type Example struct {
	Name string // the part, and the state it is in: "step-noticed"
	UI   goapp.UI
}

// Examples are all parts in all their states, with the first guide of the pack.
// They are not part of the client: nothing there refers to them.
func Examples(pack *content.Pack) []Example {
	w, g := pack.Words(), &pack.Guides[0]
	noon := time.Date(2026, 11, 23, 14, 32, 0, 0, time.Local)
	part := g.Checklist.Part(g.Checklist.Start)
	first, second := part.Items[0], part.Items[1]

	visited := func(edit func(*visit.Visit)) *Notebook {
		v := visit.Visit{Ref: "7f3a91c2-0000-4000-8000-000000000000"}
		edit(&v)
		v.Fit(pack)
		return &Notebook{pack: pack, storage: noStorage{}, now: func() time.Time { return noon }, visit: v, kept: true}
	}
	none := visited(func(v *visit.Visit) { *v = visit.Visit{} })
	answered := func(a visit.Answer) *Notebook {
		return visited(func(v *visit.Visit) { v.Set(g.ID, first.ID, a, noon) })
	}
	mix := visited(func(v *visit.Visit) {
		v.Set(g.ID, first.ID, visit.Noticed, noon)
		v.ToggleBasis(g.ID, first.ID, visit.Bases[1], noon)
		v.ToggleWhen(g.ID, first.ID, visit.Whens[0], noon)
		v.Set(g.ID, second.ID, visit.NotNoticed, noon)
		v.Set(g.ID, part.Items[2].ID, visit.DontKnow, noon)
		v.Reach(pack.Advice, content.Call, noon)
	})
	gone := visited(func(v *visit.Visit) { v.Set(g.ID, "indicator-99", visit.Noticed, noon) })
	refused := visited(func(v *visit.Visit) { v.Set(g.ID, first.ID, visit.Noticed, noon) })
	refused.kept = false

	texted := *pack
	texted.Contacts = append(slices.Clone(pack.Contacts), content.Contact{ID: "chat", Name: "Chat", Audience: "Young people",
		When: "or write to chat@example.org", Ways: []content.Way{content.NewWay(content.Text, "07700 900123", "+447700900123")}})

	number := content.NewWay(content.Call, "0113 496 0001", "+441134960001")
	number.Extension = "123"
	reached := *pack
	reached.Contacts = append(slices.Clone(pack.Contacts), content.Contact{ID: "every", Name: "Every way", Audience: "Practitioners",
		Hours: "Weekdays, 9am to 5pm", Note: "Ask for the duty worker", Ways: []content.Way{number,
			content.NewWay(content.Text, "0113 496 0005", "+441134960005"),
			content.NewWay(content.Textphone, "0113 496 0009", "+441134960009"),
			content.NewWay(content.Relay, "18001 0113 496 0001", "1800101134960001"),
			{Kind: content.Email, Shown: "every@example.org", Href: "mailto:every@example.org"},
			{Kind: content.Web, Shown: "www.example.org/chat", Href: "https://www.example.org/chat"}}},
		content.Contact{ID: "post", Name: "Post", Audience: "Anyone",
			Ways: []content.Way{{Kind: content.Email, Shown: "post@example.org", Href: "mailto:post@example.org"}}})

	several := *pack
	several.Guides, several.Groups = nil, []content.Group{{Title: "First group", Guides: []string{"one"}}}
	for _, id := range []string{"one", "two"} {
		copied := *g
		copied.ID, copied.Title, copied.ShortTitle = id, "Guide "+id, "Guide "+id
		several.Guides = append(several.Guides, copied)
	}

	nothing := new(lastAnswer)
	undoable := &lastAnswer{guide: g.ID, item: first.ID, given: visit.DontKnow, next: itemPath(g, second)}
	answering := func(n *Notebook, item content.Item, last *lastAnswer) goapp.UI {
		return &checklist{Pack: pack, Guide: g, notebook: n, last: last, item: item.ID}
	}
	changing := func(n *Notebook, item content.Item) goapp.UI {
		return &checklist{Pack: pack, Guide: g, notebook: n, last: nothing, item: item.ID, changing: true}
	}
	forCall := func(n *Notebook) goapp.UI {
		return &callNotes{Pack: pack, Guide: g, notebook: n, last: nothing, canShare: true}
	}
	whole := offlineState{Able: true, Lasting: true, Complete: true, Have: 24, Of: 24, Content: 1, App: "732f24b644c3", Reached: noon, Verified: noon}
	partial := offlineState{Able: true, Have: 7, Of: 24, Reached: noon}
	passing := whole
	passing.Lasting = false
	altered, older := partial, whole
	altered.Check = lastCheck{result: result{Outcome: "reached"}, ContentTaken: result{Outcome: "refused", Why: "altered"}}
	older.Content, older.Checked = 20261125, true
	older.Check = lastCheck{result: result{Outcome: "reached"}, Content: 2, ContentTaken: result{Outcome: "older"}}
	report := func(s offlineState, busy, outcome string) goapp.UI {
		return &offlineReport{words: w, now: func() time.Time { return noon }, asked: true, state: s, busy: busy, outcome: outcome}
	}
	notice := func(s offlineState, now time.Time) goapp.UI {
		return &notices{pack: pack, now: func() time.Time { return now }, state: s}
	}
	overdue := func(path string, of *content.Guide) goapp.UI {
		return &review{Pack: pack, Path: path, Guide: of, now: func() time.Time { return noon.AddDate(1, 0, 0) }, running: true}
	}
	changed := whole
	changed.Changes = []change{
		{"duty-practitioners", "number", "Duty and Advice, Practitioners", "0113 376 0336", "0113 378 0336"},
		{"duty-public", "renamed", "Duty and Advice, Public", "Duty and Advice", "Front Door"},
		{"night", "removed", "Night Team, Public", "0113 496 0002", ""},
	}

	listed := news{Known: true, Since: 3, Numbers: append(changed.Changes, change{"desk", "new", "Desk, Practitioners", "", "0113 496 0004"}), Guides: []guideNews{
		{Path: "/guides/new/", Kind: "new", Title: "New guide"},
		{Path: guidePath(g), Kind: "changed", Title: g.ShortTitle, Parts: []partNews{
			{Kind: "renamed", Title: "Old title"}, {Kind: "changed"}, {Kind: "new", ID: "signs", Title: "Signs"}, {Kind: "removed", ID: "old", Title: "Old part"},
			{Kind: "changed", ID: part.ID, Title: part.Title, InChecklist: true}, {Kind: "changed", InChecklist: true}, {Kind: "checked"}}, More: true},
		{Path: "/guides/old/", Kind: "withdrawn", Title: "Old guide"},
	}}
	changesOf := func(n news) goapp.UI { return &changes{Pack: pack, asked: true, news: n} }

	found := &library{search.New(slices.Concat(search.Guides(pack), search.Contacts(pack))...)}
	searching := func(typed string) goapp.UI {
		return &searchPage{Pack: pack, library: found, typed: typed, found: found.index.Search(typed, firstResults)}
	}

	examples := []Example{
		{"call-bar", callBar(pack)},
		{"places", navigation(pack, Route{Path: guidePath(g), Place: GuidePlace, Guide: g})},
		{"step-not-answered", answering(none, first, nothing)},
		{"step-noticed", answering(answered(visit.Noticed), first, nothing)},
		{"step-noticed-with-basis-and-time", answering(mix, first, nothing)},
		{"step-not-noticed", answering(answered(visit.NotNoticed), first, nothing)},
		{"step-dont-know", answering(answered(visit.DontKnow), first, nothing)},
		{"step-undo", answering(answered(visit.DontKnow), second, undoable)},
		{"step-changed-from-the-notes", changing(mix, second)},
		{"step-changed-from-the-notes-noticed", changing(mix, first)},
		{"checklist-start", &checklist{Pack: pack, Guide: g, notebook: none}},
		{"checklist-resumed", &checklist{Pack: pack, Guide: g, notebook: mix, begun: true}},
		{"notes-nothing", forCall(none)},
		{"notes-mix", forCall(mix)},
		{"notes-change", &callNotes{Pack: pack, Guide: g, notebook: mix, last: nothing, changing: true}},
		{"notes-gone", forCall(gone)},
		{"notes-not-kept", forCall(refused)},
		{"notes-not-shared", &callNotes{Pack: pack, Guide: g, notebook: none, last: nothing, canShare: true, refused: true}},
		{"contacts", &contacts{Pack: pack, notebook: none}},
		{"contacts-text-only", &contacts{Pack: &texted, notebook: none}},
		{"contacts-every-way", &contacts{Pack: &reached, notebook: none}},
		{"contacts-rung", &contacts{Pack: pack, notebook: mix}},
		{"search", searching("")},
		{"search-results", searching("gangs")},
		{"search-more-results", searching("child")},
		{"search-contacts", searching("0113")},
		{"search-nothing", searching("xylophone")},
		{"search-loading", &searchPage{Pack: pack, library: new(library), typed: "taxi"}},
		{"search-not-loaded", &searchPage{Pack: pack, library: new(library), failed: true}},
		{"changes", changesOf(listed)},
		{"changes-none", changesOf(news{Known: true})},
		{"changes-not-known", changesOf(news{})},
		{"offline-not-known", offlineLine(w, false, offlineState{}, noon)},
		{"offline-not-able", offlineLine(w, true, offlineState{}, noon)},
		{"offline-beginning", offlineLine(w, true, offlineState{Able: true}, noon)},
		{"offline-partial", offlineLine(w, true, partial, noon)},
		{"offline-altered", offlineLine(w, true, altered, noon)},
		{"offline-ready", offlineLine(w, true, whole, noon)},
		{"offline-for-now", offlineLine(w, true, passing, noon)},
		{"copy-report-ready", report(whole, "", "")},
		{"copy-report-checking", report(whole, checkingFiles(w, 9, 24), "")},
		{"copy-report-complete", report(whole, "", verified(w, whole))},
		{"copy-report-incomplete", report(partial, "", verified(w, partial))},
		{"copy-report-not-reached", report(whole, "", updated(w, whole))},
		{"copy-report-older", report(older, "", updated(w, older))},
		{"notice-changed-number", notice(changed, noon)},
		{"review-due", overdue(guidePath(g), g)},
		{"review-due-home", overdue(homePath(pack), nil)},
		{"notice-not-reached", notice(whole, noon.Add(unreached+time.Hour))},
		{"install-offered", goapp.Elem("section").Body(goapp.Elem("h2").Text(w.Install.OnPhone), &install{words: w, offered: true})},
		{"install-dismissed", goapp.Elem("section").Body(goapp.Elem("h2").Text(w.Install.OnPhone), &install{words: w, outcome: w.Install.NotInstalled})},
		{"install-by-hand", goapp.Elem("section").Body(goapp.Elem("h2").Text(w.Install.OnPhone), &install{words: w})},
		{"share", &share{words: w}},
		{"share-code", &share{words: w, address: "https://example.org/"}},
		{"copy-button", &copyButton{Label: w.Notes.Copy, Heard: w.Notes.CopyNotes, Text: "999", words: w}},
		{"copy-button-copied", &copyButton{Label: w.Notes.Copy, Heard: w.Notes.CopyNotes, Text: "999", words: w, said: w.Contacts.Copied}},
		{"settings-not-read", &settings{words: w, notebook: none}},
		{"settings", &settings{words: w, notebook: none, chosen: map[string]string{}}},
		{"settings-chosen", &settings{words: w, notebook: none, chosen: map[string]string{"text": "150", "colours": "dark", KeepSetting: KeepInMemory, "hide": "off"}}},
		{"have-ready", haveReady(pack)},
		{"afterwards", afterwards(pack)},
		{"guide", &guide{Pack: pack, Guide: g}},
		{"library-home", &home{Pack: &several, notebook: none}},
		{"library-places", navigation(&several, Route{Path: guidePath(&several.Guides[0]), Place: GuidePlace})},
		{"library-guide", &guide{Pack: &several, Guide: &several.Guides[0]}},
		{"library-notes", &callNotes{Pack: &several, Guide: &several.Guides[0], notebook: none, last: nothing}},
		{"not-found", &notFound{Pack: pack}},
		{"closed", &closed{Pack: pack}},
	}
	for i, e := range examples {
		examples[i].UI = goapp.Elem("div").Class("screen").Body(goapp.Elem("div").Class("main").Body(e.UI))
	}
	return examples
}
