package web

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"oneminuteguide/app"
)

func TestCards(t *testing.T) {
	f, found := leedsSite(t).Lookup(app.CardsPath)
	require.True(t, found)
	assert.Equal(t, "text/vcard; charset=utf-8", f.Type)
	cards := strings.Split(strings.TrimSuffix(string(f.Body()), "END:VCARD\r\n"), "END:VCARD\r\n")
	require.Len(t, cards, 4)
	assert.Equal(t, "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Children's Emergency Duty Team (Practitioners\\, out of hours)\r\n"+
		"N:Children's Emergency Duty Team (Practitioners\\, out of hours);;;;\r\nTEL;TYPE=WORK,VOICE:+441135350600\r\n", cards[2])
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
		assert.Contains(t, string(f.Body()), `<a href="`+c.Href()+`">`+c.Number+`</a>`)
	}
	for _, n := range all(doc, "") {
		assert.Empty(t, attr(n, "src"), "it needs no other file")
		assert.NotEqual(t, "script", n.Data)
	}
}
