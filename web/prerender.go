package web

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// prerender writes a component as the HTML that a browser would show once the
// component has mounted, the same bytes each time.
//
// It puts right what go-app v9.8.0's HTMLString gets wrong: attributes are in
// random order and in Go's quotes, the value "true" is dropped, a false boolean
// attribute still counts as set, and there are line breaks between children. What
// cannot be put right is an error.
func prerender(ui goapp.UI) (string, error) {
	root, err := parseMarkup(goapp.HTMLString(ui))
	if err != nil {
		return "", err
	}
	var b strings.Builder
	if err := html.Render(&b, root); err != nil {
		return "", err
	}
	return b.String(), survivesParsing(root, b.String())
}

// markup reads go-app's output, which is regular enough to be read to the letter.
type markup struct {
	rest string
}

// parseMarkup turns go-app's output into a tree of elements and texts.
func parseMarkup(s string) (*html.Node, error) {
	m := &markup{rest: s}
	root, err := m.element()
	if err != nil {
		return nil, err
	}
	if m.rest != "" {
		return nil, fmt.Errorf("markup after the root element: %.60q", m.rest)
	}
	return root, nil
}

// element reads one element with all that is in it.
func (m *markup) element() (*html.Node, error) {
	if !m.take("<") {
		return nil, fmt.Errorf("want an element, got %.60q", m.rest)
	}
	name := m.until(" >")
	n := &html.Node{Type: html.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name))}
	for m.take(" ") {
		attr, keep, err := m.attribute()
		if err != nil {
			return nil, fmt.Errorf("<%s>: %w", name, err)
		}
		if keep {
			n.Attr = append(n.Attr, attr)
		}
	}
	slices.SortFunc(n.Attr, func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) })
	if !m.take(">") {
		return nil, fmt.Errorf("<%s>: want its end, got %.60q", name, m.rest)
	}
	if void[name] {
		return n, nil
	}
	return n, m.children(n)
}

// children reads up to the element's end tag. go-app sets a line break before
// each of several children and before their end; any other looks the same as
// these, so the texts of this app hold none.
func (m *markup) children(n *html.Node) error {
	end := "</" + n.Data + ">"
	several := strings.HasPrefix(m.rest, "\n")
	for {
		m.take("\n")
		switch {
		case m.take(end):
			return nil
		case strings.HasPrefix(m.rest, "</"), m.rest == "":
			return fmt.Errorf("<%s>: no end tag before %.60q", n.Data, m.rest)
		case strings.HasPrefix(m.rest, "<"):
			child, err := m.element()
			if err != nil {
				return err
			}
			n.AppendChild(child)
		default:
			text := m.until("<")
			if several {
				text = strings.TrimSuffix(text, "\n")
			}
			if strings.Contains(text, "\n") {
				return fmt.Errorf("<%s>: a line break in a text, or two texts side by side: %.60q", n.Data, text)
			}
			n.AppendChild(&html.Node{Type: html.TextNode, Data: html.UnescapeString(text)})
		}
	}
}

// attribute reads one attribute and says whether it is to be kept.
func (m *markup) attribute() (attr html.Attribute, keep bool, err error) {
	name := m.until("= >")
	if !m.take("=") {
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
	quoted, err := strconv.QuotedPrefix(m.rest)
	if err != nil {
		return html.Attribute{}, false, fmt.Errorf("attribute %s: %w", name, err)
	}
	m.rest = m.rest[len(quoted):]
	value, err := strconv.Unquote(quoted)
	if err != nil {
		return html.Attribute{}, false, fmt.Errorf("attribute %s: %w", name, err)
	}
	switch {
	case name == "style":
		return html.Attribute{}, false, fmt.Errorf("a style attribute, which the policy refuses: %q", value)
	case strings.HasPrefix(name, "on"):
		return html.Attribute{}, false, fmt.Errorf("an inline handler, which the policy refuses: %s=%q", name, value)
	case boolean[name]:
		return html.Attribute{Key: name}, value != "false", nil
	}
	return html.Attribute{Key: name, Val: value}, true, nil
}

func (m *markup) take(prefix string) bool {
	rest, found := strings.CutPrefix(m.rest, prefix)
	m.rest = rest
	return found
}

// until takes what comes before the first of the stops, or all.
func (m *markup) until(stops string) string {
	i := strings.IndexAny(m.rest, stops)
	if i < 0 {
		i = len(m.rest)
	}
	taken := m.rest[:i]
	m.rest = m.rest[i:]
	return taken
}

// survivesParsing makes sure that a browser reads the tree as it was meant: a
// <p> within a <p>, say, would end up elsewhere.
func survivesParsing(root *html.Node, markup string) error {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	parsed, err := html.ParseFragment(strings.NewReader(markup), body)
	if err != nil {
		return err
	}
	if len(parsed) != 1 {
		return fmt.Errorf("a browser would read %d elements where one is meant", len(parsed))
	}
	return sameTree(root, parsed[0])
}

func sameTree(meant, read *html.Node) error {
	if meant.Type != read.Type || meant.Data != read.Data {
		return fmt.Errorf("a browser would read %q where %q is meant", read.Data, meant.Data)
	}
	a, b := meant.FirstChild, read.FirstChild
	for a != nil && b != nil {
		if err := sameTree(a, b); err != nil {
			return err
		}
		a, b = a.NextSibling, b.NextSibling
	}
	if a != nil || b != nil {
		return fmt.Errorf("<%s>: a browser would read other children than are meant", meant.Data)
	}
	return nil
}

// void are the elements without an end tag that go-app writes; see
// https://html.spec.whatwg.org/multipage/syntax.html#void-elements.
var void = map[string]bool{"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true,
	"input": true, "link": true, "meta": true, "source": true, "track": true, "wbr": true}

// boolean are the attributes that count by standing there, whatever their value.
var boolean = map[string]bool{"checked": true, "disabled": true, "hidden": true, "open": true, "multiple": true,
	"readonly": true, "required": true, "selected": true, "autofocus": true}
