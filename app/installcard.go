package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content/words"
)

// installCard offers on the first page to install the app, below everything else,
// where nothing moves when it comes. It is not shown in an installed app, nor to
// anyone who has said no.
type installCard struct {
	goapp.Compo

	words    *words.Words
	shown    bool
	platform platform
}

// dismissedSetting is the setting under which a "No thanks" is kept.
const dismissedSetting = "install"

func (c *installCard) OnMount(goapp.Context) {
	c.platform = platformOf(userAgent())
	c.shown = !isInstalled() && setting(dismissedSetting) == ""
}

func (c *installCard) Render() goapp.UI {
	if !c.shown {
		return goapp.Elem("div").Class("install-slot")
	}
	return goapp.Elem("div").Class("install-slot").Body(
		goapp.Elem("section").Class("install-card").Aria("labelledby", "install").Body(
			goapp.Elem("h2").ID("install").Text(installTitle(c.words, c.platform)),
			&install{Brief: true, words: c.words},
			goapp.Elem("button").Attr("type", "button").Class("text-button").OnClick(c.dismiss).Text(c.words.Install.NoThanks),
		),
	)
}

func (c *installCard) dismiss(goapp.Context, goapp.Event) {
	choose(dismissedSetting, "no")
	c.shown = false
	focusOn(heading, heading) // the button disappears
}
