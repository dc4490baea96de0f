package web

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"oneminuteguide/app"
	"oneminuteguide/content"
	"oneminuteguide/content/words"
	"oneminuteguide/web/protocol"
)

// The files that are no pages, with words in them that mean something to those who read
// such files. TestHostileWordsAreShownAsWords in e2e is of the pages.

var hostileWords = []string{
	"<img src=x onerror=alert(1)>", `"></a><script>alert(1)</script>`, "</title><h1>Words", `a;b,c\nTEL:999`, `\`, "{{.Lang}}",
	`'"&amp;&lt;`, "END:VCARD", "--> ]]> */", "%00 %0d%0a", "true", "\u2028\u2029",
}

// withWords is the sample with the words wherever these files have some of the pack's.
func withWords(said string) *content.Pack {
	p, w := samplePack(), *words.English()
	p.ShortName, p.Partnership, p.Guides[0].ShortTitle, p.Guides[1].ShortTitle = said, said, said, said
	for i := range p.Contacts {
		c := &p.Contacts[i]
		c.Name, c.Audience, c.Hours, c.Note = said, said+c.ID, said, said
	}
	p.Contacts[1].Ways = append(p.Contacts[1].Ways, content.NewWay(content.Textphone, "0113 496 0001", "+441134960001"))
	for _, e := range words.Entries(&w) {
		if (e.Section == "files" || e.Section == "contacts" || e.Section == "pages") && !strings.Contains(*e.Text, "{") {
			*e.Text = said
		}
	}
	p.Translation = &w
	return p
}

func bodyOf(t testing.TB, site *Site, path string) []byte {
	t.Helper()
	f, found := site.Lookup(path)
	require.True(t, found, path)
	return f.Body()
}

func TestFilesWithHostileWordsAreWhatTheyAre(t *testing.T) {
	plain := siteOf(t, withWords("words"))
	for _, said := range hostileWords {
		t.Run(said, func(t *testing.T) {
			p := withWords(said)
			site := siteOf(t, p)

			var m webManifest
			require.NoError(t, json.Unmarshal(bodyOf(t, site, protocol.ManifestPath), &m))
			assert.Equal(t, []string{said, said, said, said}, []string{m.Name, m.ShortName, m.Description, m.Shortcuts[0].Name})

			told := releaseOf(t, site).numbers.Told
			for _, c := range p.AllContacts() {
				assert.Equal(t, said, told[c.ID].Name)
			}

			assertCards(t, string(bodyOf(t, site, app.CardsPath)), said)

			got, gotTexts := emergencyPage(t, site)
			want, wantTexts := emergencyPage(t, plain)
			assert.Equal(t, want, got)
			require.Len(t, gotTexts, len(wantTexts))
			for i, text := range wantTexts {
				assert.Equal(t, strings.ReplaceAll(text, "words", said), gotTexts[i])
			}

			assert.ElementsMatch(t, headerLines(plain), headerLines(site))
		})
	}
}

var hashes = regexp.MustCompile(`[A-Za-z0-9_+/-]{8,}=?`)

// headerLines are the lines of _headers without the hashes in them.
func headerLines(site *Site) []string {
	return strings.Split(hashes.ReplaceAllString(string(site.headersFile()), ""), "\n")
}

// emergencyPage is the worker's own page: its elements, and its texts.
func emergencyPage(t *testing.T, site *Site) (elements, texts []string) {
	t.Helper()
	script, found := strings.CutPrefix(string(bodyOf(t, site, protocol.FallbackPath)), "self.emergency = ")
	require.True(t, found)
	assert.NotContains(t, script, "\u2028", "in a script it was the end of a line")
	var page string
	require.NoError(t, json.Unmarshal([]byte(script), &page))
	doc, err := html.Parse(strings.NewReader(page))
	require.NoError(t, err)
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			texts = append(texts, n.Data)
			continue
		}
		for _, a := range n.Attr {
			elements = append(elements, a.Key+"="+a.Val)
		}
		elements = append(elements, n.Data)
	}
	return elements, texts
}

var cardLine = regexp.MustCompile(`^(BEGIN|VERSION|FN|N|ORG|NOTE|END|(?:item\d\.)?TEL(?:;TYPE=[A-Z,]+)?|item\d\.X-ABLabel|EMAIL;TYPE=INTERNET|URL):(.*)$`)

// assertCards reads the cards as RFC 2426 says.
func assertCards(t *testing.T, cards, said string) {
	t.Helper()
	labelled := false
	for line := range strings.SplitSeq(strings.TrimSuffix(cards, "\r\n"), "\r\n") {
		field := cardLine.FindStringSubmatch(line)
		require.NotNil(t, field, "%q", line)
		switch name, value := field[1], field[2]; {
		case name == "BEGIN", name == "END":
			assert.Equal(t, "VCARD", value)
		case name == "ORG":
			assert.Equal(t, []string{said}, cardValues(t, value))
		case strings.HasSuffix(name, "X-ABLabel"):
			labelled = true
			assert.Equal(t, []string{said}, cardValues(t, value))
		case name == "FN":
			values := cardValues(t, value)
			require.Len(t, values, 1)
			assert.True(t, strings.HasPrefix(values[0], said), values[0])
		case name == "N":
			assert.Len(t, cardValues(t, value), 5)
		case name == "NOTE":
			assert.Len(t, cardValues(t, value), 1)
		}
	}
	assert.True(t, labelled, "there is a label")
}

// cardValues parts a value where a semicolon or comma has no backslash before it.
func cardValues(t *testing.T, value string) []string {
	t.Helper()
	values := []string{""}
	for i := 0; i < len(value); i++ {
		last := &values[len(values)-1]
		switch value[i] {
		case '\\':
			i++
			require.Less(t, i, len(value), "a backslash at the end")
			require.Contains(t, `\;,nN`, value[i:i+1], "%q", value)
			*last += value[i : i+1]
		case ';', ',':
			values = append(values, "")
		default:
			*last += value[i : i+1]
		}
	}
	return values
}
