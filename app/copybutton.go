package app

import (
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// copyButton puts a text on the clipboard and says for a moment whether it did.
// Before the app has mounted it is not shown, for it would do nothing.
type copyButton struct {
	app.Compo

	Label string // what the button says
	Of    string // what it copies, for screen readers
	Text  string

	said  string
	times int // how often it was tapped, to let only the last tap end its word
}

// saidFor is how long a button says that it copied: two of them that said so
// side by side would not tell which text is on the clipboard.
const saidFor = 3 * time.Second

func (b *copyButton) Render() app.UI {
	label := b.Label
	if b.said != "" {
		label = b.said
	}
	return app.Elem("span").Class("copy needs-app").Body(
		app.Elem("button").Attr("type", "button").Class("button").Aria("label", label+" "+b.Of).OnClick(b.copy, b.Text).Text(label),
		app.Elem("span").Class("visually-hidden").Role("status").Text(b.said),
	)
}

func (b *copyButton) copy(ctx app.Context, _ app.Event) {
	b.times++
	tap := b.times
	say := func(word string) func(app.Context) {
		return func(app.Context) {
			if tap == b.times {
				b.said = word
			}
		}
	}
	copyText(b.Text, func(copied bool) {
		word := "Copied"
		if !copied {
			word = "Not copied"
		}
		ctx.Dispatch(say(word))
		time.AfterFunc(saidFor, func() { ctx.Dispatch(say("")) })
	})
}
