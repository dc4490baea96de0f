package app

import (
	"strings"
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
	now = local(now)
	today := content.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()}
	overdue := func(g *content.Guide) bool { return !g.ReviewDue.IsZero() && g.ReviewDue.Before(today) }
	switch {
	case guide != nil && overdue(guide):
		return guide.ShortTitle + " was due for review on " + guide.ReviewDue.String() + ". Check a number before you rely on it."
	case path == homePath:
		var titles []string
		for i := range pack.Guides {
			if g := &pack.Guides[i]; overdue(g) {
				titles = append(titles, g.ShortTitle)
			}
		}
		if len(titles) > 0 {
			return "Past the review date: " + content.WithEnd(strings.Join(titles, ", "), ".")
		}
	}
	return ""
}
