package e2e

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/app"
	"oneminuteguide/content"
	"oneminuteguide/content/words"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// A pack may come from anyone. Whatever its words are, they are shown as the text that
// they are, and the page around them is the same as with plain words.

// hostileWords are not refused by the pack's reader.
var hostileWords = []string{
	`<img src=x onerror=window.broken=1>`,
	`"><script>window.broken=1</script>`,
	`' onfocus='window.broken=1' autofocus='`,
	`javascript:window.broken=1`,
	`{{7*7}} ${7*7} {a} {b}`,
	`</style><script>window.broken=1</script>`,
	`</title></p></a></main></body>`,
	`'">&amp;&lt;&#60;`,
	`\u2028 \n \x3c \\ \`,
	`e` + strings.Repeat("\u0301", 50),
	"👩🏽\u200D🔬 👨\u200D👩\u200D👧\u200D👦",
	"שלום 123 مرحبا",
	strings.Repeat("Donaudampfschiff", 20),
	`--> ]]> <!-- */ //`,
	`%00 %0d%0a %3Cscript%3E %s %!d(MISSING)`,
	`<template><svg><a xlink:href=javascript:window.broken=1>`,
	`true`,
}

// replaceWords puts other words into every place of a pack that has words of its own.
// Each is longer by the same mark at both ends, so that what is said of it is the same.
func replaceWords(p *content.Pack, by func(place int) string) {
	place := 0
	next := func(words *string) {
		place++
		if *words != "" {
			*words = by(place)
		}
	}
	var blocks func(of []content.Block)
	spans := func(of []content.Span) {
		for i := range of {
			if of[i].Tel == "" {
				next(&of[i].Text)
			}
		}
	}
	blocks = func(of []content.Block) {
		for passage := range content.Passages(of) {
			spans(*passage.Spans)
		}
	}
	for _, words := range []*string{&p.Title, &p.ShortName, &p.Partnership, &p.ContactAddress, &p.Practice.Label, &p.Practice.Sources} {
		next(words)
	}
	for _, list := range [][]string{p.Practice.Before, p.Practice.After} {
		for i := range list {
			next(&list[i])
		}
	}
	for i := range p.Contacts {
		c := &p.Contacts[i]
		for _, words := range []*string{&c.Name, &c.ShortName, &c.Audience, &c.When, &c.Hours, &c.Note} {
			next(words)
		}
	}
	for i := range p.Groups {
		next(&p.Groups[i].Title)
	}
	for i := range p.Links {
		next(&p.Links[i].Words)
	}
	for i := range p.Guides {
		g := &p.Guides[i]
		for _, words := range []*string{&g.Title, &g.ShortTitle, &g.Publisher, &g.Source, &g.Checklist.Absence, &g.Checklist.Assessment} {
			next(words)
		}
		for j := range g.Checklist.Remember {
			next(&g.Checklist.Remember[j])
		}
		for j := range g.Checklist.Parts {
			part := &g.Checklist.Parts[j]
			next(&part.Title)
			next(&part.Lead)
			for k := range part.Items {
				next(&part.Items[k].Words)
			}
		}
		blocks(g.Blocks)
	}
	blocks(p.Privacy)
	blocks(p.Accessibility)
	w := *words.English()
	for _, e := range words.Entries(&w) {
		if e.Section != "dates" && e.Section != "marks" {
			place++
			*e.Text += by(place)
		}
	}
	p.Translation = &w
}

// everyConstruct is a text with each way to show words that a guide has.
func everyConstruct() []content.Block {
	said := func(words string) []content.Span { return []content.Span{{Text: words}} }
	return []content.Block{
		{Level: 2, ID: "all-kinds", Spans: said("words")},
		{Spans: []content.Span{{Text: "words", Strong: true}, {Text: "words", Emphasis: true}, {Text: "words", To: "#all-kinds"}, {Text: "words", To: "/guides/cse/"}, {Text: "words", To: "mailto:hub@example.org"}}},
		{Quote: []content.Block{{Spans: said("words")}, {Items: []content.ListItem{{Spans: said("words"), Blocks: []content.Block{{Spans: said("words")}}}}, Ordered: true, Start: 3}}},
		{Rows: []content.Row{{Cells: []content.Cell{{Spans: said("words")}, {Spans: said("words")}}}, {Cells: []content.Cell{{Spans: said("words")}, {Spans: said("words")}}}}},
		{Rule: true},
	}
}

