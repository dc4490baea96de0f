package web

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"oneminuteguide/app"
	"oneminuteguide/content"
)

func TestCards(t *testing.T) {
	f, found := leedsSite(t).Lookup(app.CardsPath)
	require.True(t, found)
	assert.Equal(t, "text/vcard; charset=utf-8", f.Type)
	cards := strings.Split(strings.TrimSuffix(string(f.Body()), "END:VCARD\r\n"), "END:VCARD\r\n")
	require.Len(t, cards, 3, "999 is none to look up")
	assert.Equal(t, "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Children's Emergency Duty Team (Practitioners\\, out of hours)\r\n"+
		"N:Children's Emergency Duty Team (Practitioners\\, out of hours);;;;\r\nORG:Leeds Safeguarding Children Partnership\r\nTEL;TYPE=WORK,VOICE:+441135350600\r\n"+
		"NOTE:Leeds one minute guides. Guide version 1. Text copied 23 November 2026. Not yet checked by the publisher. Review due 23 May 2027. This card does not update.\r\n", cards[1])
}

func TestPlainDocumentHoldsEverything(t *testing.T) {
	f, found := leedsSite(t).Lookup(app.PlainPath)
	require.True(t, found)
	doc, err := html.Parse(bytes.NewReader(f.Body()))
	require.NoError(t, err)
	shown := text(doc)
	for _, block := range leedsPack(t).Guides[0].Blocks {
		for _, item := range block.Items {
			assert.Contains(t, shown, item.Spans[0].Text)
		}
		if len(block.Items) == 0 {
			assert.Contains(t, shown, block.Text())
		}
	}
	for _, c := range leedsPack(t).Contacts {
		assert.Contains(t, string(f.Body()), `<a href="`+c.Call().Href+`">`+c.Call().Shown+`</a>`)
	}
	for _, n := range all(doc, "") {
		assert.Empty(t, attr(n, "src"), "it needs no other file")
		assert.NotContains(t, []string{"script", "link"}, n.Data)
	}
}

// The document is read from a disk as well as under the site's policy, so its
// style is inside it and is the one that the policy allows.
func TestPlainDocumentTellsTheAppsWordsFromTheGuides(t *testing.T) {
	site := leedsSite(t)
	doc := page(t, site, app.PlainPath)
	styles := all(doc, "style")
	require.Len(t, styles, 1)
	assert.Contains(t, site.headers()["Content-Security-Policy"], "'"+integrity([]byte(text(styles[0])))+"'")
	main := all(doc, "main")[0]
	assert.Contains(t, strings.Fields(attr(main, "class")), "page", "which has a measure")

	guide := leedsPack(t).Guides[0]
	words := map[string]bool{}
	for _, block := range guide.Blocks {
		words[block.Text()] = true
		for _, item := range block.Items {
			words[content.Block{Spans: item.Spans}.Text()] = true
		}
	}
	articles := all(main, "article")
	require.Len(t, articles, 1)
	notes := 0
	for _, n := range all(main, "") {
		switch {
		case n.Data != "p" && n.Data != "li":
		case attr(n, "class") == "note":
			assert.True(t, strings.HasPrefix(text(n), "Not part of the guide: "), text(n))
			notes++
		case n.Parent == articles[0]:
			assert.True(t, words[text(n)], "in the place of the guide's words: %s", text(n))
		}
	}
	assert.Greater(t, notes, 2)
}
