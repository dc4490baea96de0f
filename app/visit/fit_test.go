package visit

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// packWith has one guide, with the items given as id and words in turn.
func packWith(guide string, items ...string) *content.Pack {
	part := content.Part{ID: "p"}
	for i := 0; i < len(items); i += 2 {
		part.Items = append(part.Items, content.Item{ID: items[i], Words: items[i+1]})
	}
	return &content.Pack{Guides: []content.Guide{{ID: guide, Checklist: content.Checklist{Parts: []content.Part{part}}}}}
}

func TestAnswersBelongToTheirWords(t *testing.T) {
	before := packWith("cse", "a", "missing from home", "b", "secrecy")
	for name, c := range map[string]struct {
		now   *content.Pack
		want  map[string]Answer
		aside string
	}{
		"nothing changed": {before, map[string]Answer{"a": Noticed, "b": DontKnow}, ""},
		"an item with another id": {packWith("cse", "z", "missing from home", "b", "secrecy"),
			map[string]Answer{"z": Noticed, "b": DontKnow}, ""},
		"two items that swap their ids": {packWith("cse", "b", "missing from home", "a", "secrecy"),
			map[string]Answer{"b": Noticed, "a": DontKnow}, ""},
		"an id that is used again for other words": {packWith("cse", "a", "new possessions", "b", "secrecy"),
			map[string]Answer{"b": DontKnow}, "The guide changed after you started. Something you answered is no longer in it."},
		"words that are gone": {packWith("cse", "c", "new possessions"),
			nil, "The guide changed after you started. Something you answered is no longer in it."},
		"a guide with another id": {packWith("exploitation", "a", "missing from home", "b", "secrecy"),
			nil, "You also answered items of a guide that has been removed or renamed. Those answers are not shown."},
	} {
		t.Run(name, func(t *testing.T) {
			v := Visit{Ref: "r"}
			v.Set("cse", "a", Noticed, noon)
			v.ToggleBasis("cse", "a", "child", noon)
			v.Set("cse", "b", DontKnow, noon)
			require.False(t, v.Fit(before))

			v.Fit(c.now)
			guide := &c.now.Guides[0]
			got := map[string]Answer{}
			for id, answer := range v.Guides[guide.ID] {
				got[id] = answer
				assert.Equal(t, answer == Noticed, !v.Detail(guide.ID, id).empty(), "details go with their answer")
			}
			assert.Equal(t, len(c.want), len(got))
			for id, answer := range c.want {
				assert.Equal(t, answer, got[id], id)
			}
			assert.Equal(t, c.aside, AsideWords(c.now, guide, v))

			back, err := Decode(v.Encode(), noon.Add(time.Minute))
			require.NoError(t, err)
			back.Fit(before)
			assert.Equal(t, map[string]Answer{"a": Noticed, "b": DontKnow}, back.Guides["cse"], "the words are back, and so are their answers")
			assert.Equal(t, "the child said", back.Detail("cse", "a").Words(words.English()))
			assert.Empty(t, AsideWords(before, &before.Guides[0], back))
		})
	}
}

func TestAnAnswerOfAProgramThatNotedNoWords(t *testing.T) {
	v, err := Decode(`{"ref":"r","touched":1795435200,"guides":{"cse":{"a":"noticed","gone":"noticed"}}}`, time.Unix(1795435201, 0))
	require.NoError(t, err)
	p := packWith("cse", "a", "missing from home")
	assert.True(t, v.Fit(p))
	assert.Equal(t, Noticed, v.Answer("cse", "a"))
	assert.Contains(t, AsideWords(p, &p.Guides[0], v), "Something you answered")
	assert.False(t, v.Fit(p), "and nothing moves twice")
}

func TestATapBelongsToTheWordsOnThePage(t *testing.T) {
	before, now := packWith("cse", "a", "missing from home"), packWith("cse", "a", "new possessions")
	var v Visit
	print := before.Guides[0].Checklist.Parts[0].Items[0].Fingerprint()
	v.Replay([]Tap{{Guide: "cse", Item: "a", Answer: Noticed, Words: print, At: noon.Unix()}}, noon)
	v.Fit(now)
	assert.Empty(t, v.Answer("cse", "a"), "the page was of another release than the program")
	v.Fit(before)
	assert.Equal(t, Noticed, v.Answer("cse", "a"))
}

func TestAnAnswerSetAsideYieldsToANewerOne(t *testing.T) {
	before, now := packWith("cse", "a", "missing from home"), packWith("cse", "b", "secrecy")
	var v Visit
	v.Set("cse", "a", Noticed, noon)
	v.Fit(before)
	v.Fit(now)
	v.Set("cse", "a", NotNoticed, noon)
	v.Fit(before)
	assert.Equal(t, NotNoticed, v.Answer("cse", "a"))
}
