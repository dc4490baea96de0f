package app

import (
	"fmt"
	"time"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"
)

// offlineReport is the state of the copy in words, with what a person can do about
// it: check the phone, look for an update.
type offlineReport struct {
	goapp.Compo

	now      func() time.Time // nil is time.Now
	state    offlineState
	asked    bool
	busy     string // what is being done now
	progress string
	outcome  string // result of that
}

func (r *offlineReport) OnMount(ctx goapp.Context) {
	r.ask(ctx)
}

// ask looks again until the copy is complete, like the line on the first page.
func (r *offlineReport) ask(ctx goapp.Context) {
	askOfflineState(func(state offlineState) {
		ctx.Dispatch(func(ctx goapp.Context) {
			r.asked, r.state = true, state
			if r.Mounted() && state.Able && !state.Complete {
				time.AfterFunc(offlineAgain, func() { ctx.Dispatch(r.ask) })
			}
		})
	})
}

func (r *offlineReport) clock() time.Time {
	if r.now == nil {
		return time.Now()
	}
	return r.now()
}

func (r *offlineReport) Render() goapp.UI {
	return goapp.Elem("div").Class("copy-report").Body(
		offlineLine(r.asked, r.state, r.clock()),
		goapp.Elem("p").Class("note").Text(r.passing()),
		goapp.Elem("dl").Class("facts needs-app").Body(
			goapp.Elem("dt").Text("Guide version"), goapp.Elem("dd").Text(r.content()),
			goapp.Elem("dt").Text("Last checked for updates"), goapp.Elem("dd").Text(r.reached()),
			goapp.Elem("dt").Text("App version"), goapp.Elem("dd").Text(r.program()),
		),
		goapp.Elem("div").Class("copy-report__actions needs-app").Body(
			goapp.Elem("button").Attr("type", "button").Class("button").Aria("disabled", r.busy != "").OnClick(r.verify).Text("Check this phone"),
			goapp.Elem("button").Attr("type", "button").Class("button").Aria("disabled", r.busy != "").OnClick(r.update).Text("Check for an update"),
		),
		goapp.Elem("p").Class("copy-report__outcome").Role("status").Text(r.words()),
	)
}

// passing says how a copy is lost that the browser has not promised to keep.
func (r *offlineReport) passing() string {
	if !r.state.Complete || r.state.Lasting {
		return ""
	}
	return "Install the app, or this browser may delete it. A private window deletes it when you close it."
}

func (r *offlineReport) content() string {
	if r.state.Content == 0 {
		return "none on this phone yet"
	}
	return fmt.Sprintf("version %d", r.state.Content)
}

func (r *offlineReport) reached() string {
	if r.state.Reached.IsZero() {
		return "not yet"
	}
	return moment(r.state.Reached, r.clock())
}

func (r *offlineReport) program() string {
	if r.state.App == "" {
		return "none on this phone yet"
	}
	return r.state.App
}

func (r *offlineReport) words() string {
	if r.busy != "" {
		return r.busy + r.progress
	}
	return r.outcome
}

func (r *offlineReport) verify(ctx goapp.Context, _ goapp.Event) {
	if r.busy != "" { // the button is not disabled, because that would take the focus away
		return
	}
	r.busy, r.progress, r.outcome = "Checking every file", "", ""
	progress := func(have, of int) {
		ctx.Dispatch(func(goapp.Context) { r.progress = fmt.Sprintf(": %d of %d", have, of) })
	}
	verifyCopy(progress, func(state offlineState) {
		ctx.Dispatch(func(goapp.Context) { r.end(state, verified(state)) })
	})
}

// verified says what a check found, and never more than that.
func verified(s offlineState) string {
	switch {
	case !s.Able || s.Of == 0:
		return "Nothing is saved on this phone."
	case !s.Complete:
		return fmt.Sprintf("Not complete: %d of %d files are correct. Go online and check again.", s.Have, s.Of)
	case s.Mended > 0:
		return fmt.Sprintf("Complete. %s missing or altered and repaired.", files(s.Mended, "was", "were"))
	default:
		return fmt.Sprintf("Complete: all %d files are correct.", s.Of)
	}
}

