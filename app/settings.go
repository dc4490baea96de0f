package app

import (
	"cmp"
	"strconv"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// choice is a setting and what can be chosen; the first is the default, and has no
// value of its own.
type choice struct {
	name   string
	values []string
}

// The setting that decides where answers are kept.
const (
	KeepSetting  = "keep"
	KeepInMemory = "memory"
)

// SettingsOfThePage are those that the style sheet reads off the root element.
var SettingsOfThePage = []string{"text", "colours", "hide", languageSetting}

var choices = []choice{
	{"text", []string{"", "125", "150", "200"}},
	{"colours", []string{"", "light", "dark"}},
	{KeepSetting, []string{"", KeepInMemory}},
	{"hide", []string{"", "off"}},
}

// languageSetting is in which language the home page opens: the folder of its pages.
const languageSetting = "lang"

// choices are those of every pack, and the language where it has several.
func (s *settings) choices() []choice {
	if len(s.Languages) == 0 {
		return choices
	}
	language := choice{name: languageSetting}
	for _, l := range s.Languages {
		language.values = append(language.values, strings.TrimPrefix(strings.TrimPrefix(l.Base, s.Root), "/"))
	}
	return append([]choice{language}, choices...)
}

// title is what the setting is called.
func (c choice) title(w *words.Settings) string {
	switch c.name {
	case "text":
		return w.TextSize
	case "colours":
		return w.Colours
	case KeepSetting:
		return w.Keep
	case languageSetting:
		return w.OpensIn
	default:
		return w.HideButton
	}
}

// label shows what a value is called.
func (s *settings) label(c choice, i int) goapp.UI {
	label := goapp.Elem("span")
	if c.name == languageSetting {
		return label.Attr("lang", s.Languages[i].Tag).Text(s.Languages[i].Name)
	}
	return label.Text(c.label(s.words, c.values[i]))
}

// label is what a value is called; that of the first is by its setting.
func (c choice) label(w *words.Words, value string) string {
	s := &w.Settings
	switch value {
	case "light":
		return s.Light
	case "dark":
		return s.Dark
	case KeepInMemory:
		return s.WhileOpen
	case "off":
		return s.NotShown
	}
	switch c.name {
	case "text":
		percent, _ := strconv.Atoi(cmp.Or(value, "100"))
		return s.Percent.Fill("number", w.Number(percent))
	case "colours":
		return s.SameAsPhone
	case KeepSetting:
		return s.TwoHours
	default:
		return s.Shown
	}
}

// settings are the worker's own, on this phone. They outlive the answers.
type settings struct {
	goapp.Compo

	Root      string             // of the pack
	Languages []content.Language // of the pack, where it has several

	words    *words.Words
	notebook *Notebook
	chosen   map[string]string // nil until they are read: nothing is shown as chosen
}

func (s *settings) OnMount(goapp.Context) { s.read() }

func (s *settings) read() {
	s.chosen = map[string]string{}
	for _, c := range s.choices() {
		s.chosen[c.name] = setting(c.name)
	}
}

func (s *settings) Render() goapp.UI {
	body := make([]goapp.UI, len(s.choices()))
	for i, c := range s.choices() {
		options := make([]goapp.UI, len(c.values))
		for j, v := range c.values {
			options[j] = goapp.Elem("label").Class("choice__answer").Body(
				goapp.ElemSelfClosing("input").Attr("type", "radio").Attr("name", "setting-"+c.name).Attr("checked", s.chosen != nil && s.chosen[c.name] == v).
					OnChange(s.choose(c.name, v), c.name, v),
				s.label(c, j),
			)
		}
		body[i] = goapp.Elem("fieldset").Class("choice").Body(
			goapp.Elem("legend").Class("choice__words").Text(c.title(&s.words.Settings)),
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
