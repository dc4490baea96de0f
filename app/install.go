package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"
)

// install helps people put the app on a phone: a button where the browser offers
// one, the steps with the icons to tap where it does not.
type install struct {
	goapp.Compo

	Brief bool // only what the platform at hand needs

	installed bool     // nothing is to do in the installed app
	platform  platform // at hand, once it is known: its steps come first
	offered   bool
	outcome   string // result of the offer
}

func (i *install) OnMount(ctx goapp.Context) {
	i.installed, i.offered, i.platform = isInstalled(), ctx.IsAppInstallable(), platformOf(userAgent())
}

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
		i.outcome = "Installed. Open it once from its icon, and wait for the tick."
	case before:
		i.outcome = notInstalled
	}
	if before {
		ctx.Defer(func(goapp.Context) { focusOn(".install__outcome", ".install") })
	}
}

func (i *install) Render() goapp.UI {
	if i.installed {
		return goapp.Elem("div").Class("install").Body(paragraph("This is the installed app."))
	}
	body := []goapp.UI{
		goapp.Elem("div").Class("install__offer").Body(goapp.If(i.offered,
			goapp.Elem("button").Attr("type", "button").Class("button button--brand").OnClick(i.install).Text("Install"),
		)),
		goapp.Elem("p").Class("install__outcome").Role("status").TabIndex(-1).Text(i.outcome),
	}
	for _, p := range platformsFrom(i.platform) {
		if i.Brief && (i.offered || p != i.platform) {
			continue
		}
		body = append(body, goapp.Elem("h3").Text(string(p)), steps(p))
	}
	return goapp.Elem("div").Class("install").Body(append(body, afterInstalling())...)
}

func (i *install) install(ctx goapp.Context, _ goapp.Event) { ctx.ShowAppInstallPrompt() }

// steps are those by which a person installs the app without a button of ours.
func steps(p platform) goapp.UI {
	step := func(words string, drawing drawing) goapp.UI {
		return goapp.Elem("li").Body(goapp.Text(words+" "), icon(drawing))
	}
	list := goapp.Elem("ol").Class("steps")
	switch p {
	case ios:
		return list.Body(step("Tap Share", shareIcon), step("Tap “Add to Home Screen”", addIcon), goapp.Elem("li").Text("Tap “Add”."))
	case android:
		return list.Body(step("Open the browser’s menu", menuIcon), goapp.Elem("li").Text("Tap “Install app” or “Add to Home screen”."))
	default:
		return list.Body(goapp.Elem("li").Text("In Chrome or Edge, choose the install icon at the end of the address bar."), goapp.Elem("li").Text("In Safari on a Mac, choose File, then “Add to Dock”."))
	}
}

func afterInstalling() goapp.UI {
	return paragraph("Then open it once from its icon while you are online, and wait for the tick.")
}