func files(n int, one, more string) string {
	if n == 1 {
		return "1 file " + one
	}
	return fmt.Sprint(n, " files ", more)
}

func (r *offlineReport) update(ctx goapp.Context, _ goapp.Event) {
	if r.busy != "" {
		return
	}
	r.busy, r.progress, r.outcome = "Checking for an update", "", ""
	checkForUpdate(func(state offlineState) {
		ctx.Dispatch(func(goapp.Context) { r.end(state, updated(state)) })
	})
}

// updated says what this check found. It is up to date only when the server has
// answered, has what this phone has, and every file is here.
func updated(s offlineState) string {
	c := s.Check
	switch {
	case !s.Able:
		return "This browser cannot save the app. You need a connection each time."
	case !s.Checked && s.Content != 0 && c.Outcome == "":
		return "Checked. Close the app and open it again to finish updating." // the worker is from before this app
	case !s.Checked && s.Busy:
		return "Still checking. Try again in a minute."
	case !s.Checked || c.Outcome != "reached":
		return sentence(couldNot(c.result)) + "." + unchanged(s)
	case c.ContentTaken.Outcome == "older":
		return fmt.Sprintf("The server has version %d, older than version %d on this phone, so nothing has changed. Tell the people who publish this guide.", c.Content, s.Content)
	case c.ContentTaken.Outcome == "refused":
		return fmt.Sprintf("There is an update, version %d, but it was not saved: %s.", c.Content, couldNot(c.ContentTaken)) + unchanged(s)
	case c.ContentTaken.Outcome == "coming":
		return "There is an update. It is still being saved."
	}
	guide := "The guide is up to date."
	if c.ContentTaken.Outcome == "taken" {
		guide = "Updated. The next page that you open is the new one."
	}
	switch {
	case c.AppTaken.Outcome == "refused":
		return guide + " There is a new app version, but it was not saved: " + couldNot(c.AppTaken) + "."
	case c.AppTaken.Outcome == "coming":
		return guide + " A new app version is still being saved."
	case c.AppTaken.Outcome == "withdrawn":
		return guide + " The newest app version has been withdrawn by its publisher."
	case c.AppTaken.Outcome == "failed":
		return guide + " The newest app version did not start on this phone, which stays with the one before."
	case !s.Complete || s.ContentID != c.ContentID || s.App != c.App:
		return fmt.Sprintf("Not complete: %d of %d files are saved. Stay online.", s.Have, s.Of)
	case c.ContentTaken.Outcome == "taken" || c.AppTaken.Outcome == "taken":
		return "Updated. The next page that you open is the new one."
	default:
		return "Up to date."
	}
}

// unchanged is said only where there is a copy.
func unchanged(s offlineState) string {
	if s.Content == 0 {
		return ""
	}
	return " Your saved copy has not changed."
}

// couldNot says why something from the server was not saved. The reasons are the
// worker's.
func couldNot(p result) string {
	switch p.Why {
	case "slow":
		return "the connection is too slow"
	case "status":
		return fmt.Sprintf("the server answered with an error (%d)", p.Status)
	case "redirected":
		return "this network sends you elsewhere: you may need to sign in to it"
	case "invalid":
		return "the answer is not a valid update: you may need to sign in to this network"
	case "altered":
		return "the files were altered on the way"
	case "room":
		return "there is not enough room on this phone"
	case "pages":
		return "pages are missing from it"
	case "other":
		return "something went wrong on this phone"
	default:
		return "could not connect"
	}
}

func (r *offlineReport) end(state offlineState, outcome string) {
	r.state, r.asked, r.busy, r.outcome = state, true, "", outcome
}
