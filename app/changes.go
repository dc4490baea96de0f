package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// changes is the page that lists what the updates have changed on this phone since
// somebody last looked: numbers first, then the guides, part by part.
type changes struct {
	goapp.Compo

	Pack *content.Pack

	asked bool
	news  news
}

func (c *changes) OnMount(ctx goapp.Context) {
	askNews(c.Pack, func(n news) {
		ctx.Dispatch(func(goapp.Context) {
			c.asked, c.news = true, n
			if !n.empty() && !n.Read {
				afterFrame(newsRead)
			}
		})
	})
}

func (c *changes) Render() goapp.UI {
	w := c.Pack.Words()
	return goapp.Elem("div").Class("page").Body(
		homeLink(c.Pack, changesPath(c.Pack)),
		goapp.Elem("h1").TabIndex(-1).Text(w.Pages.Changes),
		goapp.Elem("div").Class("either").Body(
			goapp.Elem("p").Class("until-app").Text(w.Changes.UntilLoaded),
			goapp.Elem("div").Class("changes needs-app").Body(c.list()...),
		),
	)
}

func (c *changes) list() []goapp.UI {
	w := &c.Pack.Words().Changes
	switch {
	case !c.asked:
		return nil
	case !c.news.Known:
		return []goapp.UI{paragraph(w.Unknown)}
	case c.news.empty():
		return []goapp.UI{paragraph(w.None)}
	}
	var ui []goapp.UI
	if c.news.Since > 0 {
		ui = append(ui, note(w.Since.Fill("version", c.Pack.Words().Version(c.news.Since))))
	}
	return append(ui,
		below(w.Numbers, c.numbers()),
		below(w.NewGuides, c.guides("new")),
		below(w.ChangedGuides, c.guides("changed")),
		below(w.WithdrawnGuides, c.guides("withdrawn")),
	)
}

// below is a list below its heading, if there is anything in it.
func below(heading string, items []goapp.UI) goapp.UI {
	if len(items) == 0 {
		return nil
	}
	return goapp.Elem("section").Body(goapp.Elem("h2").Text(heading), goapp.Elem("ul").Body(items...))
}

func (c *changes) numbers() []goapp.UI {
	w := c.Pack.Words()
	var items []goapp.UI
	for _, n := range c.news.Numbers {
		title, said := w.Changes.NewTitle, w.Changes.NewNumber.Fill("name", n.Name, "number", c.Pack.Isolated(n.After))
		if n.Kind != "new" {
			title, said = changeWords(c.Pack, n)
		}
		items = append(items, goapp.Elem("li").Body(goapp.Elem("strong").Text(title+" "), goapp.Text(said)))
	}
	return items
}

func (c *changes) guides(kind string) []goapp.UI {
	var items []goapp.UI
	for _, n := range c.news.Guides {
		if n.Kind == kind {
			items = append(items, c.guide(n))
		}
	}
	return items
}

// guide names the guide and its parts, and leads to those that this page's content has.
func (c *changes) guide(n guideNews) goapp.UI {
	w := c.Pack.Words()
	var guide *content.Guide
	lang := ""
	for i := range c.Pack.Guides {
		if g := &c.Pack.Guides[i]; guidePath(g) == n.Path {
			guide, lang = g, g.Lang
		}
	}
	var parts []goapp.UI
	for _, p := range n.Parts {
		parts = append(parts, c.part(guide, p))
	}
	if n.More {
		parts = append(parts, goapp.Elem("li").Text(w.Changes.More))
	}
	body := []goapp.UI{linkTo(guide != nil && n.Kind != "withdrawn", n.Path, lang, n.Title)}
	if n.Kind == "withdrawn" {
		body = append(body, goapp.Text(w.Marks.Colon+" "+w.Changes.Withdrawn))
	}
	if len(parts) > 0 {
		body = append(body, goapp.Elem("ul").Body(parts...))
	}
	return goapp.Elem("li").Body(body...)
}

func (c *changes) part(guide *content.Guide, p partNews) goapp.UI {
	w := c.Pack.Words()
	switch p.Kind {
	case "renamed":
		return goapp.Elem("li").Text(w.Changes.Renamed.Fill("title", p.Title))
	case "checked":
		return goapp.Elem("li").Text(w.Changes.Checked)
	}
	title, path, lang := p.Title, "", ""
	if guide != nil {
		path, lang = guidePath(guide), guide.Lang
	}
	switch {
	case p.InChecklist && title == "":
		title, lang = w.Pages.Checklist, ""
	case p.InChecklist:
		title = w.Changes.InChecklist.Fill("part", title)
	case title == "":
		title, lang = w.Changes.Beginning, ""
	}
	if p.InChecklist && guide != nil {
		path = checklistPath(guide)
	} else if p.ID != "" {
		path += "#" + p.ID
	}
	before, after := partWords(w, p.Kind).Around("part")
	return goapp.Elem("li").Body(aroundUI(before, linkTo(guide != nil && p.Kind != "removed", path, lang, title), after, func(words string) goapp.UI { return goapp.Text(words) })...)
}

func partWords(w *words.Words, kind string) words.Pattern {
	switch kind {
	case "new":
		return w.Changes.PartNew
	case "removed":
		return w.Changes.PartRemoved
	default:
		return w.Changes.PartChanged
	}
}

// linkTo is a link where there is something to lead to, and the words alone where not.
func linkTo(is bool, path, lang, words string) goapp.UI {
	if !is {
		return inLanguage(lang, goapp.Elem("span")).Text(words)
	}
	return inLanguage(lang, goapp.Elem("a").Attr("href", path)).Text(words)
}
