package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// callBar is the calls, and the way out of sight, at the top of every screen, in
// the same place, away from the thumb's way to the answers. It is one row or two,
// as its text and the screen allow; three calls are two pairs with Hide, so that no
// row has one alone. Hide is a link: early.js makes more of it, and without scripts
// it still leads to the neutral page. The link carries what hide.ts says.
func callBar(pack *content.Pack) goapp.UI {
	w, bar := pack.Words(), pack.Bar()
	first := []goapp.UI{emergencyCall(w, bar[0]), otherCall(w, bar[1], "call--advice")}
	hide := goapp.Elem("a").Class("hide").Attr("href", pack.Root+ClosedPath).
		DataSet("twice", w.Bars.ShiftTwice).DataSet("once", w.Bars.ShiftOnce).DataSet("over", w.Bars.ShiftOver).Text(w.Bars.Hide)
	header := goapp.Elem("header").Class("call-bar").Aria("label", w.Bars.Calls)
	if len(bar) == 2 {
		return header.Body(pair(append(first, hide)...))
	}
	return header.Body(pair(first...), pair(otherCall(w, bar[2], "call--hours"), hide))
}

func pair(body ...goapp.UI) goapp.UI { return goapp.Elem("div").Class("call-bar__pair").Body(body...) }

func emergencyCall(w *words.Words, c content.Contact) goapp.UI {
	return barCall(w, c, "call--emergency", w.Bars.ImmediateHarm)
}

func otherCall(w *words.Words, c content.Contact, class string) goapp.UI {
	if c.Name != c.BarName() {
		return barCall(w, c, class, c.Name)
	}
	return barCall(w, c, class, c.Audience)
}

// barCall is heard with what the bar has no room for, after what can be seen: whoever
// speaks to the phone says what is on the button.
func barCall(w *words.Words, c content.Contact, class, more string) goapp.UI {
	return goapp.Elem("a").Class("call "+class).Attr("href", c.Call().Href).Aria("label", w.Bars.Call.Fill("name", c.BarName(), "number", visit.Shown(w, c.Call()), "more", more)).Body(
		inLanguage(c.Lang, goapp.Elem("span").Class("call__name")).Text(c.BarName()+" "), // a word of its own, for those who read the text
		goapp.Elem("span").Class("call__number").Text(visit.Shown(w, c.Call())),
	)
}

// unseen is for screen readers alone.
func unseen(words string) goapp.UI { return goapp.Elem("span").Class("visually-hidden").Text(words) }

// withUnseen shows a word, and has screen readers hear more around it.
func withUnseen(all words.Pattern, name, shown string) []goapp.UI {
	before, after := all.Around(name)
	return aroundUI(before, goapp.Text(shown), after, unseen)
}

// aroundUI puts texts before and after an element, where there are any.
func aroundUI(before string, middle goapp.UI, after string, text func(string) goapp.UI) []goapp.UI {
	some := func(words string) goapp.UI {
		if words == "" {
			return nil
		}
		return text(words)
	}
	return []goapp.UI{some(before), middle, some(after)}
}
