package app

import (
	"fmt"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// offline says whether this phone holds a complete copy, from the worker's own
// count and never from the presence of an API.
type offline struct {
	app.Compo

	asked bool
	state copyState
}

func (o *offline) OnMount(ctx app.Context) { o.ask(ctx) }

func (o *offline) Render() app.UI { return offlineLine(o.asked, o.state) }

// offlineLine is the state of the copy in one line.
func offlineLine(asked bool, s copyState) app.UI {
	state, title, words := offlineWords(asked, s)
	return app.Elem("p").Class("offline offline--"+state).Role("status").Body(
		app.If(state == "ready", icon(tickIcon)),
		app.Elem("strong").Text(title), app.Text(" "+words),
	)
}

func offlineWords(asked bool, s copyState) (state, title, words string) {
	switch {
	case !asked:
		return "unknown", "Copy on this phone:", "not known yet."
	case !s.Able:
		return "none", "Not kept on this phone.", "This browser needs the network each time."
	case s.Of == 0:
		return "partial", "Not complete yet:", "stay online."
	case !s.Complete:
		return "partial", "Not complete yet", fmt.Sprintf("(%d of %d files): stay online.", s.Have, s.Of)
	default:
		return "ready", "Ready offline.", "Complete copy, checked " + moment(s.Verified) + "."
	}
}

// moment is a time as a person on this phone reads it.
func moment(t time.Time) string { return local(t).Format("2 January, 15:04") }

// offlineAgain is the wait between two looks at a copy that is not complete.
const offlineAgain = 2 * time.Second

// ask looks again until the copy is complete. Its timer is not go-app's, for
// the reason that watchExpiry gives.
func (o *offline) ask(ctx app.Context) {
	askCopyState(func(state copyState) {
		ctx.Dispatch(func(ctx app.Context) {
			o.asked, o.state = true, state
			if o.Mounted() && state.Able && !state.Complete {
				time.AfterFunc(offlineAgain, func() { ctx.Dispatch(o.ask) })
			}
		})
	})
}
