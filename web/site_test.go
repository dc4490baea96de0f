package web

import (
	"bytes"
	"encoding/json"
	"net/url"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"weak"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"oneminuteguide/app"
	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
	"oneminuteguide/web/compress"
	"oneminuteguide/web/protocol"
)

func leedsPack(t testing.TB) *content.Pack {
	t.Helper()
	p, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	return p
}

// noClient is a client that is none: these tests look at pages and answers; the
// browser tests run the real one.
var noClient = Client{program(func() []byte { return []byte("wasm") }), []byte("exec")}

func program(unpack func() []byte) *File {
	return NewProgram(unpack(), unpack, twoBytes, func(int) compress.Compressed { return twoBytes })
}

var twoBytes = compress.Compressed{Brotli: []byte("br"), Gzip: []byte("gz")}

// leedsSite is the shipped pack as a site, made once.
func leedsSite(t testing.TB) *Site {
	t.Helper()
	site, err := builtLeeds()
	require.NoError(t, err)
	return site
}

var builtLeeds = sync.OnceValues(func() (*Site, error) {
	p, err := pack.Read(leeds.Files)
	if err != nil {
		return nil, err
	}
	return NewSite(p, noClient, Options{})
})

func TestSiteIsTheSameEachTime(t *testing.T) {
	first := leedsSite(t)
	again, err := NewSite(leedsPack(t), noClient, Options{})
	require.NoError(t, err)
	require.Equal(t, len(first.Files()), len(again.Files()))
	for i, f := range first.Files() {
		other := again.Files()[i]
		require.Equal(t, []string{f.Path, f.Type, f.Hash}, []string{other.Path, other.Type, other.Hash})
		require.Equal(t, f.Compressed(), other.Compressed(), f.Path)
		require.Equal(t, chunkList(f.Chunks), chunkList(other.Chunks), f.Path)
	}
}

func TestPages(t *testing.T) {
	p, site := leedsPack(t), leedsSite(t)
	titles := map[string]string{}
	for _, route := range app.Routes(p, app.BlankNotebook()) {
		t.Run(route.Path, func(t *testing.T) {
			f, found := site.Lookup(route.Path)
			require.True(t, found)
			doc, err := html.Parse(bytes.NewReader(f.Body()))
			require.NoError(t, err)

			assert.Len(t, all(doc, "h1"), 1)
			assert.Len(t, all(doc, "main"), 1)
			title := text(all(doc, "title")[0])
			assert.Empty(t, titles[title], "another page has this title")
			titles[title] = route.Path
			assert.NotRegexp(t, `(?i)abuse|exploit|sexual|safeguard|harm|CSE`, title, "titles are discreet")

			if route.Bare {
				assert.NotContains(t, string(f.Body()), "tel:", "a neutral page has no calls")
				assert.NotRegexp(t, `(?i)abuse|exploit|sexual|safeguard|harm|CSE|child|Leeds|guide`, text(all(doc, "main")[0]))
				return
			}
			assert.Equal(t, "#main", attr(all(doc, "a")[0], "href"), "the skip link comes first")
			var tels []string
			ids := map[string]bool{}
			for _, n := range all(doc, "") {
				if id := attr(n, "id"); id != "" {
					assert.False(t, ids[id], "id %s is there twice", id)
					ids[id] = true
				}
				for _, a := range n.Attr {
					assert.NotEqual(t, "style", a.Key)
					assert.False(t, strings.HasPrefix(a.Key, "on"), "inline handler %s", a.Key)
				}
			}
			for _, a := range all(doc, "a") {
				href := attr(a, "href")
				if strings.HasPrefix(href, "tel:") {
					tels = append(tels, href)
				}
				assertLeadsSomewhere(t, site, p, href, ids)
			}
			assert.Contains(t, tels, "tel:999")
			assert.Contains(t, tels, "tel:+441133760336")
		})
	}
}

// assertLeadsSomewhere makes sure that a link is a number, an e-mail address, a
// page and place of this site, or an address of the pack.
func assertLeadsSomewhere(t *testing.T, site *Site, p *content.Pack, href string, here map[string]bool) {
	t.Helper()
	u, err := url.Parse(href)
	require.NoError(t, err)
	switch {
	case slices.Contains([]string{"tel", "sms", "mailto"}, u.Scheme):
	case u.Scheme != "":
		known := false
		for _, l := range p.Links {
			known = known || l.Address == href
		}
		assert.True(t, known, "%s is not of the pack", href)
	case u.Path == "":
		assert.True(t, here[u.Fragment], "nothing on this page is called %s", href)
	default:
		f, found := site.Lookup(u.Path)
		require.True(t, found, "no page at %s", href)
		if u.Fragment != "" {
			assert.Contains(t, string(f.Body()), `id="`+u.Fragment+`"`, "nothing there is called %s", href)
		}
	}
}

