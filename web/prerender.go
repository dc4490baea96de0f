package web

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"
	"golang.org/x/net/html"
)

// prerender writes a component as the HTML that a browser would show once the
// component has mounted, the same bytes each time.
//
// It puts right what go-app v9.8.0's HTMLString gets wrong: attributes are in
// random order and in Go's quotes, the value "true" is dropped, a false boolean
// attribute still counts as set, and there are line breaks between children. What
// cannot be put right is an error.
func prerender(ui goapp.UI) (string, error) { return new(places).prerender(ui) }

// prerender is as the function prerender, for many components: what one finds out about
// the places of elements, the others need not. It can be called by several at once.
func (p *places) prerender(ui goapp.UI) (string, error) {
	kept, ok := p.buffers.Get().(*buffers)
	if !ok {
		kept = &buffers{}
	}
	defer p.buffers.Put(kept)
	kept.written.Reset()
	goapp.PrintHTML(&kept.written, ui)
	r := &prerenderer{rest: kept.written.String(), page: kept.page[:0]}
	defer func() { kept.page = r.page }()
	if err := r.element(&p.body); err != nil {
		return "", err
	}
	if r.rest != "" {
		return "", fmt.Errorf("markup after the root element: %.60q", r.rest)
	}
	return string(r.page), nil
}

// buffers are what it takes to render a page, for the next to use again.
type buffers struct {
	written bytes.Buffer
	page    []byte
}

// prerenderer reads what go-app has written, which is regular enough to be read to the
// letter, and writes it as a browser is to read it.
type prerenderer struct {
	rest  string // what is still to be read
	page  []byte
	attrs []html.Attribute
}

// element copies one element with all that is in it.
func (r *prerenderer) element(around *place) error {
	if !r.take("<") {
		return fmt.Errorf("want an element, got %.60q", r.rest)
	}
	name := r.until(" >")
	here, err := around.within(name)
	if err != nil {
		return err
	}
	if err := r.attributes(name); err != nil {
		return err
	}
	r.page = append(append(r.page, '<'), name...)
	for _, a := range r.attrs {
		r.page = append(append(append(r.page, ' '), a.Key...), `="`...)
		r.page = append(appendEscaped(r.page, a.Val), '"')
	}
	if void[name] {
		r.page = append(r.page, "/>"...)
		return nil
	}
	r.page = append(r.page, '>')
	if err := r.children(here, name); err != nil {
		return err
	}
	r.page = append(append(append(r.page, "</"...), name...), '>')
	return nil
}

// children copies up to the element's end tag. go-app sets a line break before
// each of several children and before their end; any other looks the same as
// these, so the texts of this app hold none.
func (r *prerenderer) children(here *place, name string) error {
	several := strings.HasPrefix(r.rest, "\n")
	for {
		r.take("\n")
		switch {
		case r.takeEnd(name):
			return nil
		case strings.HasPrefix(r.rest, "</"), r.rest == "":
			return fmt.Errorf("<%s>: no end tag before %.60q", name, r.rest)
		case strings.HasPrefix(r.rest, "<"):
			if err := r.element(here); err != nil {
				return err
			}
		default:
			text := r.until("<")
			if several {
				text = strings.TrimSuffix(text, "\n")
			}
			if strings.Contains(text, "\n") {
				return fmt.Errorf("<%s>: a line break in a text, or two texts side by side: %.60q", name, text)
			}
			if err := here.holdText(text); err != nil {
				return err
			}
			r.page = appendEscaped(r.page, html.UnescapeString(text))
		}
	}
}

// attributes reads those of the element that are to be kept, and sorts them.
func (r *prerenderer) attributes(name string) error {
	r.attrs = r.attrs[:0]
	for r.take(" ") {
		attr, keep, err := r.attribute()
		if err != nil {
			return fmt.Errorf("<%s>: %w", name, err)
		}
		if keep {
			r.attrs = append(r.attrs, attr)
		}
	}
	slices.SortFunc(r.attrs, func(a, b html.Attribute) int { return cmp.Compare(a.Key, b.Key) })
	if !r.take(">") {
		return fmt.Errorf("<%s>: want its end, got %.60q", name, r.rest)
	}
	return nil
}

// attribute reads one attribute and says whether it is to be kept.
func (r *prerenderer) attribute() (attr html.Attribute, keep bool, err error) {
	name := r.until("= >")
	if !r.take("=") {
		switch {
		case boolean[name], name == "value":
			return html.Attribute{Key: name}, true, nil
		case strings.HasPrefix(name, "aria-"), strings.HasPrefix(name, "data-"), name == "alt":
			// "true" and "" look alike here; no part of the app sets one of these to nothing
			return html.Attribute{Key: name, Val: "true"}, true, nil
		default:
			return html.Attribute{}, false, fmt.Errorf("attribute %s: its value is empty or \"true\", go-app does not say which", name)
		}
	}
	value, err := r.quoted()
	switch {
	case err != nil:
		return html.Attribute{}, false, fmt.Errorf("attribute %s: %w", name, err)
	case name == "style":
		return html.Attribute{}, false, fmt.Errorf("a style attribute, which the policy refuses: %q", value)
	case strings.HasPrefix(name, "on"):
		return html.Attribute{}, false, fmt.Errorf("an inline handler, which the policy refuses: %s=%q", name, value)
	case boolean[name]:
		return html.Attribute{Key: name}, value != "false", nil
	}
	return html.Attribute{Key: name, Val: value}, true, nil
}

// quoted reads a value in Go's quotes.
func (r *prerenderer) quoted() (string, error) {
	quoted, err := strconv.QuotedPrefix(r.rest)
	if err != nil {
		return "", err
	}
	r.rest = r.rest[len(quoted):]
	return strconv.Unquote(quoted)
}

func (r *prerenderer) take(prefix string) bool {
	rest, found := strings.CutPrefix(r.rest, prefix)
	r.rest = rest
	return found
}

func (r *prerenderer) takeEnd(name string) bool {
	rest, end := strings.CutPrefix(r.rest, "</")
	rest, named := strings.CutPrefix(rest, name)
	if !end || !named || !strings.HasPrefix(rest, ">") {
		return false
	}
	r.rest = rest[1:]
	return true
}

// until takes what comes before the first of the stops, or all.
func (r *prerenderer) until(stops string) string {
	i := strings.IndexAny(r.rest, stops)
	if i < 0 {
		i = len(r.rest)
	}
	taken := r.rest[:i]
	r.rest = r.rest[i:]
	return taken
}

// appendEscaped writes words as html.Render does.
func appendEscaped(page []byte, words string) []byte {
	plain := 0 // where what is still to be copied begins
	for i := range len(words) {
		if escape := escapes[words[i]]; escape != "" {
			page = append(append(page, words[plain:i]...), escape...)
			plain = i + 1
		}
	}
	return append(page, words[plain:]...)
}

var escapes = [256]string{'&': "&amp;", '\'': "&#39;", '<': "&lt;", '>': "&gt;", '"': "&#34;", '\r': "&#13;"}

// void are the elements without an end tag that go-app writes; see
// https://html.spec.whatwg.org/multipage/syntax.html#void-elements.
var void = map[string]bool{"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true,
	"input": true, "link": true, "meta": true, "source": true, "track": true, "wbr": true}

// boolean are the attributes that count by standing there, whatever their value.
var boolean = map[string]bool{"checked": true, "disabled": true, "hidden": true, "open": true, "multiple": true,
	"readonly": true, "required": true, "selected": true, "autofocus": true}
