package app

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
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
		"22 days":            {on(2026, 11, 1), on(2026, 11, 23), "This phone last reached the server on 1 November 2026. Go online when you can."},
		"never reached":      {time.Time{}, on(2026, 11, 23), ""},
		"a clock gone back":  {on(2026, 11, 23), on(2024, 11, 23), ""},
		"a clock gone ahead": {on(2026, 11, 23), on(2028, 11, 23), "This phone last reached the server on 23 November 2026. Go online when you can."},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, age(c.reached, c.now)) })
	}
}
