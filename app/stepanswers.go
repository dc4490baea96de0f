package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// stepAnswers are the answers to the item of a step, and Undo for the one before.
type stepAnswers struct {
	goapp.Compo

	Guide    *content.Guide
	Item     string // id
	Changing bool   // whether the notes led here, to change its answer
	Changes  int    // of the notebook

	notebook *Notebook
	last     *lastAnswer
	tap      float64 // when an answer was last tapped, in the page's milliseconds
}

func (s *stepAnswers) Render() goapp.UI {
	part, index, _ := s.Guide.Checklist.Find(s.Item)
	links := stepLinksOf(s.Guide, part, index, s.Changing)
	return goapp.Elem("div").Class("step__answers needs-app").Body(
		goapp.Elem("div").Class("step__undo").Body(goapp.If(s.canUndo(), undoButton(s.last, s.undo))),
		goapp.Elem("div").Class("step__buttons").Role("group").Aria("label", "Your answer").Body(s.buttons(part.Items[index], links)...),
	)
}

// buttons are the three answers; of a noticed item that answer alone, which
// another tap takes back, and Next.
func (s *stepAnswers) buttons(item content.Item, links stepLinks) []goapp.UI {
	given := s.notebook.Visit().Answer(s.Guide.ID, item.ID)
	button := func(a visit.Answer) goapp.UI {
		return goapp.Elem("button").Attr("type", "button").Class("answer").Aria("pressed", a == given).
			OnClick(s.tapAnswer(item, a, links.next), s.Guide.ID, item.ID, string(a), links.next).
			Body(icon(tickIcon), goapp.Elem("span").Text(a.Label()))
	}
	if given == visit.Noticed {
		return []goapp.UI{
			button(visit.Noticed),
			goapp.Elem("button").Attr("type", "button").Class("answer answer--next").OnClick(s.goOn(links.next), s.Guide.ID, item.ID, links.next).
				Body(goapp.Elem("span").Text(links.nextWords), icon(nextIcon)),
		}
	}
	buttons := make([]goapp.UI, len(visit.Answers))
	for i, a := range visit.Answers {
		buttons[i] = button(a)
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
		*s.last = lastAnswer{}
		switch {
		case a != visit.Noticed:
			s.notebook.Set(s.Guide.ID, item.ID, a)
			*s.last = lastAnswer{guide: s.Guide.ID, item: item.ID, given: a, before: before, next: next}
			s.leave(ctx, next)
		case before == visit.Noticed:
			s.notebook.Set(s.Guide.ID, item.ID, "")
			focusOn(heading, heading)
		default:
			s.notebook.Set(s.Guide.ID, item.ID, a)
			ctx.Defer(func(goapp.Context) { focusOn(".detail__ask", ".detail") })
		}
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
	s.last.takeBack(s.notebook)
	goBack()
}
