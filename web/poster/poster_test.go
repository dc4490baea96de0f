package poster_test

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
	"oneminuteguide/content/words/pseudo"
	"oneminuteguide/web/poster"
)

const address = "https://guides.example.org/"

func wales(t *testing.T) *content.Pack {
	t.Helper()
	p, err := pack.Read(os.DirFS("../e2e/testdata/packs/wales"))
	require.NoError(t, err)
	return p
}

func makeOf(t *testing.T, p *content.Pack, ask string) map[string][]byte {
	t.Helper()
	files, err := poster.Make(p, address, ask)
	require.NoError(t, err)
	return files
}

func TestEachLanguageHasItsSheets(t *testing.T) {
	files := makeOf(t, wales(t), "")
	for name, words := range map[string]string{
		"poster.html":    "If you need help, ask Example partnership (guides@example.org).",
		"cards.html":     "If you need help, ask Example partnership (guides@example.org).",
		"poster.cy.html": "Rhowch Enghraifft ar eich ffôn",
		"cards.cy.html":  "Sganiwch y cod gyda chamera eich ffôn, ac agorwch y cyfeiriad.",
	} {
		assert.Contains(t, text(t, files[name]), words, name)
		assert.Contains(t, text(t, files[name]), address, name)
	}
	assert.Len(t, files, 4)
}

// Whatever a sheet says, it can say in another language.
func TestEveryWordIsFromTheCatalogue(t *testing.T) {
	p, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	p.Lang, p.Translation = "cy", pseudo.Accented()
	for name, body := range makeOf(t, p, "") {
		doc, err := html.Parse(bytes.NewReader(body))
		require.NoError(t, err)
		for node := range doc.Descendants() {
			said := []string{node.Data}
			if node.Type != html.TextNode || node.Parent.Data == "style" {
				said = nil
			}
			for _, a := range node.Attr {
				if a.Key == "aria-label" {
					said = append(said, a.Val)
				}
			}
			for _, words := range said {
				assert.Empty(t, pseudo.Untranslated(words, append(pseudo.PackTexts(p), address)), "%s: %s", name, words)
			}
		}
	}
}

func TestWhoIsAsked(t *testing.T) {
	assert.Contains(t, text(t, makeOf(t, wales(t), "the IT desk, 01632 960001")["poster.html"]), "If you need help, ask the IT desk, 01632 960001.")
	assert.Contains(t, text(t, makeOf(t, wales(t), "<b>IT</b>")["cards.html"]), "ask <b>IT</b>.", "it is text")
}

// What hangs on a wall must not say what somebody looks up.
func TestNoTopicIsNamed(t *testing.T) {
	shipped, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	for name, p := range map[string]*content.Pack{"leeds": shipped, "wales": wales(t)} {
		files := makeOf(t, p, "")
		for file, body := range files {
			said := strings.ToLower(string(body))
			for _, e := range p.EveryEdition() {
				for _, g := range e.Guides {
					for _, topic := range append([]string{g.Title, g.ShortTitle, "/" + g.ID + "/"}, g.FormerIDs...) {
						assert.NotContains(t, said, strings.ToLower(topic), "%s: %s", name, file)
					}
				}
				for _, c := range e.Contacts {
					assert.NotContains(t, said, strings.ToLower(c.Name), "%s: %s: who is called says what about", name, file)
				}
			}
			for _, topic := range []string{"abuse", "exploit", "sexual", "violence", "neglect", "worried"} {
				assert.NotContains(t, said, topic, "%s: %s", name, file)
			}
		}
	}
}

// A sheet can be sent by e-mail and printed anywhere.
func TestSheetsNeedNothingBesideThemselves(t *testing.T) {
	for name, body := range makeOf(t, wales(t), "") {
		doc, err := html.Parse(bytes.NewReader(body))
		require.NoError(t, err)
		for node := range doc.Descendants() {
			assert.False(t, slices.Contains([]string{"script", "link", "img", "iframe"}, node.Data) && node.Type == html.ElementNode, "%s: <%s>", name, node.Data)
		}
		assert.NotContains(t, string(body), "url(", name)
		assert.NotContains(t, string(body), "ZgotmplZ", name)
	}
}

func TestAnAddressThatNoCodeHolds(t *testing.T) {
	_, err := poster.Make(wales(t), "https://example.org/"+strings.Repeat("a", 3000)+"/", "")
	assert.ErrorContains(t, err, "too long for a QR code")
}

// text is what a reader sees.
func text(t *testing.T, body []byte) string {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(body))
	require.NoError(t, err)
	var b strings.Builder
	for node := range doc.Descendants() {
		if node.Type == html.TextNode && node.Parent.Data != "style" {
			b.WriteString(node.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
