package web

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/net/html"

	"oneminuteguide/app"
	"oneminuteguide/content"
)

// libraryPack is the sample's guides, in groups and in none.
func libraryPack() *content.Pack {
	p := samplePack()
	third := p.Guides[1]
	third.ID, third.Title, third.ShortTitle = "third", "More on late buses", "Late buses"
	p.Guides = append(p.Guides, third)
	p.Groups = []content.Group{{Title: "To read", Guides: []string{"read"}}, {Title: "To look for", Guides: []string{"signs"}}}
	p.Links = append(p.Links, content.Link{ID: "buses", Words: "late buses", Guide: "third"})
	p.Guides[0].Blocks = append(p.Guides[0].Blocks, content.Block{Spans: []content.Span{{Text: "See "}, {Text: "late buses", Link: "buses"}, {Text: "."}}})
	return p
}

// Each page belongs to one place, and says so.
func TestPlacesOfALibrary(t *testing.T) {
	p := libraryPack()
	site := siteOf(t, p)
	page1, in := map[string]string{}, map[string]string{}
	for _, route := range app.Routes(p, app.BlankNotebook()) {
		if route.Bare {
			continue
		}
		nav := all(page(t, site, route.Path), "nav")[0]
		var labels []string
		for _, a := range all(nav, "a") {
			labels = append(labels, text(a))
			switch attr(a, "aria-current") {
			case "page":
				page1[route.Path] = text(a)
			case "true":
				in[route.Path] = text(a)
			}
		}
		assert.Equal(t, []string{"Guides", "Search", "Contacts", "About"}, labels, route.Path)
	}
	delete(page1, "/search/")
	assert.Equal(t, map[string]string{"/": "Guides", "/contacts/": "Contacts", "/about/": "About"}, page1)
	assert.Equal(t, map[string]string{
		"/guides/read/": "Guides", "/guides/signs/": "Guides", "/guides/third/": "Guides",
		"/guides/signs/checklist/": "Guides", "/guides/third/checklist/": "Guides",
		"/guides/signs/checklist/summary/": "Guides", "/guides/third/checklist/summary/": "Guides",
		"/changes/": "About",
	}, in)
}

// The trail leads from each page to those above it, and the headings say of which guide
// they are; the titles of the documents do not.
func TestTrailsOfALibrary(t *testing.T) {
	site := siteOf(t, libraryPack())
	for path, want := range map[string][3]string{
		"/contacts/":                       {"/ Guides", "Contacts", "Contacts · Sample"},
		"/about/":                          {"/ Guides", "About", "About · Sample"},
		"/guides/third/":                   {"/ Guides", "More on late buses", "Guide THIRD · Sample"},
		"/guides/third/checklist/":         {"/guides/third/ Guide", "Checklist: Late buses", "Checklist THIRD · Sample"},
		"/guides/third/checklist/summary/": {"/guides/third/ Guide /guides/third/checklist/ Checklist", "Notes for the call: Late buses", "Notes for the call THIRD · Sample"},
	} {
		doc := page(t, site, path)
		var ways []string
		for _, a := range all(doc, "a") {
			if attr(a, "class") == "trail__link" {
				ways = append(ways, attr(a, "href"), text(a))
			}
		}
		assert.Equal(t, want, [3]string{strings.Join(ways, " "), text(all(doc, "h1")[0]), text(all(doc, "title")[0])}, path)
	}
}

// The guides are in the publisher's order, each a link; the search and the contacts come
// before them.
func TestHomeOfALibrary(t *testing.T) {
	var order []string
	for _, n := range all(all(page(t, siteOf(t, libraryPack()), "/"), "main")[0], "") {
		switch n.Data {
		case "a":
			order = append(order, attr(n, "href"))
		case "h2":
			order = append(order, text(n))
		}
	}
	assert.Equal(t, []string{"/search/", "/", "/changes/", "/contacts/", "To read", "/guides/read/", "To look for", "/guides/signs/", "Other guides", "/guides/third/"}, order,
		`the second is the hidden "Continue", the third is hidden until something changed`)

	many := libraryPack()
	for len(many.Guides) < 20 {
		many.Guides = append(many.Guides, content.Guide{ID: "g" + strings.Repeat("x", len(many.Guides)), Title: "More", ShortTitle: "More", Publisher: "Sample", Source: "A page"})
	}
	doc := page(t, siteOf(t, many), "/")
	said := links(doc)
	for group, title := range map[string]string{"#group-1": "To read", "#group-2": "To look for", "#group-3": "Other guides"} {
		assert.Equal(t, title, said[group], "a way to the group")
		assert.Equal(t, title, text(byID(doc, group[1:])))
	}
}

func byID(doc *html.Node, id string) *html.Node {
	for n := range doc.Descendants() {
		if attr(n, "id") == id {
			return n
		}
	}
	return nil
}

// A topic that the pack has a guide on is a link to it, and words in a file of its own.
func TestWordsLeadToAGuide(t *testing.T) {
	site := siteOf(t, libraryPack())
	assert.Equal(t, "late buses", links(page(t, site, "/guides/read/"))["/guides/third/"])
	assert.NotContains(t, text(page(t, site, "/guides/read/")), "have no link here")
	assert.NotContains(t, links(page(t, site, app.PlainPath)), "/guides/third/")

	p := libraryPack()
	p.Links[1].Guide = ""
	assert.Contains(t, text(page(t, siteOf(t, p), "/guides/read/")), "have no link here")
}

// Whoever does not search finds the guides from the search page, too.
func TestSearchPageOfALibraryLeadsToItsGuides(t *testing.T) {
	site := siteOf(t, libraryPack())
	for _, a := range all(page(t, site, "/search/"), "a") {
		if attr(a, "class") == "card" {
			assert.Equal(t, "/", attr(a, "href"))
			assert.True(t, strings.HasPrefix(text(a), "Guides"), text(a))
			return
		}
	}
	assert.Fail(t, "no card")
}

// A topic leads to its guide from every other guide, and nowhere from its own.
func TestATopicLeadsNowhereFromItsOwnGuide(t *testing.T) {
	p := libraryPack()
	p.Links = []content.Link{{ID: "buses", Words: "late buses", Guide: "third"}}
	for i := range p.Guides {
		p.Guides[i].Blocks = append(p.Guides[i].Blocks, content.Block{Spans: []content.Span{{Text: "See "}, {Text: "late buses", Link: "buses"}}})
	}
	site := siteOf(t, p)
	for path, want := range map[string]int{"/guides/signs/": 1, "/guides/third/": 0} {
		doc := page(t, site, path)
		links := 0
		for _, a := range all(doc, "a") {
			if text(a) == "late buses" && attr(a, "href") == "/guides/third/" {
				links++
			}
		}
		assert.Equal(t, want, links, path)
		assert.Contains(t, text(all(doc, "article")[0]), "See late buses", path)
	}
}
