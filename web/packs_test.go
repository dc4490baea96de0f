package web

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"oneminuteguide/app"
	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/content/words"
	"oneminuteguide/web/protocol"
)

// Packs unlike the shipped one: a guide with nothing to tap through, a number
// that takes texts only, words that end in a mark of their own.

// samplePack has one guide with a checklist, "signs", and one without, "read".
func samplePack() *content.Pack {
	items := []content.Item{{ID: "sign-1", Words: "Often late."}, {ID: "sign-2", Words: "New phone"}}
	paragraph := func(spans ...content.Span) content.Block { return content.Block{Spans: spans} }
	return &content.Pack{
		Title: "Sample guides", ShortName: "Sample", Partnership: "Sample Partnership Ltd.",
		Version: 1, Emergency: "police", Advice: "hub",
		Contacts: []content.Contact{
			{ID: "police", Name: "Police", Audience: "Anyone", Ways: []content.Way{content.NewWay(content.Call, "999", "999")}},
			{ID: "hub", Name: "Sample Multi-Agency Hub, Ltd.", ShortName: "Sample Hub", Audience: "Practitioners", Ways: []content.Way{content.NewWay(content.Call, "0113 496 0001", "+441134960001")},
				When: "or write to childrensservices.hub@example.gov.uk, day and night"},
			{ID: "chat", Name: "Chat", Audience: "Young people", Ways: []content.Way{content.NewWay(content.Text, "07480 635060", "+447480635060")}},
		},
		Practice: content.Practice{Label: "Not part of the guide.", Before: []string{"Write to hub@example.gov.uk."}, After: []string{"Note the time"}, Sources: "A book.", Found: content.Date{Year: 2026, Month: 1, Day: 2}},
		Links:    []content.Link{{ID: "tool", Words: "Sample tool?"}},
		Guides: []content.Guide{
			{ID: "read", Title: "What to read", ShortTitle: "Reading", Publisher: "Sample Ltd.", Source: "A page.", CopiedOn: content.Date{Year: 2026, Month: 1, Day: 1}, ReviewDue: content.Date{Year: 2099, Month: 1, Day: 1},
				Blocks: []content.Block{paragraph(content.Span{Text: "Text "}, content.Span{Text: "07480 635060", Tel: "+447480635060", TextOnly: true}, content.Span{Text: " or write to hub@example.gov.uk."})}},
			{ID: "signs", Title: "Signs of FGM", ShortTitle: "FGM", Publisher: "Sample", Source: "A page", CopiedOn: content.Date{Year: 2026, Month: 1, Day: 1}, ReviewDue: content.Date{Year: 2099, Month: 1, Day: 1},
				Blocks: []content.Block{paragraph(content.Span{Text: "Read all of it."})},
				Checklist: content.Checklist{Start: "first", NextDocument: "tool", Absence: "No sign proves nothing.", Assessment: "Look at the whole.", Remember: []string{"Ask."},
					Parts: []content.Part{
						{ID: "first", Title: "FGM signs", Lead: "Signs to think about include:", Items: items},
						{ID: "second", Title: "More", Lead: "Is the child", Items: []content.Item{{ID: "more-1", Words: "Away"}}},
					}}},
		},
	}
}

// readOnly is the sample with the guide alone that has no checklist.
func readOnly() *content.Pack {
	p := samplePack()
	p.Guides = p.Guides[:1]
	return p
}

func siteOf(t *testing.T, p *content.Pack) *Site {
	t.Helper()
	site, err := NewSite(p, noClient, Options{})
	require.NoError(t, err)
	return site
}

func page(t *testing.T, site *Site, path string) *html.Node {
	t.Helper()
	f, found := site.Lookup(path)
	require.True(t, found, path)
	doc, err := html.Parse(bytes.NewReader(f.Body()))
	require.NoError(t, err)
	return doc
}

// links are what the page's links say, by where they lead.
func links(doc *html.Node) map[string]string {
	links := map[string]string{}
	for _, a := range all(doc, "a") {
		links[attr(a, "href")] = text(a)
	}
	return links
}

func TestGuideWithoutChecklist(t *testing.T) {
	for name, c := range map[string]struct {
		pack      *content.Pack
		checklist string // where the place of that name leads from the guide without one
		shortcuts []string
	}{
		"beside one that has one": {samplePack(), "", []string{"/contacts/", "/search/"}},
		"by itself":               {readOnly(), "", []string{"/contacts/"}},
	} {
		t.Run(name, func(t *testing.T) {
			site := siteOf(t, c.pack)
			for _, path := range []string{"/guides/read/checklist/", "/guides/read/checklist/summary/"} {
				_, found := site.Lookup(path)
				assert.False(t, found, path)
			}
			for _, route := range app.Routes(c.pack, app.BlankNotebook()) {
				doc, ids := page(t, site, route.Path), map[string]bool{}
				for _, n := range all(doc, "") {
					ids[attr(n, "id")] = true
				}
				for href := range links(doc) {
					assertLeadsSomewhere(t, site, c.pack, href, ids)
				}
			}
			checklist := ""
			for href, said := range links(all(page(t, site, "/guides/read/"), "nav")[0]) {
				if said == words.English().Pages.Checklist {
					checklist = href
				}
			}
			assert.Equal(t, c.checklist, checklist)

			f, _ := site.Lookup(protocol.ManifestPath)
			var m webManifest
			require.NoError(t, json.Unmarshal(f.Body(), &m))
			var shortcuts []string
			for _, s := range m.Shortcuts {
				shortcuts = append(shortcuts, s.URL)
			}
			assert.Equal(t, c.shortcuts, shortcuts)
		})
	}
}

