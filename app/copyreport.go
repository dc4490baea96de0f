package app

import (
	"fmt"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// copyReport is the state of the copy in words, with what a person can do about
// it: check the phone, look for an update.
type copyReport struct {
	app.Compo

	state    copyState
	asked    bool
	busy     string // what is being done now
	progress string
	outcome  string // what came of it
}

func (r *copyReport) OnMount(ctx app.Context) {
	r.ask(ctx)
}

// ask looks again until the copy is complete, like the line on the first page.
func (r *copyReport) ask(ctx app.Context) {
	askCopyState(func(state copyState) {
		ctx.Dispatch(func(ctx app.Context) {
			r.asked, r.state = true, state
			if r.Mounted() && state.Able && !state.Complete {
				time.AfterFunc(offlineAgain, func() { ctx.Dispatch(r.ask) })
			}
		})
	})
}

func (r *copyReport) Render() app.UI {
	return app.Elem("div").Class("copy-report").Body(
		offlineLine(r.asked, r.state),
		app.Elem("dl").Class("facts needs-app").Body(
			app.Elem("dt").Text("Content"), app.Elem("dd").Text(r.content()),
			app.Elem("dt").Text("Server last reached"), app.Elem("dd").Text(r.reached()),
			app.Elem("dt").Text("Program"), app.Elem("dd").Text(r.program()),
		),
		app.Elem("div").Class("copy-report__actions needs-app").Body(
			app.Elem("button").Attr("type", "button").Class("button").Aria("disabled", r.busy != "").OnClick(r.verify).Text("Check this phone"),
			app.Elem("button").Attr("type", "button").Class("button").Aria("disabled", r.busy != "").OnClick(r.update).Text("Check for an update"),
		),
		app.Elem("p").Class("copy-report__outcome").Role("status").Text(r.words()),
	)
}

func (r *copyReport) content() string {
	if r.state.Content == 0 {
		return "none on this phone yet"
	}
	return fmt.Sprintf("version %d", r.state.Content)
}

func (r *copyReport) reached() string {
	if r.state.Reached.IsZero() {
		return "not yet"
	}
	return moment(r.state.Reached)
}

func (r *copyReport) program() string {
	if r.state.App == "" {
		return "none on this phone yet"
	}
	return r.state.App
}

func (r *copyReport) words() string {
	if r.busy != "" {
		return r.busy + r.progress
	}
	return r.outcome
}

func (r *copyReport) verify(ctx app.Context, _ app.Event) {
	if r.busy != "" { // the button is not disabled, because that would take the focus away
		return
	}
	r.busy, r.progress, r.outcome = "Checking every file", "", ""
	progress := func(have, of int) {
		ctx.Dispatch(func(app.Context) { r.progress = fmt.Sprintf(": %d of %d", have, of) })
	}
	verifyCopy(progress, func(state copyState) {
		ctx.Dispatch(func(app.Context) { r.end(state, verified(state)) })
	})
}

// verified says what a check found, and never more than that.
func verified(s copyState) string {
	switch {
	case !s.Able || s.Of == 0:
		return "There is no copy on this phone to check."
	case !s.Complete:
		return fmt.Sprintf("Not complete: %d of %d files are right. Go online and check again.", s.Have, s.Of)
	case s.Mended > 0:
		return fmt.Sprintf("Complete. %d files were missing or altered and have been mended.", s.Mended)
	default:
		return fmt.Sprintf("Complete: all %d files are right.", s.Of)
	}
}

func (r *copyReport) update(ctx app.Context, _ app.Event) {
	if r.busy != "" {
		return
	}
	before := r.state
	r.busy, r.progress, r.outcome = "Asking the server", "", ""
	checkForUpdate(func(state copyState) {
		ctx.Dispatch(func(app.Context) { r.end(state, updated(before, state)) })
	})
}

// updated says "up to date" only when the server has answered.
func updated(before, after copyState) string {
	switch {
	case !after.Reached.After(before.Reached):
		return "The server was not reached. What is on this phone stays as it is."
	case after.Content != before.Content || after.App != before.App:
		return "Updated. The next page that you open is the new one."
	default:
		return "Up to date."
	}
}

func (r *copyReport) end(state copyState, outcome string) {
	r.state, r.asked, r.busy, r.outcome = state, true, "", outcome
}
