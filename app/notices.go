package app

import (
	"slices"
	"strings"
	"time"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// notices appear above every page when there is something to know about its
// content: a number that has changed, or a copy so old that it needs a check.
// They never hide anything.
type notices struct {
	goapp.Compo

	pack  *content.Pack
	now   func() time.Time
	state offlineState

	outdated bool // whether the phone has newer content than this page shows

	read map[change]bool // dismissed here: a late answer of the worker may still name them
}

func (n *notices) OnMount(ctx goapp.Context) {
	n.ask(ctx)
	watchForNewer(func() { ctx.Dispatch(n.ask) })
}

// OnNav asks only after the new view is shown: the worker's answer would delay its frame.
func (n *notices) OnNav(ctx goapp.Context) { afterFrame(func() { n.ask(ctx) }) }

func (n *notices) ask(ctx goapp.Context) {
	askOfflineState(func(state offlineState) {
		ctx.Dispatch(func(goapp.Context) { n.state, n.outdated = state, outdated() })
	})
}

// unread are the changes that were not dismissed.
func (n *notices) unread() []change {
	return slices.DeleteFunc(slices.Clone(n.state.Changes), func(c change) bool { return n.read[c] })
}

func (n *notices) Render() goapp.UI {
	w := &n.pack.Words().Notices
	var body []goapp.UI
	unread := n.unread()
	for _, c := range unread {
		title, words := changeWords(n.pack, c)
		body = append(body, goapp.Elem("p").Body(goapp.Elem("strong").Text(title+" "), goapp.Text(words)))
	}
	switch {
	case len(unread) > 0 && n.outdated: // read or not, the old number is still on screen
		body = append(body, goapp.Elem("button").Attr("type", "button").Class("button").OnClick(n.update, "update").Text(w.ShowNew))
	case len(unread) > 0:
		body = append(body, goapp.Elem("button").Attr("type", "button").Class("button").OnClick(n.dismiss, "dismiss").Text(w.Dismiss))
	}
	if n.state.Able { // known only once the app runs and the worker has answered
		if words := age(n.pack.Words(), n.state.Reached, n.now()); words != "" {
			body = append(body, paragraph(words))
		}
	}
	return goapp.Elem("div").Class("notices").Aria("label", w.Label).Role("status").Body(body...)
}

func changeWords(pack *content.Pack, c change) (title, words string) {
	w := &pack.Words().Notices
	switch c.Kind {
	case "removed":
		return w.RemovedTitle, w.Removed.Fill("name", c.Name, "number", pack.Isolated(c.Before))
	case "renamed":
		return w.RenamedTitle, w.Renamed.Fill("before", c.Name, "after", c.After)
	default:
		title := w.NumberTitle
		if strings.ContainsAny(c.After, "@/.") {
			title = w.AddressTitle
		}
		return title, w.Number.Fill("name", c.Name, "before", pack.Isolated(c.Before), "after", pack.Isolated(c.After))
	}
}

func (n *notices) update(goapp.Context, goapp.Event) { reload() }

func (n *notices) dismiss(goapp.Context, goapp.Event) {
	changesSeen()
	if n.read == nil {
		n.read = map[change]bool{}
	}
	for _, c := range n.state.Changes {
		n.read[c] = true
	}
	focusOn(heading, heading) // the button disappears
}

// unreached is how long a copy may go without its server before the app says so.
const unreached = 21 * 24 * time.Hour

// age says calmly that a copy needs checking, or nothing.
func age(w *words.Words, reached, now time.Time) string {
	if fromWrongClock(reached, now) {
		return w.Notices.CheckUnknown
	}
	if !reached.IsZero() && now.Sub(reached) > unreached {
		return w.Notices.CheckedOn.Fill("day", w.Day(local(reached).Date()))
	}
	return ""
}
