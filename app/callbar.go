package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// callBar is the calls, and the way out of sight, at the top of every screen, in
// the same place, away from the thumb's way to the answers. It is one row or two,
// as its text and the screen allow; three calls are two pairs with Hide, so that no
// row has one alone. Hide is a link: early.js makes more of it, and without scripts
// it still leads to the neutral page.
func callBar(pack *content.Pack) goapp.UI {
	bar := pack.Bar()
	first := []goapp.UI{emergencyCall(bar[0]), otherCall(bar[1], "call--advice")}
	hide := goapp.Elem("a").Class("hide").Attr("href", ClosedPath).Text("Hide")
	header := goapp.Elem("header").Class("call-bar").Aria("label", "Emergency calls and hide")
	if len(bar) == 2 {
		return header.Body(pair(append(first, hide)...))
	}
	return header.Body(pair(first...), pair(otherCall(bar[2], "call--hours"), hide))
}

func pair(body ...goapp.UI) goapp.UI { return goapp.Elem("div").Class("call-bar__pair").Body(body...) }

func emergencyCall(c content.Contact) goapp.UI {
	return barCall(c, "call--emergency", "immediate harm")
}

func otherCall(c content.Contact, class string) goapp.UI {
	if c.Name != c.BarName() {
		return barCall(c, class, c.Name)
	}
	return barCall(c, class, c.Audience)
}

// barCall is heard with what the bar has no room for, after what can be seen: whoever
// speaks to the phone says what is on the button.
func barCall(c content.Contact, class, more string) goapp.UI {
	return goapp.Elem("a").Class("call "+class).Attr("href", c.Call().Href).Aria("label", "Call "+c.BarName()+", "+visit.Shown(c.Call())+", "+more).Body(
		goapp.Elem("span").Class("call__name").Text(c.BarName()+" "), // a word of its own, for those who read the text
		goapp.Elem("span").Class("call__number").Text(visit.Shown(c.Call())),
	)
}

// unseen is for screen readers alone.
func unseen(words string) goapp.UI { return goapp.Elem("span").Class("visually-hidden").Text(words) }
