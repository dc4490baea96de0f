package web

import (
	"html"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/app"
	"oneminuteguide/content"
	"oneminuteguide/web/protocol"
)

// Contacts that can be reached in other ways than by a call. All are made up.

// manyWays is the sample with a hub that has every way, a contact that has an address
// alone, and one of the guide.
func manyWays() *content.Pack {
	p := samplePack()
	hub := &p.Contacts[1]
	hub.Ways[0].Extension = "123"
	hub.Ways = append(hub.Ways,
		content.NewWay(content.Text, "0113 496 0005", "+441134960005"),
		content.NewWay(content.Textphone, "0113 496 0009", "+441134960009"),
		content.NewWay(content.Relay, "18001 0113 496 0001", "1800101134960001"),
		content.Way{Kind: content.Email, Shown: "hub@example.org", Href: "mailto:hub@example.org"},
		content.Way{Kind: content.Web, Shown: "www.example.org/chat", Href: "https://www.example.org/chat"},
	)
	hub.Hours, hub.Note = "Weekdays, 9am to 5pm", "Ask for the duty worker; say where you are"
	p.Contacts = append(p.Contacts, content.Contact{ID: "post", Name: "Post", Audience: "Anyone",
		Ways: []content.Way{{Kind: content.Email, Shown: "post@example.org", Href: "mailto:post@example.org"}}})
	p.Guides[0].Contacts = []content.Contact{{ID: "clinic", Name: "Clinic", Audience: "Young people",
		Ways: []content.Way{content.NewWay(content.Call, "0113 496 0007", "+441134960007")}}}
	return p
}

func TestCardsOfEveryWay(t *testing.T) {
	f, found := siteOf(t, manyWays()).Lookup(app.CardsPath)
	require.True(t, found)
	cards := strings.SplitAfter(string(f.Body()), "END:VCARD\r\n")
	require.Len(t, cards, 5, "the hub, the chat, the post, the clinic, and nothing after")
	const aged = "Sample guides. Guide version 1. This card does not update.\r\nEND:VCARD\r\n"
	assert.Equal(t, "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Sample Multi-Agency Hub\\, Ltd. (Practitioners)\r\n"+
		"N:Sample Multi-Agency Hub\\, Ltd. (Practitioners);;;;\r\nORG:Sample Partnership Ltd.\r\n"+
		"TEL;TYPE=WORK,VOICE:+441134960001\r\nTEL;TYPE=CELL:+441134960005\r\n"+
		"item2.TEL;TYPE=WORK:+441134960009\r\nitem2.X-ABLabel:Textphone\r\nitem3.TEL;TYPE=WORK:1800101134960001\r\nitem3.X-ABLabel:Relay call\r\n"+
		"EMAIL;TYPE=INTERNET:hub@example.org\r\nURL:https://www.example.org/chat\r\n"+
		"NOTE:Extension 123. Weekdays\\, 9am to 5pm. Ask for the duty worker\\; say where you are. "+aged, cards[0])
	assert.Contains(t, cards[2], "\r\nEMAIL;TYPE=INTERNET:post@example.org\r\nNOTE:"+aged)
	assert.Contains(t, cards[3], "FN:Clinic (Young people)\r\n")
}

func TestTheReleaseTellsEveryWay(t *testing.T) {
	const hub = "Sample Multi-Agency Hub, Ltd."
	assert.Equal(t, map[string]content.PublishedNumber{
		"police":        {Name: "Police", Audience: "Anyone", Number: "999"},
		"hub":           {Name: hub, Audience: "Practitioners", Number: "0113 496 0001, extension\u00A0123"},
		"hub/text":      {Name: hub + " (Text)", Audience: "Practitioners", Number: "0113 496 0005"},
		"hub/textphone": {Name: hub + " (Textphone)", Audience: "Practitioners", Number: "0113 496 0009"},
		"hub/relay":     {Name: hub + " (Relay call)", Audience: "Practitioners", Number: "18001 0113 496 0001"},
		"hub/email":     {Name: hub + " (Email)", Audience: "Practitioners", Number: "hub@example.org"},
		"hub/web":       {Name: hub + " (Web page)", Audience: "Practitioners", Number: "www.example.org/chat"},
		"chat":          {Name: "Chat", Audience: "Young people", Number: "07480 635060"},
		"post":          {Name: "Post", Audience: "Anyone", Number: "post@example.org"},
		"clinic":        {Name: "Clinic", Audience: "Young people", Number: "0113 496 0007"},
	}, releaseOf(t, siteOf(t, manyWays())).numbers.Told)
}

// Every document that a reader can be left with has every way as a link.
func TestEveryWayIsALinkEverywhere(t *testing.T) {
	p := manyWays()
	site := siteOf(t, p)
	fallback, err := fallbackScript(p)
	require.NoError(t, err)
	documents := map[string]string{protocol.FallbackPath: html.UnescapeString(strings.ReplaceAll(string(fallback), `\"`, `"`))}
	for _, path := range []string{"/contacts/", app.PlainPath, "/guides/read/"} {
		f, found := site.Lookup(path)
		require.True(t, found, path)
		documents[path] = string(f.Body())
	}
	for path, document := range documents {
		for _, c := range p.AllContacts() {
			if path == "/guides/read/" && c.ID != "clinic" {
				continue
			}
			for _, w := range c.Ways {
				assert.Contains(t, document, `href="`+w.Href+`"`, "%s in %s", w.Kind, path)
			}
		}
	}
	assert.Contains(t, documents["/contacts/"], "0113 496 0001, extension\u00A0123")
	assert.NotContains(t, documents["/contacts/"], ";ext=")
}