func siteOfWords(t *testing.T, by func(place int) string) (*web.Site, *content.Pack) {
	t.Helper()
	var pack *content.Pack
	site := sitetest.With(t, func(p *content.Pack, _ *web.Client, _ *web.Options) {
		p.Groups = []content.Group{{Title: "words", Guides: []string{"cse"}}}
		p.Contacts[1].Hours, p.Contacts[1].Note = "words", "words"
		p.Guides[0].Blocks = append(p.Guides[0].Blocks, everyConstruct()...)
		p.Privacy, p.Accessibility = everyConstruct()[1:], everyConstruct()[1:]
		replaceWords(p, by)
		pack = p
	})
	return site, pack
}

// builtOf is the page's elements with their attributes, and its texts, in order.
const builtOf = `(() => {
	const built = ["title: " + document.title], walk = (node) => {
		if (node.nodeType === Node.TEXT_NODE) built.push(node.data);
		if (node.nodeType !== Node.ELEMENT_NODE || node.matches(".offline, .changes")) return; // what is saved, meanwhile
		const fields = [...node.attributes].map((a) => a.name + "=" + (a.name === "data-words" ? "a hash" : a.value)).sort();
		built.push("<" + node.localName + " " + fields.join(" "));
		if (!node.matches("script, style")) node.childNodes.forEach(walk);
	};
	walk(document.body);
	return built;
})()`

func TestHostileWordsAreShownAsWords(t *testing.T) {
	t.Parallel()
	plain := func(place int) string { return fmt.Sprintf("q%dz", place) }
	hostile := func(turn int) func(int) string {
		return func(place int) string {
			return fmt.Sprintf("q%d%s%dz", place, hostileWords[(place+turn)%len(hostileWords)], place)
		}
	}
	plainSite, plainPack := siteOfWords(t, plain)
	test := func(t *testing.T, open browsertest.Opener, turn int, noJavaScript bool) {
		t.Helper()
		hostileSite, hostilePack := siteOfWords(t, hostile(turn))
		inPlain, inHostile := browsertest.Serve(t, withoutWorker(plainSite.Handler())), browsertest.Serve(t, withoutWorker(hostileSite.Handler()))
		options := browsertest.Options{Width: 360, Height: 640, NoJavaScript: noJavaScript}
		b := open(options)
		built := func(url string) (nodes []string) {
			t.Helper()
			if b.Open(url); !noJavaScript && !strings.HasSuffix(url, app.PlainPath) {
				browsertest.WaitFor(t, b, "the app on "+url, mounted)
			}
			b.Eval(builtOf, &nodes)
			return nodes
		}
		named := strings.NewReplacer(namesOf(plain, hostile(turn))...)
		require.Len(t, routesOf(hostilePack), len(routesOf(plainPack)))
		paths := []string{app.PlainPath, "/guides/cse/checklist/#indicator-6", "/guides/cse/checklist/#all"}
		for _, route := range routesOf(plainPack) {
			paths = append(paths, route.Path)
		}
		for _, at := range paths {
			want, got := built(inPlain.URL+at), built(inHostile.URL+at)
			for i := range want {
				want[i] = named.Replace(strings.ReplaceAll(want[i], inPlain.URL, ""))
			}
			for i := range got {
				got[i] = strings.ReplaceAll(got[i], inHostile.URL, "")
			}
			require.NotEmpty(t, want)
			assert.Equal(t, want, got, at)
			var broken bool
			b.Eval(`!!window.broken`, &broken)
			assert.False(t, broken, at)
		}
		if c, ok := b.(*browsertest.Chromium); ok {
			for _, request := range c.Requests() {
				u, err := url.Parse(request)
				require.NoError(t, err)
				assert.Contains(t, []string{inPlain.URL, inHostile.URL}, "http://"+u.Host, request)
				assert.NotEqual(t, "/x", u.Path, request)
			}
			noWorker := func(e string) bool { return strings.Contains(e, "when fetching the script") }
			assert.Empty(t, slices.DeleteFunc(c.Errors(), noWorker), "console errors, warnings and refusals by the policy")
		}
	}
	t.Run("without JavaScript", func(t *testing.T) {
		t.Parallel()
		browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) { test(t, open, 0, true) })
	})
	turns := map[string]int{"chromium": 4, "webkit": 8, "firefox": 12} // each has the words in other places
	browsertest.ForEveryEngine(t, func(t *testing.T, open browsertest.Opener) {
		test(t, open, turns[path.Base(t.Name())], false)
	})
}

// namesOf are pairs of what is in one pack, and in its place in another.
func namesOf(one, other func(int) string) (pairs []string) {
	for place := range 2000 {
		pairs = append(pairs, one(place), other(place))
	}
	return pairs
}
