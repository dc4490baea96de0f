package app

import (
	"time"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"
)

// copyButton puts a text on the clipboard and says for a moment whether it did.
// Before the app has mounted it is not shown, for it would do nothing.
type copyButton struct {
	goapp.Compo

	Label string // what the button says
	Of    string // what it copies, for screen readers
	Text  string

	said  string
	times int // how often it was tapped, so that only the last tap ends its word
}

// saidFor is how long a button says that it copied: two of them that said so
// side by side would not tell which text is on the clipboard.
const saidFor = 3 * time.Second

func (b *copyButton) Render() goapp.UI {
	label := b.Label
	if b.said != "" {
		label = b.said
	}
	return goapp.Elem("span").Class("copy needs-app").Body(
		goapp.Elem("button").Attr("type", "button").Class("button").Aria("label", label+" "+b.Of).OnClick(b.copy, b.Text).Text(label),
		goapp.Elem("span").Class("visually-hidden").Role("status").Text(b.said),
	)
}

func (b *copyButton) copy(ctx goapp.Context, _ goapp.Event) {
	b.times++
	tap := b.times
	say := func(word string) func(goapp.Context) {
		return func(goapp.Context) {
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
