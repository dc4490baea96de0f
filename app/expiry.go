package app

import (
	"time"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content/words"
)

// keptLine says how long the answers stay, and offers to clear them now.
func keptLine(w *words.Words, notebook *Notebook, clear goapp.EventHandler) goapp.UI {
	kept := w.Checklist.KeptWhileOpen
	switch {
	case notebook.Visit().Touched == 0:
		return goapp.Elem("p").Class("kept").Role("status").Text(w.Checklist.NoAnswers)
	case notebook.Kept():
		kept = w.Checklist.KeptUntil.Fill("time", w.Clock(local(notebook.Visit().Until())))
	}
	return goapp.Elem("p").Class("kept").Role("status").Body(
		goapp.Text(kept+" "),
		goapp.Elem("button").Attr("type", "button").Class("text-button").OnClick(clear).Text(w.Checklist.Clear),
	)
}

// expiryCheck is how often an open page checks whether its answers have expired.
const expiryCheck = 20 * time.Second

// watchExpiry drops expired answers while any page is open, and at once when a
// phone wakes up. Its timer is not go-app's: go-app waits for those of its own
// before it lets a program that has failed come to its end.
func watchExpiry(ctx goapp.Context, notebook *Notebook) {
	refresh := func(goapp.Context) { notebook.Refresh() }
	for _, event := range []string{"visibilitychange", "pageshow"} {
		goapp.Window().AddEventListener(event, func(ctx goapp.Context, _ goapp.Event) { notebook.Refresh() })
	}
	ticker := time.NewTicker(expiryCheck)
	go func() {
		for range ticker.C {
			ctx.Dispatch(refresh)
		}
	}()
}
