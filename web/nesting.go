package web

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// places are all that pages have been found to have, in which a browser leaves what is
// written. They can be looked up by several at once.
type places struct {
	body    place
	buffers sync.Pool // of *buffers
}

// place is an element within others, as a page has it, in which a browser leaves what
// is written there: it would end a <p> at a <p> within it, say.
//
// Where every element is ended by its own tag, a browser's parser knows no more at an
// element than which others are open around it, so each place has to be tried but once,
// and not each page as a whole: https://html.spec.whatwg.org/multipage/parsing.html.
type place struct {
	path  []string    // of the elements from the body's on
	inner sync.Map    // of *place, by name
	texts atomic.Bool // it was tried with a text in it
}

// within is the place of an element in this one.
func (p *place) within(name string) (*place, error) {
	if strings.Contains(name, "-") && name != "annotation-xml" && customElement.MatchString(name) {
		name = "x-x" // a parser knows none of them from another
	}
	if known, found := p.inner.Load(name); found {
		return known.(*place), nil
	}
	if slices.Contains(readOtherwise, name) {
		return nil, fmt.Errorf("<%s>: a browser would read what is in it in a way of its own", name)
	}
	inner := &place{path: append(slices.Clone(p.path), name)}
	if err := inner.try(""); err != nil {
		return nil, err
	}
	p.inner.Store(name, inner)
	return inner, nil
}

// holdText is an error where a browser would not leave the text here.
func (p *place) holdText(text string) error {
	if text == "" || strings.Contains(text, "\x00") {
		return fmt.Errorf("<%s>: a browser would read other words than %q", p.path[len(p.path)-1], text)
	}
	if p.texts.Load() {
		return nil
	}
	if err := p.try("text"); err != nil {
		return err
	}
	p.texts.Store(true)
	return nil
}

// try lets a parser read the elements of the path with the text in them.
func (p *place) try(text string) error {
	var page strings.Builder
	for _, name := range p.path {
		page.WriteString("<" + name + ">")
	}
	page.WriteString(text)
	for _, name := range slices.Backward(p.path) {
		if !void[name] {
			page.WriteString("</" + name + ">")
		}
	}
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	read, err := html.ParseFragment(strings.NewReader(page.String()), body)
	if err != nil {
		return err
	}
	for _, n := range read {
		body.AppendChild(n)
	}
	at := body
	for _, name := range p.path {
		if at = at.FirstChild; at == nil || at.NextSibling != nil || at.Type != html.ElementNode || at.Data != name {
			return fmt.Errorf("a browser would read %s otherwise", page.String())
		}
	}
	if last := at.FirstChild; text == "" && last != nil || text != "" && (last == nil || last.Data != text || last.NextSibling != nil) {
		return fmt.Errorf("a browser would read %s otherwise", page.String())
	}
	return nil
}

var customElement = regexp.MustCompile(`^[a-z][a-z0-9]*-[a-z0-9-]*$`)

// readOtherwise are elements in which words are no text, or which depend on their
// attributes.
var readOtherwise = []string{"iframe", "listing", "noembed", "noframes", "noscript", "plaintext", "pre", "script", "style", "template",
	"textarea", "title", "xmp", "font", "annotation-xml"}
