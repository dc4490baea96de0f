package app

import (
	"fmt"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// step is one item alone on the screen: the guide's words large, the answers
// low where the thumb is. A noticed item stays, for what may be said of it; the
// other answers go on at once.
func (c *checklist) step(part content.Part, index int) goapp.UI {
	item := part.Items[index]
	given := c.notes.Visit().Answer(c.Guide.ID, item.ID)
	way := c.way(part, index)
	return goapp.Elem("div").Class("page step").Body(
		keyed("item", item.ID,
			goapp.Elem("div").Class("step__trail").Body(
				goapp.Elem("a").Class("trail__link").Attr("rel", "prev").Attr("href", way.back).Body(icon(backIcon), goapp.Text(way.backWords)),
				goapp.Elem("p").Class("step__place").Text(fmt.Sprintf("%s · item %d of %d", part.Title, index+1, len(part.Items))),
				goapp.Elem("a").Class("trail__link trail__link--skip").Attr("href", way.next).Body(goapp.Text("Skip"), icon(nextIcon)),
			),
			goapp.Elem("p").Class("step__lead guide-words").Text(content.WithEnd(part.Lead, "\u00a0…")),
			goapp.Elem("h1").Class("step__item").TabIndex(-1).Text(item.Words),
		),
		goapp.Elem("div").Class("detail-slot").Body(goapp.If(given == visit.Noticed, detail(c.notes, c.Guide, item))),
		goapp.Elem("p").Class("step__also").Body(
			goapp.Elem("a").Attr("href", checklistPath(c.Guide)+"#"+onePageID).Text("All on one page"),
			goapp.Elem("a").Attr("href", summaryPath(c.Guide)).Text("Notes for the call"),
		),
		c.remember(),
		goapp.Elem("div").Class("step__answers needs-app").Body(
			goapp.Elem("div").Class("step__undo").Body(goapp.If(c.canUndo(), undoButton(c.notes.last, c.undo))),
			goapp.Elem("div").Class("step__buttons").Role("group").Aria("label", "Your answer").Body(c.buttons(item, given, way)...),
		),
	)
}

// way is where an item's screen leads.
type way struct {
	back, backWords string
	next, nextWords string
}

// way leads from item to item, or back to the notes when an answer is changed from there.
func (c *checklist) way(part content.Part, index int) way {
	w := way{back: checklistPath(c.Guide), backWords: "Back", next: summaryPath(c.Guide), nextWords: "Notes for the call"}
	if c.changing {
		w.back, w.backWords, w.nextWords = summaryPath(c.Guide), "Notes", "Back to the notes"
		return w
	}
	if index > 0 {
		w.back = itemPath(c.Guide, part.Items[index-1])
	}
	if index+1 < len(part.Items) {
		w.next, w.nextWords = itemPath(c.Guide, part.Items[index+1]), "Next item"
	}
	return w
}

// buttons are the three answers; of a noticed item that answer alone, which
// another tap takes back, and the way on.
func (c *checklist) buttons(item content.Item, given visit.Answer, w way) []goapp.UI {
	button := func(a visit.Answer) goapp.UI {
		return goapp.Elem("button").Attr("type", "button").Class("answer").Aria("pressed", a == given).
			OnClick(c.tapAnswer(item, a, w.next), c.Guide.ID, item.ID, string(a), w.next).
			Body(icon(tickIcon), goapp.Elem("span").Text(a.Label()))
	}
	if given == visit.Noticed {
		return []goapp.UI{
			button(visit.Noticed),
			goapp.Elem("button").Attr("type", "button").Class("answer answer--next").OnClick(c.goOn(w.next), c.Guide.ID, item.ID, w.next).
				Body(goapp.Elem("span").Text(w.nextWords), icon(nextIcon)),
		}
	}
	buttons := make([]goapp.UI, len(visit.Answers))
	for i, a := range visit.Answers {
		buttons[i] = button(a)
	}
	return buttons
}

// remember keeps the guide's sentences at hand that stand against first impressions.
func (c *checklist) remember() goapp.UI {
	lines := make([]goapp.UI, len(c.Guide.Checklist.Remember))
	for i, words := range c.Guide.Checklist.Remember {
		lines[i] = goapp.Elem("li").Text(words)
	}
	return goapp.Elem("details").Class("remember").Body(
		goapp.Elem("summary").Text("Keep in mind"),
		goapp.Elem("ul").Class("guide-words").Body(lines...),
	)
}

// doubleTap is how soon after one tap a second one, in milliseconds, belongs to
// it: nobody has read the next item by then.
const doubleTap = 300

// isDouble reports whether the tap belongs to the one before.
func (c *checklist) isDouble(e goapp.Event) bool {
	now := e.Get("timeStamp").Float()
	if c.tap > 0 && now-c.tap < doubleTap {
		return true
	}
	c.tap = now
	return false
}

// tapAnswer notes the tap and moves on, but stays with an item that is noticed.
func (c *checklist) tapAnswer(item content.Item, a visit.Answer, next string) goapp.EventHandler {
	return func(ctx goapp.Context, e goapp.Event) {
		if c.isDouble(e) {
			return
		}
		before := c.notes.Visit().Answer(c.Guide.ID, item.ID)
		c.notes.last = lastAnswer{}
		switch {
		case a != visit.Noticed:
			c.notes.Set(c.Guide.ID, item.ID, a)
			c.notes.last = lastAnswer{item: item.ID, given: a, before: before, next: next}
			c.leave(ctx, next)
		case before == visit.Noticed:
			c.notes.Set(c.Guide.ID, item.ID, "")
			focusOn(heading, heading)
		default:
			c.notes.Set(c.Guide.ID, item.ID, a)
			ctx.Defer(func(goapp.Context) { focusOn(".detail__ask", ".detail") })
		}
	}
}

// goOn leaves a noticed item.
func (c *checklist) goOn(next string) goapp.EventHandler {
	return func(ctx goapp.Context, e goapp.Event) {
		if !c.isDouble(e) {
			c.leave(ctx, next)
		}
	}
}

// leave goes to the next screen, or back to the notes where a change began, so
// that Back from there does not lead into the change again.
func (c *checklist) leave(ctx goapp.Context, next string) {
	if c.changing {
		goBack()
		return
	}
	ctx.PreventUpdate() // of the item that is left: what follows is drawn alone
	ctx.Navigate(next)
	drawAtOnce(ctx)
}

// canUndo reports whether the screen on show is where the last answer led to.
func (c *checklist) canUndo() bool {
	return !c.changing && c.notes.canUndo(c.Guide, checklistPath(c.Guide)+"#"+c.item)
}

func (c *checklist) undo(goapp.Context, goapp.Event) {
	c.notes.undo(c.Guide)
	goBack()
}
