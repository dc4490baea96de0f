package app

import (
	"time"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content/words"
)

// offline says whether this phone holds a complete copy, from the worker's own
// count and never from the presence of an API.
type offline struct {
	goapp.Compo

	words *words.Words
	asked bool
	state offlineState
}

func (o *offline) OnMount(ctx goapp.Context) { o.ask(ctx) }

func (o *offline) Render() goapp.UI { return offlineLine(o.words, o.asked, o.state, time.Now()) }

// offlineLine is the state of the copy in one line.
func offlineLine(w *words.Words, asked bool, s offlineState, now time.Time) goapp.UI {
	state, title, more := offlineWords(w, asked, s, now)
	return goapp.Elem("p").Class("offline offline--"+state).Role("status").Body(
		goapp.If(state == "ready", icon(tickIcon)),
		goapp.Elem("strong").Text(title), goapp.Text(" "+more),
	)
}

func offlineWords(w *words.Words, asked bool, s offlineState, now time.Time) (state, title, more string) {
	o := &w.Offline
	switch {
	case !asked:
		return "unknown", o.CheckingTitle, o.Checking
	case !s.Able:
		return "none", o.UnableTitle, o.Unable
	case !s.Complete && !s.Busy && refusal(w, s.Check) != "" && s.Guides.Of > 1 && s.Guides.Have > 0:
		return "partial", o.PartlyTitle, o.Partly.Fill("have", w.Number(s.Guides.Have), "total", w.Number(s.Guides.Of), "reason", refusal(w, s.Check))
	case !s.Complete && !s.Busy && refusal(w, s.Check) != "":
		return "partial", o.RefusedTitle, o.Refused.Fill("reason", refusal(w, s.Check))
	case s.Of == 0:
		return "partial", o.StartingTitle, o.Starting
	case !s.Complete && s.Guides.Of > 1 && s.Guides.Have < s.Guides.Of:
		return "partial", o.SavingTitle, o.SavingGuides.Fill("have", w.Number(s.Guides.Have), "total", w.Number(s.Guides.Of))
	case !s.Complete:
		return "partial", o.SavingTitle, o.Saving.Fill("have", w.Number(s.Have), "total", w.Number(s.Of))
	case !s.Lasting:
		return "ready", o.ForNowTitle, o.LastChecked.Fill("time", moment(w, s.Verified, now))
	default:
		return "ready", o.SavedTitle, o.LastChecked.Fill("time", moment(w, s.Verified, now))
	}
}

// refusal says why the last check did not complete the copy, or nothing.
func refusal(w *words.Words, c lastCheck) string {
	for _, p := range []result{c.result, c.ContentTaken, c.AppTaken} {
		if p.Outcome == "refused" {
			return couldNot(w, p)
		}
	}
	return ""
}

// moment is a time as a person on this phone reads it. A time in the future was
// written by a wrong clock.
func moment(w *words.Words, t, now time.Time) string {
	t, now = local(t), local(now)
	switch {
	case t.IsZero() || fromWrongClock(t, now):
		return w.Dates.Unknown
	case t.Year() == now.Year() && t.YearDay() == now.YearDay():
		return w.Dates.Today.Fill("time", w.Clock(t))
	case t.Year() != now.Year():
		return w.DayAndTime(w.Day(t.Date()), t)
	default:
		return w.DayAndTime(w.DayThisYear(t.Month(), t.Day()), t)
	}
}

// fromWrongClock allows for a clock that was corrected by a few minutes.
func fromWrongClock(t, now time.Time) bool { return t.Sub(now) > 10*time.Minute }

// offlineAgain is the wait before an incomplete copy is looked at again.
const offlineAgain = 2 * time.Second

// ask looks again until the copy is complete. Its timer is not go-app's, for
// the reason that watchExpiry gives.
func (o *offline) ask(ctx goapp.Context) {
	askOfflineState(func(state offlineState) {
		ctx.Dispatch(func(ctx goapp.Context) {
			o.asked, o.state = true, state
			if o.Mounted() && state.Able && !state.Complete {
				time.AfterFunc(offlineAgain, func() { ctx.Dispatch(o.ask) })
			}
		})
	})
}
