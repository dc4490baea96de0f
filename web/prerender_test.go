package web

import (
	"strings"
	"testing"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"oneminuteguide/app"
)

func TestPrerenderPutsRight(t *testing.T) {
	for name, c := range map[string]struct {
		ui   goapp.UI
		want string
	}{
		"attributes in one order": {
			goapp.A().Href("/x/").Class("c").ID("i").Title("t").Rel("r").Text("w"),
			`<a class="c" href="/x/" id="i" rel="r" title="t">w</a>`},
		"a quotation mark and a backslash in a value": {
			goapp.P().Title(`say "yes" \ no <b>`).Text("x"),
			`<p title="say &#34;yes&#34; \ no &lt;b&gt;">x</p>`},
		"letters that Go would escape": {
			goapp.P().Title("it’s — é\u00a0x").Text("it’s"),
			"<p title=\"it’s — é\u00a0x\">it’s</p>"},
		"a value of true": {
			goapp.Button().Aria("expanded", true).Aria("pressed", false).Text("x"),
			`<button aria-expanded="true" aria-pressed="false">x</button>`},
		"a picture of what is true": {
			goapp.ElemSelfClosing("img").Attr("alt", "true"), `<img alt="true"/>`},
		"boolean attributes": {
			goapp.Div().Body(goapp.Input().Checked(true), goapp.Input().Checked(false)),
			`<div><input checked=""/><input/></div>`},
		"no space that is not in the text": {
			goapp.P().Body(goapp.Text("see the "), goapp.A().Href("/x/").Text("team"), goapp.Text(", or ring")),
			`<p>see the <a href="/x/">team</a>, or ring</p>`},
		"text that looks like markup": {
			goapp.P().Text(`<b> & "q" &amp;`),
			`<p>&lt;b&gt; &amp; &#34;q&#34; &amp;amp;</p>`},
		"svg": {
			goapp.Elem("svg").Attr("viewBox", "0 0 24 24").Body(goapp.Elem("path").Attr("d", "M1 1")),
			`<svg viewBox="0 0 24 24"><path d="M1 1"></path></svg>`},
	} {
		t.Run(name, func(t *testing.T) {
			for range 20 { // maps would show in one of twenty
				got, err := prerender(c.ui)
				require.NoError(t, err)
				require.Equal(t, c.want, got)
			}
		})
	}
}

func TestPrerenderRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		ui   goapp.UI
		want string
	}{
		"inline style":             {goapp.P().Style("color", "red"), "which the policy refuses"},
		"a value lost by go-app":   {goapp.P().Title("true"), `attribute title: its value is empty or "true"`},
		"a line break in a text":   {goapp.P().Text("a\nb"), "a line break in a text"},
		"a paragraph in another":   {goapp.P().Body(goapp.P().Text("x")), "a browser would read"},
		"two texts side by side":   {goapp.P().Body(goapp.Text("a"), goapp.Text("b")), "two texts side by side"},
		"a link within a link":     {goapp.A().Href("/a").Body(goapp.Span().Body(goapp.A().Href("/b").Text("x"))), "a browser would read"},
		"a block in a heading row": {goapp.Div().Body(goapp.Tr().Body(goapp.Td())), "a browser would read"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := prerender(c.ui)
			assert.ErrorContains(t, err, c.want)
		})
	}
}

// Elements are looked at by their place alone: what a browser makes of whole pages has to
// be what was written.
func TestPrerenderedPagesAreReadAsWritten(t *testing.T) {
	pack := leedsPack(t)
	markup := map[string]string{}
	notebook := app.BlankNotebook()
	routes := app.Routes(pack, notebook)
	places := new(places) // of all, as a site has them
	for _, route := range routes {
		body, err := places.prerender(app.NewScreen(pack, notebook, routes, route.Path))
		require.NoError(t, err, route.Path)
		markup[route.Path] = body
	}
	gallery, err := Gallery(pack)
	require.NoError(t, err)
	for _, example := range gallery {
		markup[example.Name] = example.Markup
	}
	for name, written := range markup {
		read, err := html.ParseFragment(strings.NewReader(written), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
		require.NoError(t, err)
		var again strings.Builder
		for _, node := range read {
			require.NoError(t, html.Render(&again, node))
		}
		require.Equal(t, written, again.String(), name)
	}
}
