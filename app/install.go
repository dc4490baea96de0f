package app

import goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

// install helps people put the app on a phone: a button where the browser offers
// one, the steps with the icons to tap where it does not.
type install struct {
	goapp.Compo

	offered bool
	outcome string // result of the offer
}

func (i *install) OnMount(ctx goapp.Context) { i.offered = ctx.IsAppInstallable() }

const notInstalled = "Not installed. You can still install it from the browser’s menu, as below."

// OnAppInstallChange says what came of the offer, where the button was: the
// browser takes one answer, and the focused button disappears.
func (i *install) OnAppInstallChange(ctx goapp.Context) {
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
		ctx.Defer(func(goapp.Context) { focusOn(".install__outcome", ".install") })
	}
}

func (i *install) Render() goapp.UI {
	return goapp.Elem("div").Class("install").Body(
		goapp.If(i.offered,
			goapp.Elem("button").Attr("type", "button").Class("button button--brand").OnClick(i.install).Text("Install on this phone"),
		),
		goapp.Elem("p").Class("install__outcome").Role("status").TabIndex(-1).Text(i.outcome),
		goapp.Elem("h3").Text("iPhone and iPad, in Safari"),
		goapp.Elem("ol").Class("steps").Body(
			goapp.Elem("li").Body(goapp.Text("Tap Share "), icon(shareIcon)),
			goapp.Elem("li").Body(goapp.Text("Tap “Add to Home Screen” "), icon(addIcon)),
			goapp.Elem("li").Text("Tap “Add”."),
		),
		goapp.Elem("h3").Text("Android"),
		goapp.Elem("ol").Class("steps").Body(
			goapp.Elem("li").Body(goapp.Text("Open the browser’s menu "), icon(menuIcon)),
			goapp.Elem("li").Text("Tap “Install app” or “Add to Home screen”."),
		),
		goapp.Elem("p").Body(goapp.Elem("strong").Text("Then open it once from its icon while you are online"), goapp.Text(", and wait for “Ready offline”.")),
	)
}

func (i *install) install(ctx goapp.Context, _ goapp.Event) { ctx.ShowAppInstallPrompt() }
