package web

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"oneminuteguide/app"
	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/content/words/pseudo"
	"oneminuteguide/web/protocol"
)

// translated is the shipped pack with all of the app's own words in a translation that
// nobody can read.
func translated(t *testing.T) *content.Pack {
	p := leedsPack(t)
	p.Lang, p.Translation = "cy", pseudo.Accented()
	return p
}

// ofExamples is what the examples say instead of a pack.
var ofExamples = []string{"Chat", "Young people", "or write to chat@example.org", "07700 900123", "732f24b644c3",
	"Duty and Advice, Practitioners", "Duty and Advice, Public", "Night Team, Public", "0113 378 0336", "0113 496 0002", "Front Door",
	"Every way", "0113 496 0001", "123", "Weekdays, 9am to 5pm", "Ask for the duty worker", "0113 496 0005", "0113 496 0009", "18001 0113 496 0001",
	"every@example.org", "www.example.org/chat", "Post", "post@example.org",
	"First group", "Guide one", "Guide two",
	"https://example.org/", "Desk, Practitioners", "0113 496 0004", "New guide", "Old guide", "Old title", "Old part", "Signs"}

// heard are the attributes with the app's words in them.
var heard = []string{"aria-label", "title", "alt", "placeholder", "data-once", "data-twice", "data-over", "data-dated"}

// unsaid is what is filled in when a page is printed, and what stands around the pack's
// words in an excerpt.
var unsaid = strings.NewReplacer("{time}", "", "…", "", "\u2066", "", "\u2069", "")

// wordsIn are the texts of a document, and those of its attributes.
func wordsIn(doc *html.Node) (all []string) {
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.TextNode && !slices.Contains([]string{"script", "style"}, n.Parent.Data):
			all = append(all, n.Data)
		case n.Data == "meta" && slices.Contains([]string{"description", "apple-mobile-web-app-title"}, attr(n, "name")):
			all = append(all, attr(n, "content"))
		}
		for _, name := range heard {
			all = append(all, attr(n, name))
		}
	}
	return all
}

// Whatever the app says, on any page, in any state and in any file, it can say in
// another language.
func TestEveryWordIsFromTheCatalogue(t *testing.T) {
	p := translated(t)
	own := slices.Concat(pseudo.PackTexts(p), ofExamples)
	count := 0
	check := func(name string, texts ...string) {
		t.Helper()
		for _, text := range texts {
			count++
			assert.Empty(t, pseudo.Untranslated(unsaid.Replace(text), own), "%s: %s", name, text)
		}
	}
	parse := func(markup string) *html.Node {
		doc, err := html.Parse(strings.NewReader(markup))
		require.NoError(t, err)
		return doc
	}
	site := siteOf(t, p)
	for _, f := range site.Files() {
		if strings.HasPrefix(f.Type, "text/html") {
			doc := parse(string(f.Body()))
			check(f.Path, wordsIn(doc)...)
			assert.Equal(t, "cy ltr", attr(all(doc, "html")[0], "lang")+" "+attr(all(doc, "html")[0], "dir"), f.Path)
		}
	}
	pages, err := Gallery(p)
	require.NoError(t, err)
	for _, page := range pages {
		check(page.Name, wordsIn(parse(page.Markup))...)
	}

	fallback, _ := site.Lookup(protocol.FallbackPath)
	var written string
	require.NoError(t, json.Unmarshal([]byte(strings.TrimPrefix(string(fallback.Body()), "self.emergency = ")), &written))
	check(protocol.FallbackPath, wordsIn(parse(written))...)

	var m webManifest
	file, _ := site.Lookup(protocol.ManifestPath)
	require.NoError(t, json.Unmarshal(file.Body(), &m))
	check(protocol.ManifestPath, m.Name, m.Description, m.Shortcuts[0].Name, m.Shortcuts[1].Name)
	assert.Equal(t, "cy ltr", m.Lang+" "+m.Dir)

	check("the cards", app.CardNote(p), app.ContactName(p, p.Contacts[0]))
	v := visit.Visit{Ref: "7f3a91c2-0000-4000-8000-000000000000"}
	now := time.Date(2026, 11, 23, 14, 32, 0, 0, time.UTC)
	for i, item := range p.Guides[0].Checklist.Parts[0].Items {
		v.Set("cse", item.ID, visit.Answers[i%3], now)
		v.ToggleBasis("cse", item.ID, visit.Bases[i%4], now)
		v.ToggleWhen("cse", item.ID, visit.Whens[i%2], now)
	}
	v.Reach(p.Advice, content.Call, now)
	check("the notes as text", strings.Split(visit.Text(p, &p.Guides[0], v, now, time.Time.UTC), "\n")...)
	assert.Greater(t, count, 3000)
}

// The check itself finds a word that is not from the catalogue.
func TestAnUntranslatedWordIsFound(t *testing.T) {
	own := []string{"Duty and Advice", "999", "One Minute"}
	for text, want := range map[string]string{
		"⟦Çååļļ Duty and Advice, 999⟧": "",
		"Call ⟦Duty⟧":                  "Call Duty",
		"⟦Îîţééɱ 3 øøƒ ¹⁰⟧":            "3",
		"One Minute":                   "",
		"⟦Ĝûûîîđéé · One Minute⟧":      "",
		"Advice":                       "",
	} {
		assert.Equal(t, want, pseudo.Untranslated(text, own), text)
	}
}
