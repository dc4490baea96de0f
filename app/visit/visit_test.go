package visit

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
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
