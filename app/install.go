package app

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// install helps to put the app on a phone: a button where the browser offers
// one, the steps with the icons to tap where it does not.
type install struct {
	app.Compo

	offered bool
	outcome string // what came of the offer
}

func (i *install) OnMount(ctx app.Context) { i.offered = ctx.IsAppInstallable() }

const notInstalled = "Not installed. You can still install it from the browser’s menu, as below."

// OnAppInstallChange says what came of the offer, where the button was: the
// browser takes one answer, and the button with the focus on it goes away.
func (i *install) OnAppInstallChange(ctx app.Context) {
	before := i.offered
	i.offered = ctx.IsAppInstallable()
	switch {
	case i.offered:
		i.outcome = ""
		return
	case isInstalled():
		i.outcome = "Installed. Open it from its icon."
	case before:
		i.outcome = notInstalled
	}
	if before {
		ctx.Defer(func(app.Context) { focusOn(".install__outcome", ".install") })
	}
}

func (i *install) Render() app.UI {
	return app.Elem("div").Class("install").Body(
		app.If(i.offered,
			app.Elem("button").Attr("type", "button").Class("button button--brand").OnClick(i.install).Text("Install on this phone"),
		),
		app.Elem("p").Class("install__outcome").Role("status").TabIndex(-1).Text(i.outcome),
		app.Elem("h3").Text("iPhone and iPad, in Safari"),
		app.Elem("ol").Class("steps").Body(
			app.Elem("li").Body(app.Text("Tap Share "), icon(shareIcon)),
			app.Elem("li").Body(app.Text("Tap “Add to Home Screen” "), icon(addIcon)),
			app.Elem("li").Text("Tap “Add”."),
		),
		app.Elem("h3").Text("Android"),
		app.Elem("ol").Class("steps").Body(
			app.Elem("li").Body(app.Text("Open the browser’s menu "), icon(menuIcon)),
			app.Elem("li").Text("Tap “Install app” or “Add to Home screen”."),
		),
		app.Elem("p").Body(app.Elem("strong").Text("Then open it once from its icon while you are online"), app.Text(", and wait for “Ready offline”.")),
	)
}

func (i *install) install(ctx app.Context, _ app.Event) { ctx.ShowAppInstallPrompt() }
