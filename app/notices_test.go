package app

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

func TestAge(t *testing.T) {
	on := func(year int, month time.Month, day int) time.Time {
		return time.Date(year, month, day, 9, 0, 0, 0, time.UTC)
	}
	for name, c := range map[string]struct {
		reached, now time.Time
		want         string
	}{
		"fresh":              {on(2026, 11, 23), on(2026, 11, 24), ""},
		"21 days":            {on(2026, 11, 1), on(2026, 11, 22), ""},
		"22 days":            {on(2026, 11, 1), on(2026, 11, 23), "This phone last checked for updates on 1 November 2026. Go online when you can."},
		"never reached":      {time.Time{}, on(2026, 11, 23), ""},
		"a clock gone back":  {on(2026, 11, 23), on(2024, 11, 23), "It is not known when this phone last checked for updates. Go online when you can."},
		"a clock gone ahead": {on(2026, 11, 23), on(2028, 11, 23), "This phone last checked for updates on 23 November 2026. Go online when you can."},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, age(words.English(), c.reached, c.now)) })
	}
}

func TestWordsOfAChange(t *testing.T) {
	for name, c := range map[string]struct {
		change change
		want   string
	}{
		"number":               {change{"duty", "number", "Duty, Practitioners", "0113 376 0336", "0113 378 0336"}, "A number has changed. Duty, Practitioners: was 0113 376 0336, now 0113 378 0336."},
		"from an older worker": {change{"", "", "Duty, Practitioners", "0113 376 0336", "0113 378 0336"}, "A number has changed. Duty, Practitioners: was 0113 376 0336, now 0113 378 0336."},
		"removed":              {change{"duty", "removed", "Duty, Practitioners", "0113 376 0336", ""}, "A contact has been removed. Duty, Practitioners, 0113 376 0336: no longer in this guide."},
		"renamed":              {change{"duty", "renamed", "Duty, Practitioners", "Duty", "Front Door"}, "A contact has a new name. Duty, Practitioners: now Front Door."},
	} {
		t.Run(name, func(t *testing.T) {
			title, more := changeWords(&content.Pack{}, c.change)
			assert.Equal(t, c.want, title+" "+more)
		})
	}
}
