package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// guideList is the guides of a library, a row each, below the titles of their groups:
// in the publisher's order, those last that are in no group. There may be hundreds, and
// each element costs a slow phone its time. So a row is a link and nothing else, none is
// drawn again when something above them changes, and the page's own rows are kept when
// the app takes it over. Where the app draws them, those come first that are in view.
type guideList struct {
	goapp.Compo

	pack    *content.Pack
	kept    bool // whether foreign.ts puts the page's own rows in
	topOnly bool
	yielder yielder
}

func (l *guideList) OnInit() { l.kept, l.topOnly = keepsFromPage(), beginsAtTop() }

func (l *guideList) OnMount(ctx goapp.Context) {
	if l.topOnly {
		afterFrame(func() { ctx.Dispatch(func(goapp.Context) { l.topOnly = false }) })
	}
}

func (l *guideList) Render() goapp.UI {
	list := goapp.Elem("div").Class("library").DataSet("keep", "guides")
	if l.kept {
		return list
	}
	l.yielder.begin()
	left := len(l.pack.Guides)
	if l.topOnly {
		left = mostInView
	}
	var body []goapp.UI
	for i, group := range groupsOf(l.pack) {
		if left <= 0 {
			break
		}
		body = append(body,
			inLanguage(group.lang, goapp.Elem("h2").ID(groupID(i))).Text(group.title),
			&guideRows{Count: min(left, len(group.guides)), guides: group.guides, yielder: &l.yielder},
		)
		left -= len(group.guides)
	}
	return list.Body(body...)
}

// guideRows are those of a group, or the first of them.
type guideRows struct {
	goapp.Compo

	Count int

	guides  []content.Guide
	yielder *yielder
}

func (r *guideRows) Render() goapp.UI {
	r.yielder.yield()
	rows := make([]goapp.UI, r.Count)
	for i := range rows {
		g := &r.guides[i]
		rows[i] = goapp.Elem("li").Body(inLanguage(g.Lang, goapp.Elem("a").Attr("href", guidePath(g))).Text(g.ShortTitle))
	}
	return goapp.Elem("ul").Class("rows").Body(rows...)
}

// guideGroup is guides below one title.
type guideGroup struct {
	title, lang string
	guides      []content.Guide
}

// groupsOf are the pack's groups and, as one more, the guides in none: the pack's reader
// put all of them in order.
func groupsOf(pack *content.Pack) []guideGroup {
	var groups []guideGroup
	rest := pack.Guides
	for _, g := range pack.Groups {
		groups = append(groups, guideGroup{g.Title, g.Lang, rest[:len(g.Guides)]})
		rest = rest[len(g.Guides):]
	}
	if len(rest) > 0 {
		title := pack.Words().Home.OtherGuides
		if len(groups) == 0 {
			title = pack.Words().Pages.Guides
		}
		groups = append(groups, guideGroup{title, "", rest})
	}
	return groups
}

func groupID(i int) string { return "group-" + strconv.Itoa(i+1) }

// mostInView is how many rows a phone shows at most.
const mostInView = 15

// libraryContents leads to the groups, where there is more than a screen of guides.
func libraryContents(pack *content.Pack) goapp.UI {
	groups := groupsOf(pack)
	if len(groups) == 1 || len(pack.Guides) <= mostInView {
		return nil
	}
	links := make([]goapp.UI, len(groups))
	for i, group := range groups {
		links[i] = goapp.Elem("li").Body(inLanguage(group.lang, goapp.Elem("a").Attr("href", "#"+groupID(i))).Text(group.title))
	}
	return goapp.Elem("details").Class("contents").Body(
		goapp.Elem("summary").Text(pack.Words().Home.Contents),
		goapp.Elem("ul").Body(links...),
	)
}

// searchCard looks like a field, and leads to the page that has it.
func searchCard(pack *content.Pack) goapp.UI {
	return goapp.Elem("a").Class("card card--search").Attr("href", searchPath(pack)).Body(
		icon(searchIcon),
		goapp.Elem("span").Text(pack.Words().Home.Search),
	)
}