func TestGuideWithoutAddressesHasNoDeadLinks(t *testing.T) {
	site := leedsSite(t)
	f, _ := site.Lookup("/guides/cse/")
	page := string(f.Body())
	assert.Equal(t, 1, strings.Count(page, "Some documents that this guide names have no link here: ask Leeds Safeguarding Children Partnership."))
	assert.Contains(t, page, `href="https://www.leeds.gov.uk/one-minute-guides/mace-framework"`)
	assert.Contains(t, page, "”: address not yet confirmed by the publisher.")
}

// A phone that has the legal pages refuses a content that lacks them and does not say so.
func TestALegalPageThatIsNotThereIsGone(t *testing.T) {
	for name, c := range map[string]struct {
		edit func(*content.Pack)
		gone []string
		says string // on the privacy page
	}{
		"drafts": {func(*content.Pack) {}, nil, "A draft, not yet the publisher’s own."},
		"complete": {func(p *content.Pack) {
			p.Privacy = []content.Block{{Spans: []content.Span{{Text: "It logs nothing."}}}}
		}, nil, "Published by Leeds Safeguarding Children Partnership."},
		"none": {func(p *content.Pack) { p.Privacy, p.Accessibility = nil, nil }, []string{"/about/privacy/", "/about/accessibility/"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := leedsPack(t)
			c.edit(p)
			site := siteOf(t, p)
			assert.Equal(t, c.gone, releaseOf(t, site).content.Gone)
			if page, found := site.Lookup("/about/privacy/"); assert.Equal(t, c.says != "", found) && found {
				assert.Contains(t, string(page.Body()), c.says)
			}
		})
	}
}

func TestManifest(t *testing.T) {
	site := leedsSite(t)
	f, _ := site.Lookup("/manifest.webmanifest")
	var m webManifest
	require.NoError(t, json.Unmarshal(f.Body(), &m))
	assert.Equal(t, "One Minute", m.ShortName)
	assert.Equal(t, "One Minute", m.Name)
	purposes := map[string]int{}
	for _, icon := range m.Icons {
		_, found := site.Lookup(icon.Src)
		assert.True(t, found, "icon %s %s", icon.Purpose, icon.Sizes)
		purposes[icon.Purpose+icon.Sizes]++
	}
	assert.Equal(t, map[string]int{"any192x192": 1, "any512x512": 1, "maskable192x192": 1, "maskable512x512": 1}, purposes)
	for _, shortcut := range m.Shortcuts {
		_, found := site.Lookup(shortcut.URL)
		assert.True(t, found, "shortcut %s", shortcut.URL)
	}
}

func TestPolicyAllowsWhatStandsInsideThePages(t *testing.T) {
	site := leedsSite(t)
	policy := site.headers()["Content-Security-Policy"]
	for _, f := range site.Files() {
		if protocol.MediaType(f.Path) != "text/html; charset=utf-8" || f.Path == app.PlainPath { // that one has no script, and its style is its own
			continue
		}
		page, err := html.Parse(bytes.NewReader(f.Body()))
		require.NoError(t, err)
		inside := map[string]int{}
		for _, element := range append(all(page, "script"), all(page, "style")...) {
			if attr(element, "src") == "" {
				inside[element.Data]++
				assert.Contains(t, policy, element.Data+"-src 'self'")
				assert.Contains(t, policy, "'"+integrity([]byte(text(element)))+"'", "%s: <%s>", f.Path, element.Data)
			}
		}
		assert.Equal(t, map[string]int{"script": 1, "style": 1}, inside, f.Path)
	}
}

// all finds the elements with that name, or all elements.
func all(n *html.Node, name string) []*html.Node {
	var found []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && (name == "" || d.Data == name) {
			found = append(found, d)
		}
	}
	return found
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// A pack in memory is several times as large as the site that is made of it, and a server
// keeps three sites.
func TestSiteKeepsNoPack(t *testing.T) {
	build := func() (*Site, weak.Pointer[content.Pack]) {
		pack := leedsPack(t)
		site, err := NewSite(pack, noClient, Options{})
		require.NoError(t, err)
		return site, weak.Make(pack)
	}
	site, pack := build()
	home, _ := site.Lookup("/")
	assert.Contains(t, string(home.Body()), "<main")
	runtime.GC()
	runtime.GC()
	assert.True(t, pack.Value() == nil, "the pack is still in memory")
	runtime.KeepAlive(site)
}
