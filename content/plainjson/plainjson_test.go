package plainjson_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
	"oneminuteguide/content/plainjson"
)

type kinds struct {
	Text   string                    `json:"text"`
	Number int64                     `json:"number"`
	Small  int8                      `json:"small,omitempty"`
	Yes    bool                      `json:"yes,omitempty"`
	List   []kinds                   `json:"list,omitempty"`
	Map    map[string]map[string]int `json:"map,omitempty"`
	Date   content.Date              `json:"date,omitempty"`
	Plain  []string
}

var whole = kinds{
	Text:   "quote \" back \\ slash / line \n tab \t bell \a, é, 😀, </script> & \u2028",
	Number: -9223372036854775808, Small: 127, Yes: true,
	List:  []kinds{{Text: "inner", Plain: []string{}}, {}},
	Map:   map[string]map[string]int{"b": {"z": 1, "a": -2}, "a": {}, "none": nil},
	Date:  content.Date{Year: 2026, Month: 11, Day: 23},
	Plain: []string{"", "one"},
}

func TestEachReadsWhatTheOtherWrote(t *testing.T) {
	for name, value := range map[string]kinds{"whole": whole, "zero": {}} {
		t.Run(name, func(t *testing.T) {
			var got kinds
			theirs, err := json.Marshal(value)
			require.NoError(t, err)
			require.NoError(t, plainjson.Read(string(theirs), &got))
			assert.Equal(t, value, got)

			got = kinds{}
			require.NoError(t, json.Unmarshal([]byte(plainjson.Write(value)), &got))
			assert.Equal(t, value, got)
			assert.JSONEq(t, string(theirs), plainjson.Write(value), "omitempty means the same")
		})
	}
}

func TestThePackArrivesWhole(t *testing.T) {
	sent, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	text, err := json.Marshal(sent)
	require.NoError(t, err)
	var arrived content.Pack
	require.NoError(t, plainjson.Read(string(text), &arrived))
	assert.Equal(t, *sent, arrived)
}

func TestTextThatIsNotJSONIsRefused(t *testing.T) {
	for text, place := range map[string]string{
		``:                                      "byte 0: want a value",
		`{`:                                     "byte 1: want a name",
		`{"text"}`:                              "byte 7: want a colon",
		`{"text":"a" "b"}`:                      "byte 12: want a comma",
		`{"text":"a`:                            "byte 10: want the end of the string",
		`{"text":"\x"}`:                         "want an escape",
		`{"text":"\u12"}`:                       "want an escape",
		"{\"text\":\"a\nb\"}":                   "byte 10: want no control character",
		`{"text":1}`:                            "want string",
		`{"number":"1"}`:                        "want int64",
		`{"number":1.5}`:                        "want a whole number",
		`{"number":01}`:                         "want a comma",
		`{"small":128}`:                         "not too large",
		`{"list":{}}`:                           "want slice",
		`{"map":[]}`:                            "want map",
		`{"Plain":["a",]}`:                      "want a value",
		`{} x`:                                  "byte 3: want nothing more",
		`{"date":"2026-13-01"}`:                 "there is no such day",
		`{"no":` + strings.Repeat("[", 1000000): "want less depth",
	} {
		t.Run(text[:min(len(text), 20)], func(t *testing.T) {
			assert.ErrorContains(t, plainjson.Read(text, &kinds{}), place)
		})
	}
}

func TestUnknownNamesArePassedOver(t *testing.T) {
	var got kinds
	require.NoError(t, plainjson.Read(` { "new" : [ {"a":[1.5e-3, true , null]}, "\"", -0 ], "text": "kept", "list": null } `, &got))
	assert.Equal(t, kinds{Text: "kept"}, got)
}

// FuzzRead holds the grammar to encoding/json's: whatever is read there is read
// here to the same, and nothing else. (Names of fields aside, which that one
// takes in any case of letters; and its depth is 10,000.)
func FuzzRead(f *testing.F) {
	for _, seed := range []string{`{"a":["b","\ud83d\ude00\u00e9\ud83d"],"":[]}`, `{"a":null}`, `{"a":["\/\b\f\n\r\t"]}`, ` {} `, `{"a":["b"],"a":[]}`, `{"a":[null]}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Count(text, "[")+strings.Count(text, "{") > 60 || strings.ToValidUTF8(text, "") != text {
			t.Skip()
		}
		var theirs, ours map[string][]string
		wanted := json.Unmarshal([]byte(text), &theirs)
		got := plainjson.Read(text, &ours)
		if (wanted == nil) != (got == nil) {
			t.Fatalf("%q: encoding/json says %v, this says %v", text, wanted, got)
		}
		if wanted == nil {
			assert.Equal(t, theirs, ours)
		}
	})
}
