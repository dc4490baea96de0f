package app

import (
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// turns lets the browser have its turn while much is drawn at once: a tap, a
// scroll, a frame. On a slow phone the whole list takes a quarter of a second.
type turns struct{ last time.Time }

// turn is how long the browser waits at most, and one item more.
const turn = 25 * time.Millisecond

func (t *turns) begin() { t.last = time.Now() }

// give hands the turn over when it is time. Whoever waits here is go-app's own
// goroutine, so nothing else is drawn meanwhile.
func (t *turns) give() {
	if time.Since(t.last) > turn {
		giveTurn()
		t.begin()
	}
}

// giveTurn goes on in a task of its own. A short sleep would not do: on a slow
// phone it is over before Go comes to look for something else to do.
func giveTurn() {
	if app.IsServer {
		return
	}
	again := make(chan struct{})
	goOn := app.FuncOf(func(app.Value, []app.Value) any {
		close(again)
		return nil
	})
	defer goOn.Release()
	app.Window().Call("setTimeout", goOn)
	<-again
}
