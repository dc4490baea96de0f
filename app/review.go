package app

import (
	"time"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// review warns of a guide that is past its review date, on that guide's own
// pages; the home page names all such guides. It never hides anything.
type review struct {
	goapp.Compo

	Pack  *content.Pack
	Path  string         // of the page shown
	Guide *content.Guide // that the page belongs to, or nil

	now     func() time.Time
	running bool // a pre-rendered page does not know the day on which it is read
}

func (r *review) OnMount(goapp.Context) { r.running = true }

func (r *review) Render() goapp.UI {
	words := ""
	if r.running {
		words = reviewWords(r.Pack, r.Path, r.Guide, r.now())
	}
	return goapp.Elem("div").Class("notices").Body(goapp.If(words != "", paragraph(words)))
}

// reviewWords is what a page says about review dates, or "".
func reviewWords(pack *content.Pack, path string, guide *content.Guide, now time.Time) string {
	w, now := pack.Words(), local(now)
	today := content.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()}
	overdue := func(g *content.Guide) bool { return !g.ReviewDue.IsZero() && g.ReviewDue.Before(today) }
	switch {
	case guide != nil && overdue(guide):
		return w.Notices.ReviewDue.Fill("guide", guide.ShortTitle, "day", guide.ReviewDue.In(w))
	case path == homePath(pack):
		var titles []string
		for i := range pack.Guides {
			if g := &pack.Guides[i]; overdue(g) {
				titles = append(titles, g.ShortTitle)
			}
		}
		if len(titles) > mostNamed {
			return w.Notices.ReviewsMany
		}
		if len(titles) > 0 {
			return w.Notices.ReviewsDue.Fill("guides", pack.Sentence(w.List(titles)))
		}
	}
	return ""
}
