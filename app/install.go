package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content/words"
)

// install helps people put the app on a phone: a button where the browser offers
// one, the steps with the icons to tap where it does not.
type install struct {
	goapp.Compo

	Brief bool // only what the platform at hand needs

	words     *words.Words
	installed bool     // nothing is to do in the installed app
	platform  platform // at hand, once it is known: its steps come first
	offered   bool
	outcome   string // result of the offer
}

func (i *install) OnMount(ctx goapp.Context) {
	i.installed, i.offered, i.platform = isInstalled(), ctx.IsAppInstallable(), platformOf(userAgent())
}

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
		i.outcome = i.words.Install.JustInstalled
	case before:
		i.outcome = i.words.Install.NotInstalled
	}
	if before {
		ctx.Defer(func(goapp.Context) { focusOn(".install__outcome", ".install") })
	}
}

func (i *install) Render() goapp.UI {
	w := &i.words.Install
	if i.installed {
		return goapp.Elem("div").Class("install").Body(paragraph(w.IsInstalled))
	}
	body := []goapp.UI{
		goapp.Elem("div").Class("install__offer").Body(goapp.If(i.offered,
			goapp.Elem("button").Attr("type", "button").Class("button button--brand").OnClick(i.install).Text(w.Install),
		)),
		goapp.Elem("p").Class("install__outcome").Role("status").TabIndex(-1).Text(i.outcome),
	}
	for _, p := range platformsFrom(i.platform) {
		if i.Brief && (i.offered || p != i.platform) {
			continue
		}
		body = append(body, goapp.Elem("h3").Text(p.title(w)), steps(w, p))
	}
	return goapp.Elem("div").Class("install").Body(append(body, paragraph(w.Then))...)
}

func (i *install) install(ctx goapp.Context, _ goapp.Event) { ctx.ShowAppInstallPrompt() }

// steps are those by which a person installs the app without a button of ours.
func steps(w *words.Install, p platform) goapp.UI {
	step := func(words string, drawing drawing) goapp.UI {
		return goapp.Elem("li").Body(goapp.Text(words+" "), icon(drawing))
	}
	list := goapp.Elem("ol").Class("steps")
	switch p {
	case ios:
		return list.Body(step(w.IphoneShare, shareIcon), step(w.IphoneHome, addIcon), goapp.Elem("li").Text(w.IphoneAdd))
	case android:
		return list.Body(step(w.AndroidMenu, menuIcon), goapp.Elem("li").Text(w.AndroidInstall))
	default:
		return list.Body(goapp.Elem("li").Text(w.ComputerChrome), goapp.Elem("li").Text(w.ComputerSafari))
	}
}
