package app

import (
	"fmt"
	"time"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"
)

// offline says whether this phone holds a complete copy, from the worker's own
// count and never from the presence of an API.
type offline struct {
	goapp.Compo

	asked bool
	state offlineState
}

func (o *offline) OnMount(ctx goapp.Context) { o.ask(ctx) }

func (o *offline) Render() goapp.UI { return offlineLine(o.asked, o.state, time.Now()) }

// offlineLine is the state of the copy in one line.
func offlineLine(asked bool, s offlineState, now time.Time) goapp.UI {
	state, title, words := offlineWords(asked, s, now)
	return goapp.Elem("p").Class("offline offline--"+state).Role("status").Body(
		goapp.If(state == "ready", icon(tickIcon)),
		goapp.Elem("strong").Text(title), goapp.Text(" "+words),
	)
}

func offlineWords(asked bool, s offlineState, now time.Time) (state, title, words string) {
	switch {
	case !asked:
		return "unknown", "Checking", "whether this works offline."
	case !s.Able:
		return "none", "This browser cannot save the app.", "You need a connection each time."
	case !s.Complete && !s.Busy && refusal(s.Check) != "":
		return "partial", "Not saved on this phone:", refusal(s.Check) + ". Stay online."
	case s.Of == 0:
		return "partial", "Saving to this phone.", "Stay online."
	case !s.Complete:
		return "partial", "Saving to this phone:", fmt.Sprintf("%d of %d files. Stay online.", s.Have, s.Of)
	case !s.Lasting:
		return "ready", "Saved on this phone for now.", "Last checked " + moment(s.Verified, now) + "."
	default:
		return "ready", "Saved on this phone.", "Last checked " + moment(s.Verified, now) + "."
	}
}

// refusal says why the last check did not complete the copy, or nothing.
func refusal(c lastCheck) string {
	for _, p := range []result{c.result, c.ContentTaken, c.AppTaken} {
		if p.Outcome == "refused" {
			return couldNot(p)
		}
	}
	return ""
}

// moment is a time as a person on this phone reads it. A time in the future was
// written by a wrong clock.
func moment(t, now time.Time) string {
	t, now = local(t), local(now)
	switch {
	case t.IsZero() || fromWrongClock(t, now):
		return "at an unknown time"
	case t.Year() == now.Year() && t.YearDay() == now.YearDay():
		return t.Format("today, 15:04")
	case t.Year() != now.Year():
		return t.Format("2 January 2006, 15:04")
	default:
		return t.Format("2 January, 15:04")
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
