package content

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestFill(t *testing.T) {
	values := map[string]string{"a": "1", "b": Slot("a"), "": "empty"}
	for text, want := range map[string]string{
		"":                             "",
		"none":                         "none",
		Slot("a"):                      "1",
		"x" + Slot("a") + Slot("a"):    "x11",
		Slot("b") + "y":                Slot("a") + "y", // what is filled in is not looked at again
		Slot("") + Slot("other") + ".": "empty" + Slot("other") + ".",
	} {
		assert.Equal(t, want, Fill(text, values), "%q", text)
	}
	_, err := Filled(Slot("other"), values)
	assert.EqualError(t, err, `slot "other" has no value`)
	filled, err := Filled(Slot("a"), values)
	require.NoError(t, err)
	assert.Equal(t, "1", filled)
}

func TestNumbersBecomeSlots(t *testing.T) {
	text := func(printed, tel string) []Block {
		return []Block{{Items: []ListItem{{Blocks: []Block{{Quote: []Block{{Spans: []Span{{Text: printed, Tel: tel}}}}}}}}}}
	}
	pack := func(shown, number string, blocks ...Block) *Pack {
		return &Pack{Version: 7, Guides: []Guide{{ID: "g", Blocks: blocks}},
			Contacts: []Contact{{ID: "duty", Ways: []Way{NewWay(Call, shown, number), {Kind: Email, Shown: "a@b.example", Href: "mailto:a@b.example"}}}}}
	}
	for name, test := range map[string]struct {
		blocks     []Block
		text, dial string // as slotted
	}{
		"as the contact shows it": {text("0113 496 0001", "+441134960001"), Slot("duty/number"), Slot("duty/number/dialled")},
		"in other groups":         {text("(0113) 4960001", "+441134960001"), Slot("duty/number/(0000) 0000000"), Slot("duty/number/dialled")},
		"of nobody":               {text("0113 496 0002", "+441134960002"), "0113 496 0002", "+441134960002"},
		"no number":               {text("0113 496 0001", ""), "0113 496 0001", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := pack("0113 496 0001", "+441134960001", test.blocks...)
			slotted, values := p.Slotted()
			span := slotted.Guides[0].Blocks[0].Items[0].Blocks[0].Quote[0].Spans[0]
			assert.Equal(t, Span{Text: test.text, Tel: test.dial}, span)
			was := p.Guides[0].Blocks[0].Items[0].Blocks[0].Quote[0].Spans[0]
			assert.Equal(t, was, Span{Text: Fill(span.Text, values), Tel: Fill(span.Tel, values)}, "filled again")
			assert.Equal(t, "tel:"+Slot("duty/number/dialled"), slotted.Contacts[0].Ways[0].Href)
			assert.Equal(t, p.Contacts[0].Ways[1], slotted.Contacts[0].Ways[1], "an address stays")
			assert.Equal(t, "7", values["version"])
		})
	}

	before, _ := pack("0113 496 0001", "+441134960001", text("0113 4960001", "+441134960001")...).Slotted()
	after, values := pack("0113 496 0009", "+441134960009", text("0113 4960009", "+441134960009")...).Slotted()
	assert.Equal(t, before.Guides, after.Guides, "a new number changes no guide")
	assert.Equal(t, "0113 4960009", values["duty/number/0000 0000000"])

	strange, values := pack(`"0113"`, "+441134960001").Slotted()
	assert.Equal(t, `"0113"`, strange.Contacts[0].Ways[0].Shown, "no slot for what HTML and JSON would escape")
	assert.NotContains(t, values, "duty/number")
}
