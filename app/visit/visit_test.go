package visit

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func TestAnswersSurviveStorage(t *testing.T) {
	v := Visit{Ref: "a-reference"}
	v.Set("cse", "indicator-1", Noticed, noon)
	v.Set("cse", "indicator-2", NotNoticed, noon)
	v.Set("cse", "indicator-1", DontKnow, noon.Add(time.Minute))

	back, err := Decode(v.Encode(), noon.Add(time.Hour))
	require.NoError(t, err)
	assert.Equal(t, v, back)
	assert.Equal(t, DontKnow, back.Answer("cse", "indicator-1"), "the last tap counts")
	assert.Equal(t, NotNoticed, back.Answer("cse", "indicator-2"))
	assert.Empty(t, back.Answer("cse", "indicator-3"), "untouched is not an answer")
	assert.Empty(t, back.Answer("other", "indicator-1"), "guides do not share answers")
	assert.Equal(t, noon.Add(time.Minute+Life).Unix(), back.Until().Unix(), "two hours from the last tap")
}

func TestDecodeRefuses(t *testing.T) {
	fresh := Visit{Ref: "a-reference"}
	fresh.Set("cse", "indicator-1", Noticed, noon)
	for name, c := range map[string]struct {
		stored string
		now    time.Time
	}{
		"two hours after the last tap": {fresh.Encode(), noon.Add(Life)},
		"a day later":                  {fresh.Encode(), noon.Add(24 * time.Hour)},
		"a clock that was set back":    {fresh.Encode(), noon.Add(-time.Hour)},
		"not JSON":                     {"half a fi", noon},
		"no reference":                 {`{"touched":1795435200,"guides":{}}`, noon},
		"a basis that is none":         {`{"ref":"r","touched":1795435200,"guides":{"cse":{"i":"noticed"}},"details":{"cse":{"i":{"basis":["name of a child"]}}}}`, time.Unix(1795435201, 0)},
		"a detail of what was not":     {`{"ref":"r","touched":1795435200,"guides":{"cse":{"i":"dont-know"}},"details":{"cse":{"i":{"when":"recent"}}}}`, time.Unix(1795435201, 0)},
		"an answer that is none":       {`{"ref":"r","touched":1795435200,"guides":{"cse":{"i":"maybe"}}}`, time.Unix(1795435201, 0)},
	} {
		t.Run(name, func(t *testing.T) {
			v, err := Decode(c.stored, c.now)
			assert.Error(t, err)
			assert.Equal(t, Visit{}, v, "nothing of it is kept")
		})
	}
	_, err := Decode(fresh.Encode(), noon.Add(Life-time.Second))
	assert.NoError(t, err, "a second before the end it is still there")
}

func TestDetails(t *testing.T) {
	var v Visit
	v.ToggleBasis("cse", "i", "seen", noon)
	assert.Empty(t, v.Detail("cse", "i"), "only a noticed item has details")
	v.Set("cse", "i", Noticed, noon)
	v.ToggleBasis("cse", "i", "someone", noon)
	v.ToggleBasis("cse", "i", "seen", noon)
	v.ToggleWhen("cse", "i", "recent", noon)
	assert.Equal(t, "I saw it, someone else said; recently", v.Detail("cse", "i").Words(words.English()))
	v.ToggleBasis("cse", "i", "someone", noon)
	v.ToggleWhen("cse", "i", "earlier", noon)
	assert.Equal(t, "I saw it; in the past", v.Detail("cse", "i").Words(words.English()))
	v.ToggleBasis("cse", "i", "seen", noon)
	v.ToggleWhen("cse", "i", "earlier", noon.Add(time.Minute))
	assert.Empty(t, v.Detail("cse", "i").Words(words.English()))
	assert.Equal(t, noon.Add(time.Minute).Unix(), v.Touched, "every tap starts the two hours again")

	v.ToggleBasis("cse", "i", "seen", noon)
	v.Set("cse", "i", NotNoticed, noon)
	v.Set("cse", "i", Noticed, noon)
	assert.Empty(t, v.Detail("cse", "i"), "another answer takes its details along")
	v.Set("cse", "i", "", noon)
	assert.True(t, v.Empty("cse"), "an answer can be taken back")
}

func TestCalls(t *testing.T) {
	v := Visit{Ref: "a-reference"}
	_, called := v.Reached("duty", content.Call)
	assert.False(t, called)
	v.Reach("duty", content.Call, noon)
	back, err := Decode(v.Encode(), noon.Add(time.Minute))
	require.NoError(t, err)
	at, called := back.Reached("duty", content.Call)
	assert.True(t, called)
	assert.Equal(t, noon.Unix(), at.Unix())
	_, err = Decode(v.Encode(), noon.Add(Life))
	assert.Error(t, err, "the time of a call goes with the visit")
}
