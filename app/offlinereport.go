package app

import (
	"cmp"
	"time"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content/words"
)

// offlineReport is the state of the copy in words, with what a person can do about
// it: check the phone, look for an update.
type offlineReport struct {
	goapp.Compo

	words   *words.Words
	now     func() time.Time // nil is time.Now
	state   offlineState
	asked   bool
	busy    string // what is being done now, and how far it has come
	outcome string // result of that
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
	w := r.words
	return goapp.Elem("div").Class("copy-report").Body(
		offlineLine(w, r.asked, r.state, r.clock()),
		goapp.Elem("p").Class("note").Text(r.passing()),
		goapp.Elem("dl").Class("facts needs-app").Body(
			goapp.Elem("dt").Text(w.Offline.GuideVersion), goapp.Elem("dd").Text(r.content()),
			goapp.Elem("dt").Text(w.Offline.LastCheckedAt), goapp.Elem("dd").Text(r.reached()),
			goapp.Elem("dt").Text(w.Offline.AppVersion), goapp.Elem("dd").Text(r.program()),
		),
		goapp.Elem("div").Class("copy-report__actions needs-app").Body(
			goapp.Elem("button").Attr("type", "button").Class("button").Aria("disabled", r.busy != "").OnClick(r.verify).Text(w.Update.CheckPhone),
			goapp.Elem("button").Attr("type", "button").Class("button").Aria("disabled", r.busy != "").OnClick(r.update).Text(w.Update.CheckUpdate),
		),
		goapp.Elem("p").Class("copy-report__outcome").Role("status").Text(cmp.Or(r.busy, r.outcome)),
	)
}

// passing says how a copy is lost that the browser has not promised to keep.
func (r *offlineReport) passing() string {
	if !r.state.Complete || r.state.Lasting {
		return ""
	}
	return r.words.Offline.Passing
}

func (r *offlineReport) content() string {
	if r.state.Content == 0 {
		return r.words.Offline.NoneYet
	}
	return r.words.Offline.Version.Fill("number", r.words.Version(r.state.Content))
}

func (r *offlineReport) reached() string {
	if r.state.Reached.IsZero() {
		return r.words.Offline.NotYet
	}
	return moment(r.words, r.state.Reached, r.clock())
}

func (r *offlineReport) program() string {
	if r.state.App == "" {
		return r.words.Offline.NoneYet
	}
	return r.state.App
}

func (r *offlineReport) verify(ctx goapp.Context, _ goapp.Event) {
	if r.busy != "" { // the button is not disabled, because that would take the focus away
		return
	}
	r.busy, r.outcome = r.words.Update.Checking, ""
	progress := func(have, of int) {
		ctx.Dispatch(func(goapp.Context) { r.busy = checkingFiles(r.words, have, of) })
	}
	verifyCopy(progress, func(state offlineState) {
		ctx.Dispatch(func(goapp.Context) { r.end(state, verified(r.words, state)) })
	})
}

func checkingFiles(w *words.Words, have, of int) string {
	return w.Update.CheckingFiles.Fill("have", w.Number(have), "total", w.Number(of))
}

// verified says what a check found, and never more than that.
func verified(w *words.Words, s offlineState) string {
	switch {
	case !s.Able || s.Of == 0:
		return w.Update.Nothing
	case !s.Complete:
		return w.Update.Incomplete.Fill("have", w.Number(s.Have), "total", w.Number(s.Of))
	case s.Mended > 0:
		return w.Update.Repaired.Fill("number", w.Number(s.Mended))
	default:
		return w.Update.Complete.Fill("total", w.Number(s.Of))
	}
}

func (r *offlineReport) update(ctx goapp.Context, _ goapp.Event) {
	if r.busy != "" {
		return
	}
	r.busy, r.outcome = r.words.Update.CheckingNow, ""
	checkForUpdate(func(state offlineState) {
		ctx.Dispatch(func(goapp.Context) { r.end(state, updated(r.words, state)) })
	})
}

// updated says what this check found. It is up to date only when the server has
// answered, has what this phone has, and every file is here.
func updated(w *words.Words, s offlineState) string {
	c, u := s.Check, &w.Update
	switch {
	case !s.Able:
		return w.Offline.UnableTitle + " " + w.Offline.Unable
	case !s.Checked && s.Content != 0 && c.Outcome == "":
		return u.Reopen // the worker is from before this app
	case !s.Checked && s.Busy:
		return u.StillChecking
	case !s.Checked || c.Outcome != "reached":
		return couldNot(w, c.result) + unchanged(w, s)
	case c.ContentTaken.Outcome == "older":
		return u.Older.Fill("server", w.Version(c.Content), "phone", w.Version(s.Content))
	case c.ContentTaken.Outcome == "refused":
		return u.Refused.Fill("number", w.Version(c.Content), "reason", couldNot(w, c.ContentTaken)) + unchanged(w, s)
	case c.ContentTaken.Outcome == "coming":
		return u.Coming
	}
	guide := u.GuideUpToDate
	if c.ContentTaken.Outcome == "taken" {
		guide = u.Updated
	}
	switch {
	case c.AppTaken.Outcome == "refused":
		return u.AppRefused.Fill("guide", guide, "reason", couldNot(w, c.AppTaken))
	case c.AppTaken.Outcome == "coming":
		return u.AppComing.Fill("guide", guide)
	case c.AppTaken.Outcome == "withdrawn":
		return u.AppWithdrawn.Fill("guide", guide)
	case c.AppTaken.Outcome == "failed":
		return u.AppFailed.Fill("guide", guide)
	case !s.Complete || s.ContentID != c.ContentID || s.App != c.App:
		return u.NotAllSaved.Fill("have", w.Number(s.Have), "total", w.Number(s.Of))
	case c.ContentTaken.Outcome == "taken" || c.AppTaken.Outcome == "taken":
		return u.Updated
	default:
		return u.UpToDate
	}
}

// unchanged is said only where there is a copy.
func unchanged(w *words.Words, s offlineState) string {
	if s.Content == 0 {
		return ""
	}
	return " " + w.Update.Unchanged
}

// couldNot says why something from the server was not saved. The reasons are the
// worker's.
func couldNot(w *words.Words, p result) string {
	r := &w.Reasons
	switch p.Why {
	case "slow":
		return r.Slow
	case "status":
		return r.Status.Fill("number", w.Number(p.Status))
	case "redirected":
		return r.Redirected
	case "invalid":
		return r.Invalid
	case "altered":
		return r.Altered
	case "room":
		return r.Room
	case "pages":
		return r.Pages
	case "other":
		return r.Other
	default:
		return r.Connection
	}
}

func (r *offlineReport) end(state offlineState, outcome string) {
	r.state, r.asked, r.busy, r.outcome = state, true, "", outcome
}
