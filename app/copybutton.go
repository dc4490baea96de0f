package app

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// copyButton puts a text on the clipboard and says that it did. Before the app
// has mounted it is not shown, for it would do nothing.
type copyButton struct {
	app.Compo

	Label string // what the button says
	Of    string // what it copies, for screen readers; may be empty
	Text  string

	said string
}

func (b *copyButton) Render() app.UI {
	label := b.Label
	if b.said != "" {
		label = b.said
	}
	button := app.Button().Type("button").Class("button needs-app").OnClick(b.copy)
	if b.Of != "" {
		button = button.Aria("label", label+": "+b.Of)
	}
	return button.Body(app.Span().Aria("live", "polite").Text(label))
}

func (b *copyButton) copy(ctx app.Context, _ app.Event) {
	copyText(b.Text, func(copied bool) {
		ctx.Dispatch(func(app.Context) {
			b.said = "Copied"
			if !copied {
				b.said = "Not copied"
			}
		})
	})
}