// A number to text is never called: not from a button, nor from the guide's text,
// nor from a phone's address book.
func TestNumberThatTakesTextsOnly(t *testing.T) {
	p := samplePack()
	site := siteOf(t, p)
	for _, f := range site.Files() {
		assert.False(t, bytes.Contains(f.Body(), []byte("tel:+447480635060")), f.Path)
	}
	contacts := page(t, site, "/contacts/")
	assert.Contains(t, links(contacts), "sms:+447480635060")
	assert.Contains(t, texts(contacts), "Text Chat, Young people, 07480 635060", "the button's label")
	assert.Contains(t, texts(contacts), "Text messages only")
	assert.Equal(t, "07480 635060", links(page(t, site, "/guides/read/"))["sms:+447480635060"], "in the guide's text")
	assert.Contains(t, text(page(t, site, app.PlainPath)), "Chat (Young people, text messages only): 07480 635060")

	cards, _ := site.Lookup(app.CardsPath)
	assert.Contains(t, string(cards.Body()), "FN:Chat (Young people\\, text messages only)\r\n")
	assert.Contains(t, string(cards.Body()), "TEL;TYPE=CELL:+447480635060\r\n")
	assert.Equal(t, len(p.Contacts)-2, strings.Count(string(cards.Body()), "VOICE"))

	notes := visit.Text(p, &p.Guides[1], visit.Visit{}, time.Now(), time.Time.Local)
	assert.Contains(t, notes, "07480 635060, Chat, Young people, text messages only\n")
	assert.Contains(t, notes, "999, Police, Anyone\n")
}

// doubled is a mark of the app's own behind one that the pack's words end in.
var doubled = regexp.MustCompile(`[.:;,?!…][”’)"']?[\s\x{a0}]?[.:;?!…]`)

func TestNoPunctuationIsDoubled(t *testing.T) {
	for _, ending := range []string{":", "?", "...", "…", ".", ",", " –", ".)"} {
		p := samplePack()
		for i := range p.Guides[1].Checklist.Parts {
			p.Guides[1].Checklist.Parts[i].Lead = "Signs to think about include" + ending
		}
		p.Guides[1].Title, p.Guides[1].Checklist.Parts[0].Title, p.Title = "Signs"+ending, "FGM signs"+ending, "Guides"+ending
		for _, name := range []*string{&p.Guides[0].Publisher, &p.Guides[0].Source, &p.Partnership, &p.Practice.Sources, &p.Contacts[1].Name, &p.Links[0].Words} {
			*name = "Sample" + ending
		}
		site := siteOf(t, p)
		said := strings.Split(visit.Text(p, &p.Guides[1], visit.Visit{}, time.Now(), time.Time.Local), "\n")
		for _, f := range site.Files() {
			if strings.HasPrefix(f.Type, "text/html") {
				for _, n := range all(page(t, site, f.Path), "") {
					if n.Data == "p" || n.Data == "li" || n.Data == "span" || strings.HasPrefix(n.Data, "h") && len(n.Data) == 2 {
						said = append(said, text(n))
					}
				}
			}
		}
		for _, words := range said {
			assert.NotRegexp(t, doubled, strings.ReplaceAll(words, "...", "…"), "ending %q", ending)
		}
	}
}

// An abbreviation is an abbreviation in a sentence too.
func TestTitlesKeepTheirCapitals(t *testing.T) {
	site := siteOf(t, samplePack())
	assert.Contains(t, texts(page(t, site, "/guides/signs/")), "Checklist: FGM signs")
	p := samplePack()
	p.Guides = p.Guides[1:]
	assert.Contains(t, texts(page(t, siteOf(t, p), "/")), "Checklist: FGM signs")
}

func TestEmailAddressesCanBeTapped(t *testing.T) {
	site := siteOf(t, samplePack())
	for path, address := range map[string]string{
		"/contacts/":                       "childrensservices.hub@example.gov.uk",
		"/guides/read/":                    "hub@example.gov.uk",
		"/guides/signs/checklist/summary/": "hub@example.gov.uk",
		app.PlainPath:                      "hub@example.gov.uk",
	} {
		assert.Equal(t, address, links(page(t, site, path))["mailto:"+address], path)
	}
}
