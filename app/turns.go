package app

import (
	"time"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"
)

// turns gives the browser its turn while much is drawn at once: a tap, a
// scroll, a frame. On a slow phone the whole list takes a quarter of a second.
type turns struct{ last time.Time }

// turn is how long the browser waits at most, plus one item.
const turn = 25 * time.Millisecond

func (t *turns) begin() { t.last = time.Now() }

// give hands over the turn when it is due. The goroutine that waits here is
// go-app's own, so nothing else is drawn meanwhile.
func (t *turns) give() {
	if time.Since(t.last) > turn {
		giveTurn()
		t.begin()
	}
}

// giveTurn goes on in a task of its own. A short sleep would not do: on a slow
// phone it is over before Go comes to look for something else to do.
func giveTurn() {
	if goapp.IsServer {
		return
	}
	again := make(chan struct{})
	goapp.Window().Call("setTimeout", once(func() { close(again) }))
	<-again
}

// afterFrame calls f once the browser has shown what has been drawn.
func afterFrame(f func()) { page().Call("afterFrame", once(f)) }

// whenIdle calls f when the browser has nothing else to do.
func whenIdle(f func()) { page().Call("whenIdle", once(f)) }

// once is a function that the browser calls one time; f may wait in it.
func once(f func()) goapp.Func {
	var called goapp.Func
	called = goapp.FuncOf(func(goapp.Value, []goapp.Value) any {
		called.Release()
		go f()
		return nil
	})
	return called
}
