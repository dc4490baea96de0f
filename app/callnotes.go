package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// callNotes is the notes for the call: the same page with the same calls for no
// items noticed or all of them.
type callNotes struct {
	goapp.Compo

	Pack    *content.Pack
	Guide   *content.Guide
	Changes int // of the notebook

	notebook *Notebook
	last     *lastAnswer
	canShare bool
	refused  bool          // whether the browser refused to share the notes
	changing bool          // whether the list of the other answers has been opened
	topOnly  bool          // whether only the part that is seen first has been drawn
	ctx      goapp.Context // the page's own: a button that disappears takes its context with it
}

// OnInit answers a tap with the part that is seen first: the whole page takes
// too long on a slow phone. A reader who returns to a place needs all of it.
func (s *callNotes) OnInit() { s.topOnly = beginsAtTop() }

func (s *callNotes) OnMount(ctx goapp.Context) {
	s.canShare, s.ctx = canShare(), ctx
	if s.topOnly {
		afterFrame(func() { ctx.Dispatch(func(goapp.Context) { s.topOnly = false }) })
	}
}

func (s *callNotes) OnNav(goapp.Context) { s.notebook.Refresh() }

func (s *callNotes) Render() goapp.UI {
	w, v := s.Pack.Words(), s.notebook.Visit()
	summary := visit.Summarise(s.Guide, v)
	aside := visit.AsideWords(s.Pack, s.Guide, v)
	body := []goapp.UI{
		s.trail(),
		headingOf(s.Pack, s.Guide, w.Pages.Notes),
		goapp.Elem("p").Class("lead").Text(w.Notes.Lead),
		goapp.Elem("div").Class("needs-app").Body(
			keptLine(w, s.notebook, s.clear),
			goapp.If(s.last.ledTo(summaryPath(s.Guide), v), undoButton(w, s.last, s.undo)),
		),
		haveReady(s.Pack),
		s.answers(w.Notes.Noticed, summary.Noticed),
		s.answers(w.Notes.DontKnow, summary.DontKnow),
		goapp.If(len(summary.Noticed)+len(summary.DontKnow) == 0, goapp.Elem("div").Class("either").Body(
			goapp.Elem("p").Class("nothing until-app").Text(w.Notes.UntilLoaded),
			goapp.Elem("p").Class("nothing needs-app").Text(w.Notes.Nothing),
		)),
		goapp.If(aside != "", goapp.Elem("p").Class("nothing").Text(aside)),
		s.others(v),
		goapp.Elem("p").Class("lead").Text(visit.Purpose(s.Pack) + " " + visit.NotThis(s.Pack, s.Guide)),
	}
	if s.Guide.Checklist.Absence == "" {
		body = append(body, note(visit.OwnAbsence(w)))
	}
	if sentences := visit.GuideSentences(s.Guide); len(sentences) > 0 {
		body = append(body, inLanguage(s.Guide.Checklist.Lang, goapp.Elem("blockquote").Class("guide-words")).Body(paragraphs(sentences)...))
	}
	if !s.topOnly {
		body = append(body,
			goapp.Elem("h2").Text(w.Notes.WhoToCall),
			contactList(s.Pack, v),
			guideContacts(s.Pack, s.Guide.Contacts, "h3", s.Guide.ShortTitle, v),
			afterwards(s.Pack),
			practiceSources(s.Pack),
			goapp.Elem("div").Class("summary__actions needs-app").Body(
				goapp.If(s.canShare, goapp.Elem("button").Attr("type", "button").Class("button").OnClick(s.share).Text(w.Notes.Share)),
				&copyButton{Label: w.Notes.Copy, Heard: w.Notes.CopyNotes, Text: s.text(), words: w},
				goapp.Elem("button").Attr("type", "button").Class("button").OnClick(s.print).Text(w.Notes.Print),
			),
			goapp.Elem("p").Class("summary__outcome").Role("status").Text(s.shareOutcome()),
		)
	}
	return goapp.Elem("div").Class("page summary").Body(body...)
}

