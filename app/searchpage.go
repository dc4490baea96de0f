package app

import (
	"strconv"
	"strings"
	"time"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/search"
	"oneminuteguide/content"
)

// library is the index once it is read, for as long as the program runs. It holds nothing
// of what is searched.
type library struct{ index *search.Index }

// searchPage finds words in the guides and contacts. What is typed is in the field and
// here, and goes with the page: no address, no storage and no history has it.
type searchPage struct {
	goapp.Compo

	Pack *content.Pack

	library *library
	ctx     goapp.Context // of the page: a button that goes when it is tapped hears no more
	failed  bool          // the index did not come
	typed   string
	most    int // results that are shown
	found   search.Found
	heard   string // what screen readers are told, once the typing pauses
	keys    int    // how often something was typed, so that only the last is told
}

const (
	firstResults = 10 // to draw more takes a slow phone too long between two letters
	moreResults  = 20
)

// pause is how long nothing is typed before screen readers are told what was found: they
// would read each letter's result to its end.
const pause = time.Second

func (p *searchPage) OnMount(ctx goapp.Context) {
	p.ctx, p.most = ctx, firstResults
	if p.library.index == nil {
		p.load()
	}
}

func (p *searchPage) load() {
	p.failed = false
	readIndex(p.Pack.Root+IndexPath(p.Pack), func(file string) {
		index, err := search.Read(file, search.Contacts(p.Pack)...)
		p.ctx.Dispatch(func(goapp.Context) {
			if p.failed = err != nil; !p.failed {
				p.library.index = index
				p.search()
			}
		})
	})
}

func (p *searchPage) OnDismount() { p.typed, p.found = "", search.Found{} }

func (p *searchPage) Render() goapp.UI {
	w := p.Pack.Words()
	return goapp.Elem("div").Class("page search").Body(
		homeLink(p.Pack, searchPath(p.Pack)),
		goapp.Elem("h1").TabIndex(-1).Text(w.Pages.Search),
		goapp.Elem("div").Class("either").Body(
			goapp.Elem("div").Class("search__field needs-app").Role("search").Body(
				goapp.Elem("label").Attr("for", "search-field").Text(w.Search.Label),
				goapp.Elem("p").ID("search-note").Class("note").Text(w.Search.Note),
				field(w.Search.Label).OnInput(p.input).OnKeyDown(p.key),
			),
			goapp.Elem("p").Class("search__until").Text(w.Search.UntilLoaded),
		),
		goapp.Elem("p").Class("visually-hidden").Role("status").Text(p.heard),
		goapp.Elem("div").Class("search__found").Body(p.results()...),
		goapp.Elem("div").Class("entries").Body(p.guides(), card(contactsPath(p.Pack), w.Home.Call, w.Home.CallAbout)),
	)
}

// field is the one place to type. The browser neither remembers what is typed there nor
// sends it away to have its spelling checked.
func field(label string) goapp.HTMLElemSelfClosing {
	return goapp.ElemSelfClosing("input").ID("search-field").Class("search__input").Attr("type", "search").Attr("enterkeyhint", "search").
		Attr("autocomplete", "off").Attr("autocapitalize", "off").Attr("autocorrect", "off").Attr("spellcheck", "false").
		Attr("maxlength", "100").Aria("describedby", "search-note")
}

// guides leads to the guides, which need no search.
func (p *searchPage) guides() goapp.UI {
	w := p.Pack.Words()
	if p.Pack.Several() {
		return card(homePath(p.Pack), w.Pages.Guides, w.Home.ReadGuideAbout)
	}
	return card(guidePath(&p.Pack.Guides[0]), w.Home.ReadGuide, w.Home.ReadGuideAbout)
}

// results are what is found, in a place that is always there: what comes and goes in it
// leaves the field as it is.
func (p *searchPage) results() []goapp.UI {
	w := &p.Pack.Words().Search
	switch {
	case p.failed:
		return []goapp.UI{paragraph(w.NotLoaded), goapp.Elem("button").Attr("type", "button").Class("button").OnClick(p.again).Text(w.Again)}
	case p.typed == "":
		return nil
	case p.library.index == nil:
		return []goapp.UI{paragraph(w.Loading)}
	case len(p.found.Results) == 0:
		return []goapp.UI{paragraph(w.None)}
	}
	items := make([]goapp.UI, len(p.found.Results))
	for i, r := range p.found.Results {
		items[i] = p.result(r)
	}
	ui := []goapp.UI{
		goapp.Elem("h2").Class("search__count").TabIndex(-1).Text(p.said()),
		goapp.Elem("ol").Class("results").Body(items...),
	}
	if p.found.All > len(p.found.Results) {
		ui = append(ui, goapp.Elem("button").Attr("type", "button").Class("button").OnClick(p.more).Text(w.More))
	}
	return ui
}

// said is what is said of the search as a whole.
func (p *searchPage) said() string {
	w := p.Pack.Words()
	switch {
	case p.typed == "":
		return ""
	case p.failed:
		return w.Search.NotLoaded
	case p.library.index == nil:
		return w.Search.Loading
	case p.found.All == 0:
		return w.Search.None
	default:
		return w.Search.Found.Fill("number", w.Number(p.found.All))
	}
}

func (p *searchPage) input(ctx goapp.Context, _ goapp.Event) {
	p.typed, p.most = strings.TrimSpace(ctx.JSSrc().Get("value").String()), firstResults
	p.search()
	drawAtOnce(ctx)
}

func (p *searchPage) search() {
	p.found = search.Found{}
	if index := p.library.index; index != nil && p.typed != "" {
		p.found = index.Search(p.typed, p.most)
	}
	p.keys++
	now := p.keys
	time.AfterFunc(pause, func() {
		p.ctx.Dispatch(func(goapp.Context) {
			if now == p.keys {
				p.heard = p.said()
			}
		})
	})
}

// key lets the phone's own search key put its keyboard away: the focus goes on to the results.
func (p *searchPage) key(_ goapp.Context, e goapp.Event) {
	if e.Get("key").String() == "Enter" && !e.Get("isComposing").Bool() && len(p.found.Results) > 0 {
		focusOn(".search__count", ".search__count")
	}
}

// more shows further results, and goes on with the first of them.
func (p *searchPage) more(ctx goapp.Context, _ goapp.Event) {
	shown := len(p.found.Results)
	p.most += moreResults
	p.found = p.library.index.Search(p.typed, p.most)
	drawAtOnce(ctx)
	afterFrame(func() { focusOn(".results > :nth-child("+strconv.Itoa(shown+1)+") a", ".result") })
}

func (p *searchPage) again(goapp.Context, goapp.Event) {
	focusOn(heading, heading) // the button disappears
	p.load()
}
