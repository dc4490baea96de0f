package app

import (
	"net/url"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// checklist is the start of a checklist with all its items on one page; when
// the address names an item, it shows that item alone.
//
// Items are fragments of one address, so each step is an entry in the
// browser's history, the phone's Back goes to the item before, and without the
// app the same links lead to the same items in the list.
type checklist struct {
	goapp.Compo

	Pack    *content.Pack
	Guide   *content.Guide
	Changes int // of the notebook

	notebook *Notebook
	item     string // the item in the address, or ""
	changing bool   // whether the notes led here, to change its answer
	begun    bool   // whether there were answers when the page was opened
	last     *lastAnswer
	yielder  yielder
}

// OnInit avoids mounting the whole list when one item is asked for.
func (c *checklist) OnInit() { c.goTo(goapp.Window().URL()) }

func (c *checklist) OnNav(ctx goapp.Context) {
	c.notebook.Refresh()
	c.begun = !c.notebook.Visit().Empty(c.Guide.ID)
	c.goTo(ctx.Page().URL())
}

// goTo shows what the address names.
func (c *checklist) goTo(address *url.URL) {
	c.item, c.changing = "", address.Query().Has(changeQuery)
	if _, _, found := c.Guide.Checklist.Find(address.Fragment); found {
		c.item = address.Fragment
	}
}

func (c *checklist) Render() goapp.UI {
	if part, index, found := c.Guide.Checklist.Find(c.item); found {
		return c.step(part, index)
	}
	w, list := c.Pack.Words(), &c.Guide.Checklist
	first := list.Part(list.Start)
	return goapp.Elem("div").Class("page").Body(
		c.trail(),
		headingOf(c.Pack, c.Guide, w.Pages.Checklist),
		goapp.Elem("p").Class("lead").Text(w.Checklist.Lead),
		goapp.If(c.Guide.Checklist.Lang != "", note(w.Checklist.NotTranslated)),
		goapp.Elem("div").Class("resume-slot").Body(c.resume()),
		c.partCard(first, "card card--first"),
		goapp.Elem("h2").Text(w.Checklist.OtherParts),
		goapp.Elem("div").Class("entries").Body(c.otherParts(first.ID)...),
		goapp.Elem("p").Class("also").Body(goapp.Elem("a").Attr("href", checklistPath(c.Guide)+"#"+onePageID).Text(w.Checklist.ShowAll)),
		remember(w, c.Guide),
		c.onePage(),
	)
}

// trail leads back to the guide, unless a place at the bottom does.
func (c *checklist) trail() goapp.UI {
	if !c.Pack.Several() {
		return homeLink(c.Pack, checklistPath(c.Guide))
	}
	return trail(c.Pack, checklistPath(c.Guide), []goapp.UI{back(guidePath(c.Guide), c.Pack.Words().Pages.Guide)})
}

// resume offers to go on where the answers stop. It comes and goes with the
// page and not with the first answer in the list below: that would push the
// list from under the thumb.
func (c *checklist) resume() goapp.UI {
	if !c.begun {
		if words := visit.AsideWords(c.Pack, c.Guide, c.notebook.Visit()); words != "" {
			return note(words)
		}
		return nil
	}
	w := c.Pack.Words()
	next, found := nextOpen(c.Guide, c.notebook.Visit())
	return goapp.Elem("section").Class("resume").Aria("label", w.Checklist.YourAnswers).Body(
		keptLine(w, c.notebook, c.clear),
		goapp.Elem("div").Class("resume__actions").Body(
			goapp.If(found, goapp.Elem("a").Class("button").Attr("href", itemPath(c.Guide, next)).Text(w.Home.Continue)),
			goapp.Elem("a").Class("button").Attr("href", summaryPath(c.Guide)).Text(w.Pages.Notes),
		),
	)
}

func (c *checklist) otherParts(first string) []goapp.UI {
	var cards []goapp.UI
	for _, part := range c.Guide.Checklist.Parts {
		if part.ID != first {
			cards = append(cards, c.partCard(part, "card"))
		}
	}
	return cards
}

func (c *checklist) partCard(part content.Part, class string) goapp.UI {
	return goapp.Elem("a").Class(class).Attr("href", itemPath(c.Guide, part.Items[0])).Body(
		inLanguage(c.Guide.Checklist.Lang, goapp.Elem("span").Class("card__title")).Text(part.Title),
		inLanguage(c.Guide.Checklist.Lang, goapp.Elem("span").Class("card__about guide-words")).Text(leadIn(c.Pack, part)),
		icon(nextIcon),
	)
}

func (c *checklist) clear(goapp.Context, goapp.Event) {
	c.notebook.Clear()
	focusOn(heading, heading) // the button disappears
}

// leadIn is the guide's words before an item that is shown by itself.
func leadIn(pack *content.Pack, part content.Part) string {
	return content.WithEnd(part.Lead, "\u00a0"+pack.Words().Marks.Ellipsis)
}

// remember shows the guide's cautions against first impressions.
func remember(w *words.Words, g *content.Guide) goapp.UI {
	if len(g.Checklist.Remember) == 0 {
		return nil
	}
	lines := make([]goapp.UI, len(g.Checklist.Remember))
	for i, words := range g.Checklist.Remember {
		lines[i] = goapp.Elem("li").Text(content.WithEnd(words, w.Marks.FullStop))
	}
	return goapp.Elem("details").Class("remember").Body(
		goapp.Elem("summary").Text(w.Checklist.KeepInMind),
		inLanguage(g.Checklist.Lang, goapp.Elem("ul").Class("guide-words")).Body(lines...),
	)
}
