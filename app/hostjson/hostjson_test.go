package hostjson_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/app/hostjson"
	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
	"oneminuteguide/content/words"
)

type kinds struct {
	Text   string                    `json:"text"`
	Number int64                     `json:"number"`
	Small  int8                      `json:"small,omitempty"`
	List   []kinds                   `json:"list,omitempty"`
	Map    map[string]map[string]int `json:"map,omitempty"`
	Plain  []string
}

var whole = kinds{
	Text:   "quote \" back \\ slash / line \n tab \t bell \a, é, 😀, </script> & \u2028",
	Number: -1<<53 + 1, Small: 127,
	List:  []kinds{{Text: "inner", Plain: []string{}}, {}},
	Map:   map[string]map[string]int{"b": {"z": 1, "a": -2}, "a": {}, "none": nil, `"`: {`\`: 0}},
	Plain: []string{"", "one"},
}

// unwritten are kinds that are read only.
type unwritten struct {
	Yes  bool         `json:"yes"`
	Date content.Date `json:"date"`
}

func TestEachReadsWhatTheOtherWrote(t *testing.T) {
	for name, value := range map[string]kinds{"whole": whole, "zero": {}} {
		t.Run(name, func(t *testing.T) {
			var got kinds
			theirs, err := json.Marshal(value)
			require.NoError(t, err)
			require.NoError(t, hostjson.Read(string(theirs), &got))
			assert.Equal(t, value, got)

			got = kinds{}
			require.NoError(t, json.Unmarshal([]byte(hostjson.Write(value)), &got))
			assert.Equal(t, value, got)
			assert.JSONEq(t, string(theirs), hostjson.Write(value), "omitempty means the same")
			assert.Equal(t, hostjson.Write(value), hostjson.Write(got), "in the same order each time")
		})
	}
}

func TestThePackArrivesWhole(t *testing.T) {
	sent, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	arrives := func() {
		t.Helper()
		text, err := json.Marshal(sent)
		require.NoError(t, err)
		var arrived content.Pack
		require.NoError(t, hostjson.Read(string(text), &arrived))
		assert.Equal(t, *sent, arrived)
	}
	arrives()
	translation := *words.English()
	translation.Home.Continue, translation.Step.Place = "Parhau", "Eitem {number} o {total}"
	sent.Lang, sent.Translation = "cy", &translation
	arrives()
}

func TestTextIsReadAsEncodingJSONReadsIt(t *testing.T) {
	for _, text := range []string{
		`{"a":["b","\ud83d\ude00\u00e9\ud83d"],"":[]}`,
		`{"a":["\ud83d\u00e9", "\ude00\ud83d", "\ud83d\ud83d\ude00"]}`,
		`{"a":["\/\b\f\n\r\t\u0000\"\\"], "\u00e9\"":["\u2028"]}`,
		"{\"a\":[\"half a letter: \xc3\"]}",
		`{"a":null}`,
		`{"a":["b"],"a":[]}`,
		`{"a":[null]}`,
		`{"a":["null", "true", "1", "]", "}", ",", ":"]}`,
		` {} `,
		`null`,
	} {
		var want, got map[string][]string
		require.NoError(t, json.Unmarshal([]byte(text), &want), text)
		require.NoError(t, hostjson.Read(text, &got), text)
		assert.Equal(t, want, got, text)
	}
}

func TestDamagedTextIsAnError(t *testing.T) {
	for _, text := range []string{
		``,
		`{`,
		`{"text"}`,
		`{"text":"a" "b"}`,
		`{"text":"a`,
		`{"text":"\x"}`,
		`{"text":"\u12"}`,
		"{\"text\":\"a\nb\"}",
		`{"text":1}`,
		`{"text":{"text":"a"}}`,
		`{"text":["a"]}`,
		`{"number":"1"}`,
		`{"number":1.5}`,
		`{"number":01}`,
		`{"number":1e30}`,
		`{"number":true}`,
		`{"number":{}}`,
		`{"small":128}`,
		`{"list":{}}`,
		`{"list":[[]]}`,
		`{"map":[]}`,
		`{"map":"a"}`,
		`{"Plain":["a",]}`,
		`{} x`,
		`[]`,
		`"text"`,
		`7`,
		`{"no":` + strings.Repeat("[", 1_000_000),
	} {
		t.Run(text[:min(len(text), 20)], func(t *testing.T) {
			assert.Error(t, hostjson.Read(text, &kinds{}))
		})
	}
	for _, text := range []string{`{"date":"2026-13-01"}`, `{"date":1}`, `{"date":[]}`, `{"yes":"true"}`, `{"yes":1}`} {
		assert.Error(t, hostjson.Read(text, &unwritten{}), text)
	}
}

func TestUnknownNamesArePassedOver(t *testing.T) {
	var got kinds
	require.NoError(t, hostjson.Read(` { "new" : [ {"a":[1.5e-3, true , null]}, "\"", -0 ], "text": "kept", "list": null } `, &got))
	assert.Equal(t, kinds{Text: "kept"}, got)
}
