package content_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

func TestParseDate(t *testing.T) {
	const form = ": want year-month-day, as in 2026-11-23"
	tests := []struct {
		name  string
		input string
		want  content.Date
		err   string
	}{
		{name: "a day", input: "2026-11-23", want: content.Date{Year: 2026, Month: 11, Day: 23}},
		{name: "first day of a year", input: "2027-01-01", want: content.Date{Year: 2027, Month: 1, Day: 1}},
		{name: "last day of a year", input: "2026-12-31", want: content.Date{Year: 2026, Month: 12, Day: 31}},
		{name: "leap day", input: "2028-02-29", want: content.Date{Year: 2028, Month: 2, Day: 29}},
		{name: "leap day of a fourth century", input: "2000-02-29", want: content.Date{Year: 2000, Month: 2, Day: 29}},
		{name: "no leap day", input: "2026-02-29", err: `date "2026-02-29": there is no such day`},
		{name: "no leap day in a century", input: "2100-02-29", err: `date "2100-02-29": there is no such day`},
		{name: "no day 31", input: "2026-04-31", err: `date "2026-04-31": there is no such day`},
		{name: "no day 0", input: "2026-04-00", err: `date "2026-04-00": there is no such day`},
		{name: "no month 0", input: "2026-00-10", err: `date "2026-00-10": there is no such day`},
		{name: "no month 13", input: "2026-13-10", err: `date "2026-13-10": there is no such day`},
		{name: "no year 0", input: "0000-01-10", err: `date "0000-01-10": there is no such day`},
		{name: "empty", input: "", err: `date ""` + form},
		{name: "in words", input: "23 Nov 2026", err: `date "23 Nov 2026"` + form},
		{name: "day first", input: "23-11-2026", err: `date "23-11-2026"` + form},
		{name: "with strokes", input: "2026/11/23", err: `date "2026/11/23"` + form},
		{name: "short month", input: "2026-1-23", err: `date "2026-1-23"` + form},
		{name: "with a time", input: "2026-11-23T10:00", err: `date "2026-11-23T10:00"` + form},
		{name: "with a sign", input: "2026-+1-23", err: `date "2026-+1-23"` + form},
		{name: "letters", input: "2026-ab-23", err: `date "2026-ab-23"` + form},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := content.ParseDate(test.input)
			if test.err != "" {
				require.EqualError(t, err, test.err)
				assert.True(t, got.IsZero())
				return
			}
			require.NoError(t, err)
			assert.Equal(t, test.want, got)
			assert.Equal(t, test.input, got.ISO())
		})
	}
}

func TestDateInWords(t *testing.T) {
	assert.Equal(t, "23 November 2026", content.Date{Year: 2026, Month: 11, Day: 23}.In(words.English()))
	assert.Equal(t, "1 January 2027", content.Date{Year: 2027, Month: 1, Day: 1}.In(words.English()))
	assert.Empty(t, content.Date{}.In(words.English()))
	assert.Empty(t, content.Date{}.ISO())
}

func TestDateAsJSON(t *testing.T) {
	for _, date := range []content.Date{{}, {Year: 2026, Month: 11, Day: 23}} {
		data, err := json.Marshal(date)
		require.NoError(t, err)
		assert.Equal(t, `"`+date.ISO()+`"`, string(data))
		var got content.Date
		require.NoError(t, json.Unmarshal(data, &got))
		assert.Equal(t, date, got)
	}
	var got content.Date
	require.Error(t, json.Unmarshal([]byte(`"soon"`), &got))
}
