package app

import goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

// choice is a setting and what can be chosen; the first is the
// default, and has no value of its own.
type choice struct {
	name, title string
	values      []value
}

type value struct{ value, label string }

// The setting that decides where answers are kept.
const (
	KeepSetting  = "keep"
	KeepInMemory = "memory"
)

// SettingsOfThePage are those that the style sheet reads off the root element.
var SettingsOfThePage = []string{"text", "colours", "hide"}

var choices = []choice{
	{"text", "Text size", []value{{"", "100 %"}, {"125", "125 %"}, {"150", "150 %"}, {"200", "200 %"}}},
	{"colours", "Colours", []value{{"", "Same as phone"}, {"light", "Light"}, {"dark", "Dark"}}},
	{KeepSetting, "Keep answers", []value{{"", "For 2 hours"}, {KeepInMemory, "Until you close the app"}}},
	{"hide", "Hide button", []value{{"", "Shown"}, {"off", "Not shown"}}},
}

// settings are the worker's own, on this phone. They outlive the answers.
type settings struct {
	goapp.Compo

	notebook *Notebook
	chosen   map[string]string // nil until they are read: nothing is shown as chosen
}

func (s *settings) OnMount(goapp.Context) { s.read() }

func (s *settings) read() {
	s.chosen = map[string]string{}
	for _, c := range choices {
		s.chosen[c.name] = setting(c.name)
	}
}

func (s *settings) Render() goapp.UI {
	body := make([]goapp.UI, len(choices))
	for i, c := range choices {
		options := make([]goapp.UI, len(c.values))
		for j, v := range c.values {
			options[j] = goapp.Elem("label").Class("choice__answer").Body(
				goapp.ElemSelfClosing("input").Attr("type", "radio").Attr("name", "setting-"+c.name).Attr("checked", s.chosen != nil && s.chosen[c.name] == v.value).
					OnChange(s.choose(c.name, v.value), c.name, v.value),
				goapp.Elem("span").Text(v.label),
			)
		}
		body[i] = goapp.Elem("fieldset").Class("choice").Body(
			goapp.Elem("legend").Class("choice__words").Text(c.title),
			goapp.Elem("div").Class("choice__answers").Body(options...),
		)
	}
	return goapp.Elem("div").Class("settings needs-app").Body(body...)
}

func (s *settings) choose(name, value string) goapp.EventHandler {
	return func(goapp.Context, goapp.Event) {
		choose(name, value)
		s.read()
		s.notebook.Keep() // in the place that is now chosen
	}
}
