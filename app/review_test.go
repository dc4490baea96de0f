package app

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content"
)

// The day on which a guide is to be reviewed is one on which it is not yet overdue.
func TestReviewDue(t *testing.T) {
	guide := func(title string, year int) content.Guide {
		return content.Guide{ID: title, ShortTitle: title, ReviewDue: content.Date{Year: year, Month: 5, Day: 23}}
	}
	pack := &content.Pack{Guides: []content.Guide{guide("FGM", 2027), guide("Neglect", 2028), guide("Gangs", 2029), {ShortTitle: "No date"}}}
	on := func(year, day int) time.Time { return time.Date(year, 5, day, 9, 0, 0, 0, time.UTC) }
	for name, c := range map[string]struct {
		path  string
		guide *content.Guide
		now   time.Time
		want  string
	}{
		"on the day itself":       {"/guides/x/", &pack.Guides[0], on(2027, 23), ""},
		"the day after":           {"/guides/x/", &pack.Guides[0], on(2027, 24), "FGM was due for review on 23 May 2027. Check a number before you rely on it."},
		"another guide's page":    {"/guides/x/", &pack.Guides[1], on(2027, 24), ""},
		"a guide without a date":  {"/guides/x/", &pack.Guides[3], on(2027, 24), ""},
		"a page of no guide":      {"/contacts/", nil, on(2030, 24), ""},
		"home, none overdue":      {"/", nil, on(2027, 23), ""},
		"home, one overdue":       {"/", nil, on(2027, 24), "Past the review date: FGM."},
		"home, several overdue":   {"/", nil, on(2029, 24), "Past the review date: FGM, Neglect, Gangs."},
		"a clock that is too low": {"/", nil, on(1970, 1), ""},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, reviewWords(pack, c.path, c.guide, c.now)) })
	}
}

// A library that was published in one go is overdue in one go: its names would fill the
// first page.
func TestManyReviewsDueAreNotNamed(t *testing.T) {
	pack := &content.Pack{Guides: make([]content.Guide, 200)}
	for i := range pack.Guides {
		pack.Guides[i] = content.Guide{ShortTitle: "Made up", ReviewDue: content.Date{Year: 2027, Month: 5, Day: 23}}
	}
	now := time.Date(2027, 5, 24, 9, 0, 0, 0, time.UTC)
	assert.Equal(t, "Some guides are past their review date. Each of them says so.", reviewWords(pack, "/", nil, now))
}
