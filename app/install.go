package app

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// install helps to put the app on a phone: a button where the browser offers
// one, the steps with the icons to tap where it does not.
type install struct {
	app.Compo

	offered bool
}

func (i *install) OnMount(ctx app.Context) { i.offered = ctx.IsAppInstallable() }

func (i *install) OnAppInstallChange(ctx app.Context) { i.offered = ctx.IsAppInstallable() }

func (i *install) Render() app.UI {
	return app.Div().Class("install").Body(
		app.If(i.offered,
			app.Button().Type("button").Class("button button--brand").OnClick(i.install).Text("Install on this phone"),
		),
		app.H3().Text("iPhone and iPad, in Safari"),
		app.Ol().Class("steps").Body(
			app.Li().Body(app.Text("Tap Share "), icon(shareIcon)),
			app.Li().Body(app.Text("Tap “Add to Home Screen” "), icon(addIcon)),
			app.Li().Text("Tap “Add”."),
		),
		app.H3().Text("Android"),
		app.Ol().Class("steps").Body(
			app.Li().Body(app.Text("Open the browser’s menu "), icon(menuIcon)),
			app.Li().Text("Tap “Install app” or “Add to Home screen”."),
		),
		app.P().Body(app.Strong().Text("Then open it once from its icon while you are online"), app.Text(", and wait for “Ready offline”.")),
	)
}

func (i *install) install(ctx app.Context, _ app.Event) { ctx.ShowAppInstallPrompt() }
