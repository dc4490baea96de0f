package web

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"oneminuteguide/app"
	"oneminuteguide/content"
	"oneminuteguide/content/pack"
	"oneminuteguide/web/protocol"
)

// walesPack is in English and in Welsh.
func walesPack(t testing.TB) *content.Pack {
	t.Helper()
	p, err := pack.Read(os.DirFS("e2e/testdata/packs/wales"))
	require.NoError(t, err)
	return p
}

// sharedPages are in the main language alone.
var sharedPages = []string{app.NotFoundPath, app.ClosedPath}

// Each page has its counterpart, names both, and leads to it.
func TestEveryPageIsThereInEveryLanguage(t *testing.T) {
	p := walesPack(t)
	site := siteOf(t, p)
	require.Len(t, p.Editions, 1)
	pages := 0
	for _, edition := range p.EveryEdition() {
		for _, route := range app.Routes(edition, app.BlankNotebook()) {
			if slices.Contains(sharedPages, route.Path) {
				continue
			}
			pages++
			t.Run(route.Path, func(t *testing.T) {
				doc := page(t, site, route.Path)
				assert.Equal(t, edition.Language(), attr(all(doc, "html")[0], "lang"))
				within := strings.TrimPrefix(route.Path, edition.Base)
				want := map[string]string{"en-GB": within, "cy": "/cy" + within}
				alternates := map[string]string{}
				for _, l := range all(doc, "link") {
					if attr(l, "rel") == "alternate" {
						alternates[attr(l, "hreflang")] = attr(l, "href")
					}
				}
				assert.Equal(t, want, alternates)
				var links []string
				for _, a := range all(doc, "a") {
					href := attr(a, "href")
					if tag := attr(a, "hreflang"); tag != "" {
						assert.Equal(t, tag, attr(a, "lang"))
						assert.Equal(t, want[tag], href)
						links = append(links, tag)
						continue
					}
					if strings.HasPrefix(href, "/") && href != app.ClosedPath && href != app.CardsPath {
						assert.True(t, strings.HasPrefix(href, edition.Base+"/"), "%s leaves its language", href)
						assert.Equal(t, edition.Base == "", !strings.HasPrefix(href, "/cy/"), "%s leaves its language", href)
					}
				}
				delete(want, edition.Language())
				for tag, path := range want {
					assert.Equal(t, []string{tag}, links, "one link to the other language")
					_, found := site.Lookup(path)
					assert.True(t, found, path)
				}
				named := coreOf(doc)
				file, found := site.Lookup(protocol.OfLanguage(protocol.CorePath, edition.Base))
				require.True(t, found)
				assert.Equal(t, file.Address(), named, "the program starts in the language of the page")
			})
		}
	}
	assert.Equal(t, 2*11, pages)
	for _, path := range sharedPages {
		doc := page(t, site, path)
		assert.Equal(t, "en-GB", attr(all(doc, "html")[0], "lang"))
		_, found := site.Lookup("/cy" + path)
		assert.False(t, found, path)
	}
}

func coreOf(doc *html.Node) string {
	for _, m := range all(doc, "meta") {
		if attr(m, "name") == "content" {
			return attr(m, "data-core")
		}
	}
	return ""
}

// What is not translated says so, and in what language it is.
func TestWhatIsNotTranslatedIsMarked(t *testing.T) {
	site := siteOf(t, walesPack(t))
	doc := page(t, site, "/cy/guides/online/")
	article := all(doc, "article")[0]
	assert.Equal(t, "en-GB ltr", attr(article, "lang")+" "+attr(article, "dir"))
	assert.Contains(t, text(doc), "Nid yw’r canllaw hwn ar gael yn Gymraeg eto.")
	assert.Equal(t, "en-GB", attr(all(doc, "h1")[0], "lang"))

	doc = page(t, site, "/cy/guides/home/")
	assert.Empty(t, attr(all(doc, "article")[0], "lang"))
	assert.NotContains(t, text(doc), "ar gael yn Gymraeg eto")
	assert.Contains(t, text(doc), "arwydd ffug yn y gegin")

	doc = page(t, site, "/cy/about/accessibility/")
	for _, n := range all(doc, "div") {
		if strings.Contains(attr(n, "class"), "guide-text") {
			assert.Equal(t, "en-GB", attr(n, "lang"))
		}
	}
}

// Every language's files are content, which phones take with a changed number.
func TestEveryLanguageIsInTheCopy(t *testing.T) {
	p := walesPack(t)
	r := releaseOf(t, siteOf(t, p))
	assert.Equal(t, []string{"", "/cy"}, r.content.Languages)
	for _, path := range []string{"/core.json", "/core.cy.json", "/numbers.cy.json", "/index.cy.json", "/shell.cy.json"} {
		assert.Contains(t, r.content.Files, path)
		assert.NotContains(t, r.app.Files, path)
	}
	for _, key := range []string{"/pages", "/cy/pages", "/cy/guides/home", "/guides/home"} {
		assert.Contains(t, r.pieces, key)
	}
	assert.Equal(t, "0113 496 0010", r.numbers.Told["day-line"].Number)
	assert.Equal(t, "Example day line", r.numbers.Told["day-line"].Name, "in the main language")
}

// One language that is written from right to left does not turn the others' arrows.
func TestLanguagesOfBothDirections(t *testing.T) {
	p := walesPack(t)
	edition := p.Editions[0]
	edition.Lang, edition.Base = "ur", "/ur"
	for i := range edition.Guides {
		edition.Guides[i].Base = "/ur"
	}
	languages := slices.Clone(p.Languages)
	languages[1] = content.Language{Tag: "ur", Name: "اردو", Base: "/ur"}
	p.Languages, edition.Languages = languages, languages
	site := siteOf(t, p)
	assert.Equal(t, "rtl", attr(all(page(t, site, "/ur/"), "html")[0], "dir"))
	assert.Equal(t, "ltr", attr(all(page(t, site, "/"), "html")[0], "dir"))
	style := string(site.inline.style)
	require.Contains(t, style, "scaleX(-1)")
	for _, rule := range strings.Split(style, "}") {
		if strings.Contains(rule, "scaleX(-1)") || strings.Contains(rule, "2196") {
			assert.Contains(t, rule, "[dir=rtl]")
		}
	}
}

// A pack in one language has nothing of this.
func TestOneLanguageNeedsNoLinks(t *testing.T) {
	for _, f := range leedsSite(t).Files() {
		if !strings.HasPrefix(f.Type, "text/html") {
			continue
		}
		for _, n := range all(page(t, leedsSite(t), f.Path), "") {
			for _, name := range []string{"hreflang", "data-main", "data-opens"} {
				assert.Empty(t, attr(n, name), "%s: %s", f.Path, n.Data)
			}
		}
	}
	file, _ := leedsSite(t).Lookup(protocol.CorePath)
	for _, name := range []string{"base", "languages", "print"} {
		assert.False(t, strings.Contains(string(file.Body()), `"`+name+`"`), name)
	}
}
