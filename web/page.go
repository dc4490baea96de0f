package web

import (
	"errors"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// renderedPage is a page's own part, and the frame around it with a slot for it.
type renderedPage struct{ frame, main string }

// renderPage renders a screen and takes the two apart at its <main>, of which a page has one.
func (p *places) renderPage(screen goapp.UI) (renderedPage, error) {
	markup, err := p.prerender(screen)
	if err != nil {
		return renderedPage{}, err
	}
	if strings.Count(markup, "<main") != 1 || strings.Count(markup, "</main>") != 1 {
		return renderedPage{}, errors.New("want one <main>")
	}
	begins := strings.Index(markup, "<main")
	begins += strings.Index(markup[begins:], ">") + len(">")
	ends := strings.Index(markup, "</main>")
	return renderedPage{markup[:begins] + content.Slot("main") + markup[ends:], markup[begins:ends]}, nil
}

// prerenderAll renders elements that are side by side.
func (p *places) prerenderAll(all []goapp.UI) (string, error) {
	var b strings.Builder
	for _, ui := range all {
		if ui == nil {
			continue
		}
		markup, err := p.prerender(ui)
		if err != nil {
			return "", err
		}
		b.WriteString(markup)
	}
	return b.String(), nil
}
