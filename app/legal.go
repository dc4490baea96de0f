package app

import (
	"strings"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// legal is a page that the law asks of the publisher, in its own words: the privacy
// notice, or the statement that the Public Sector Bodies (Websites and Mobile
// Applications) Accessibility Regulations 2018 ask for.
type legal struct {
	goapp.Compo

	Pack   *content.Pack
	Path   string
	Title  string
	Blocks []content.Block
	Lang   string // of the blocks, where they are not in that of the pack
}

func (l *legal) Render() goapp.UI {
	return goapp.Elem("div").Class("page").Body(
		trail(l.Pack, l.Path, []goapp.UI{back(aboutPath(l.Pack), l.Pack.Words().Pages.About)}),
		goapp.Elem("h1").TabIndex(-1).Text(l.Title),
		note(l.attribution()),
		inLanguage(l.Lang, goapp.Elem("div").Class("guide-text")).Body(guideText(l.Pack, "", l.Blocks)...),
	)
}

// attribution says whose words these are. A draft is nobody's statement yet: whoever
// reads it must not take it for the publisher's.
func (l *legal) attribution() string {
	w := l.Pack.Words()
	for _, b := range l.Blocks {
		if strings.Contains(b.Text(), "[") {
			return w.Pages.Draft.Fill("publisher", l.Pack.Publisher())
		}
	}
	return w.Pages.Published.Fill("publisher", l.Pack.Publisher())
}
