package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// stepAnswers are the answers to the item of a step, and Undo for the last one.
type stepAnswers struct {
	goapp.Compo

	Guide    *content.Guide
	Item     string // id
	Changing bool   // whether the notes led here, to change its answer
	Changes  int    // of the notebook

	words    *words.Words
	notebook *Notebook
	last     *lastAnswer
	tap      float64 // when an answer was last tapped, in the page's milliseconds
}

func (s *stepAnswers) Render() goapp.UI {
	part, index, _ := s.Guide.Checklist.Find(s.Item)
	w := s.words
	links := stepLinksOf(w, s.Guide, part, index, s.Changing)
	given := s.notebook.Visit().Answer(s.Guide.ID, s.Item)
	noticed := given == visit.Noticed
	return goapp.Elem("div").Class("step__answers needs-app").Body(
		goapp.Elem("div").Class("step__undo").Body(goapp.If(!noticed && s.canUndo(), undoButton(w, s.last, s.undo))),
		goapp.Elem("div").Class("step__buttons").Role("group").Aria("label", w.Step.YourAnswer).Body(s.buttons(part.Items[index], given, links)...),
		goapp.Elem("div").Class("step__next").Body(
			goapp.If(noticed && s.canUndo(), shortUndoButton(w, s.last, s.undo)),
			goapp.If(noticed, goapp.Elem("button").Attr("type", "button").Class("button button--brand").OnClick(s.goOn(links.next), s.Guide.ID, s.Item, links.next).
				Body(goapp.Elem("span").Text(links.nextWords), icon(nextIcon))),
		),
	)
}

// buttons are the three answers. They stay with a noticed item: another answer
// takes its place with one tap.
func (s *stepAnswers) buttons(item content.Item, given visit.Answer, links stepLinks) []goapp.UI {
	buttons := make([]goapp.UI, len(visit.Answers))
	for i, a := range visit.Answers {
		buttons[i] = goapp.Elem("button").Attr("type", "button").Class("answer").Aria("pressed", a == given).
			OnClick(s.tapAnswer(item, a, links.next), s.Guide.ID, item.ID, string(a), links.next).
			Body(icon(tickIcon), goapp.Elem("span").Text(a.Label(s.words)))
	}
	return buttons
}

// doubleTap is how soon after one tap a second one, in milliseconds, belongs to
// it: nobody has read the next item by then.
const doubleTap = 300

// isDouble reports whether the tap belongs to the one before.
func (s *stepAnswers) isDouble(e goapp.Event) bool {
	now := e.Get("timeStamp").Float()
	if s.tap > 0 && now-s.tap < doubleTap {
		return true
	}
	s.tap = now
	return false
}

// tapAnswer records the tap and moves on, but stays with an item that is noticed.
func (s *stepAnswers) tapAnswer(item content.Item, a visit.Answer, next string) goapp.EventHandler {
	return func(ctx goapp.Context, e goapp.Event) {
		if s.isDouble(e) {
			return
		}
		before := s.notebook.Visit().Answer(s.Guide.ID, item.ID)
		if a == visit.Noticed {
			next = itemPath(s.Guide, item)
		}
		if a != before || a != visit.Noticed { // Undo stays with an answer that is tapped again
			s.notebook.Set(s.Guide.ID, item.ID, a)
			*s.last = lastAnswer{guide: s.Guide.ID, item: item.ID, given: a, before: before, next: next}
		}
		if a == visit.Noticed {
			ctx.Defer(func(goapp.Context) { focusOn(".detail__ask", ".detail") })
			return
		}
		s.leave(ctx, next)
	}
}

// goOn leaves a noticed item.
func (s *stepAnswers) goOn(next string) goapp.EventHandler {
	return func(ctx goapp.Context, e goapp.Event) {
		if !s.isDouble(e) {
			s.leave(ctx, next)
		}
	}
}

// leave goes to the next screen, or back to the notes if they led here, so that
// Back from the notes does not return to the change.
func (s *stepAnswers) leave(ctx goapp.Context, next string) {
	if s.Changing {
		goBack()
		return
	}
	ctx.PreventUpdate() // of this item: only the next one is drawn
	ctx.Navigate(next)
	drawAtOnce(ctx)
}

// canUndo reports whether the screen on show is where the last answer led to.
func (s *stepAnswers) canUndo() bool {
	return !s.Changing && s.last.ledTo(checklistPath(s.Guide)+"#"+s.Item, s.notebook.Visit())
}

func (s *stepAnswers) undo(goapp.Context, goapp.Event) {
	stays := s.last.item == s.Item
	s.last.takeBack(s.notebook)
	if stays {
		focusOn(heading, heading) // the button disappears
		return
	}
	goBack()
}
