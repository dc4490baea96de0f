package words_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content/words"
)

func TestEnglishHasEveryText(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range words.Entries(words.English()) {
		name := e.Section + ": " + e.Name
		assert.NotEmpty(t, *e.Text, name)
		assert.Equal(t, strings.Join(strings.Fields(*e.Text), " "), *e.Text, "%s: no blanks at its ends, as in a words file", name)
		assert.False(t, seen[name], "%s: once", name)
		seen[name] = true
	}
	assert.Greater(t, len(seen), 200)
	assert.True(t, seen["home: read_guide_about"], "as a words file has it")
}

// A text with a place to fill in is a Pattern, so that none is shown as it is.
func TestPatternsAreTheTextsWithPlaces(t *testing.T) {
	sections := reflect.ValueOf(*words.English())
	for i := range sections.NumField() {
		section := sections.Field(i)
		if section.Kind() != reflect.Struct {
			continue
		}
		for j := range section.NumField() {
			name := sections.Type().Field(i).Name + "." + section.Type().Field(j).Name
			switch text := section.Field(j); {
			case text.Type() == reflect.TypeFor[words.Pattern]():
				assert.NotEmpty(t, words.Places(text.String()), name)
			case text.Kind() == reflect.String:
				assert.NotContains(t, text.String(), "{", name)
			}
		}
	}
}

func TestFill(t *testing.T) {
	for name, c := range map[string]struct {
		pattern words.Pattern
		values  []string
		want    string
	}{
		"in order":          {"Item {number} of {total}", []string{"number", "3", "total", "10"}, "Item 3 of 10"},
		"in another order":  {"{total}/{number}", []string{"number", "3", "total", "10"}, "10/3"},
		"braces in a value": {"{name}, {number}", []string{"name", "{number}", "number", "999"}, "{number}, 999"},
		"without its value": {"{copy} {name}", []string{"name", "Police"}, "{copy} Police"},
		"no place":          {"Item", []string{"number", "3"}, "Item"},
		"an open brace":     {"Item {number", []string{"number", "3"}, "Item {number"},
		"nothing":           {"", []string{"number", "3"}, ""},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, c.pattern.Fill(c.values[0], c.values[1], c.values[2:]...)) })
	}
}

func TestDatesInAnotherLanguage(t *testing.T) {
	w := *words.English()
	w.Dates.Digits = "٠١٢٣٤٥٦٧٨٩"
	w.Dates.Months = "يناير, فبراير, مارس"
	w.Dates.Day = "{year}/{month}/{day}"
	at := time.Date(2026, 3, 9, 8, 5, 0, 0, time.UTC)
	assert.Equal(t, "٢٠٢٦/مارس/٩, ٠٨:٠٥", w.DayAndTime(w.Day(at.Date()), at))
	assert.Equal(t, "9 March, 08:05", words.English().DayAndTime(words.English().DayThisYear(3, 9), at))
	assert.Equal(t, "٤٠٤", w.Number(404))
	assert.Equal(t, "one, two, three", w.List([]string{"one", "two", "three"}))
	assert.Empty(t, w.List(nil))
}