// trail leads back to the checklist, and to the guide unless a place at the bottom does.
func (s *callNotes) trail() goapp.UI {
	w := &s.Pack.Words().Pages
	ways := []goapp.UI{back(checklistPath(s.Guide), w.Checklist)}
	if s.Pack.Several() {
		ways = append([]goapp.UI{back(guidePath(s.Guide), w.Guide)}, ways...)
	}
	return trail(s.Pack, summaryPath(s.Guide), ways)
}

// answers lists the items that got one answer, each under its own part, with the
// way to change it.
func (s *callNotes) answers(title string, parts []content.Part) goapp.UI {
	if len(parts) == 0 {
		return nil
	}
	w := s.Pack.Words()
	body := []goapp.UI{goapp.Elem("h2").Text(title)}
	for _, part := range parts {
		items := make([]goapp.UI, len(part.Items))
		for i, item := range part.Items {
			detail := s.notebook.Visit().Detail(s.Guide.ID, item.ID).Words(w)
			items[i] = goapp.Elem("li").Body(
				inLanguage(s.Guide.Checklist.Lang, goapp.Elem("span").Class("guide-words")).Text(item.Words),
				goapp.If(detail != "", goapp.Elem("span").Class("noted__detail").Text(detail)),
				goapp.Elem("a").Class("change").Attr("href", changePath(s.Guide, item)).Body(
					withUnseen(words.Pattern(w.Notes.ChangeAnswer.Fill("item", item.Words)), "change", w.Notes.Change)...),
			)
		}
		body = append(body, inLanguage(s.Guide.Checklist.Lang, goapp.Elem("h3")).Text(part.Title), goapp.Elem("ul").Body(items...))
	}
	return goapp.Elem("section").Class("noted").Body(body...)
}

// others links to the answered items that the notes do not show. They may be
// many, so they are drawn only when they are asked for.
func (s *callNotes) others(v visit.Visit) goapp.UI {
	var items []goapp.UI
	for _, part := range s.Guide.Checklist.Parts {
		for _, item := range part.Items {
			if v.Answer(s.Guide.ID, item.ID) == visit.NotNoticed {
				items = append(items, goapp.Elem("li").Body(goapp.Elem("a").Attr("href", changePath(s.Guide, item)).Body(
					inLanguage(s.Guide.Checklist.Lang, goapp.Elem("span").Class("guide-words")).Text(item.Words), icon(nextIcon))))
			}
		}
	}
	if len(items) == 0 {
		return goapp.Elem("div").Class("change-slot")
	}
	if !s.changing {
		items = nil
	}
	return goapp.Elem("div").Class("change-slot").Body(
		goapp.Elem("details").Class("contents").On("toggle", s.open).Body(
			goapp.Elem("summary").Text(s.Pack.Words().Notes.ChangeOthers.Fill("answer", visit.NotNoticed.Label(s.Pack.Words()))),
			goapp.Elem("ul").Body(items...),
		),
	)
}

func (s *callNotes) open(goapp.Context, goapp.Event) { s.changing = true }

func (s *callNotes) text() string {
	return visit.Text(s.Pack, s.Guide, s.notebook.Visit(), s.notebook.Now(), local)
}

func (s *callNotes) undo(goapp.Context, goapp.Event) {
	item := s.last.item
	s.last.takeBack(s.notebook)
	s.ctx.Navigate(itemPath(s.Guide, content.Item{ID: item}))
}

func (s *callNotes) share(ctx goapp.Context, _ goapp.Event) {
	shareText(s.text(), func(allowed bool) {
		ctx.Dispatch(func(goapp.Context) { s.refused = !allowed })
	})
}

func (s *callNotes) shareOutcome() string {
	if s.refused {
		return s.Pack.Words().Notes.NotShared
	}
	return ""
}

func (s *callNotes) print(goapp.Context, goapp.Event) { printPage() }

func (s *callNotes) clear(goapp.Context, goapp.Event) {
	s.notebook.Clear()
	focusOn(heading, heading) // the button disappears
}
