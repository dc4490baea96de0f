package app

import (
	"time"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content/words"
)

// copyButton puts a text on the clipboard and says for a moment whether it did.
// Before the app has mounted it is not shown, for it would do nothing.
type copyButton struct {
	goapp.Compo

	Label string        // what the button says
	Heard words.Pattern // what it copies, for screen readers, around {copy}
	Text  string

	words *words.Words

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
		goapp.Elem("button").Attr("type", "button").Class("button").Aria("label", b.Heard.Fill("copy", label)).OnClick(b.copy, b.Text).Text(label),
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
		word := b.words.Contacts.Copied
		if !copied {
			word = b.words.Contacts.NotCopied
		}
		ctx.Dispatch(say(word))
		time.AfterFunc(saidFor, func() { ctx.Dispatch(say("")) })
	})
}
