package app

import (
	"time"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"
)

// yielder lets the browser see to a tap, a scroll or a frame while much is drawn
// at once. On a slow phone the whole list takes a quarter of a second.
type yielder struct{ last time.Time }

// longestTask is how long the browser waits at most, plus one item.
const longestTask = 25 * time.Millisecond

func (y *yielder) begin() { y.last = time.Now() }

// yield yields when it is due. The goroutine that waits here is go-app's own, so
// nothing else is drawn meanwhile.
func (y *yielder) yield() {
	if time.Since(y.last) > longestTask {
		yieldToBrowser()
		y.begin()
	}
}

// yieldToBrowser goes on in a task of its own. A short sleep would not do: on a
// slow phone it is over before Go comes to look for something else to do.
func yieldToBrowser() {
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
