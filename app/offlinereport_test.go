package app

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content/words"
)

func TestWordsOfACheck(t *testing.T) {
	for name, c := range map[string]struct {
		state offlineState
		want  string
	}{
		"no worker":  {offlineState{}, "Nothing is saved on this phone."},
		"incomplete": {offlineState{Able: true, Have: 16, Of: 19}, "Not complete: 16 of 19 files are correct. Go online and check again."},
		"one":        {offlineState{Able: true, Complete: true, Have: 19, Of: 19, Altered: 1, Mended: 1}, "Complete. Files missing or altered, and repaired: 1."},
		"mended":     {offlineState{Able: true, Complete: true, Have: 19, Of: 19, Altered: 1, Mended: 2}, "Complete. Files missing or altered, and repaired: 2."},
		"complete":   {offlineState{Able: true, Complete: true, Have: 19, Of: 19}, "Complete: all 19 files are correct."},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, verified(words.English(), c.state)) })
	}
}

func TestWordsOfAnUpdate(t *testing.T) {
	same, taken := result{Outcome: "same"}, result{Outcome: "taken"}
	reached := lastCheck{result{Outcome: "reached"}, 1, "c1", "a1", same, same}
	// phone has what the server has, but for what each case says
	state := func(edit func(*offlineState)) offlineState {
		s := offlineState{Able: true, Complete: true, Have: 23, Of: 23, Content: 1, ContentID: "c1", App: "a1", Checked: true, Check: reached}
		edit(&s)
		return s
	}
	check := func(edit func(*lastCheck)) offlineState {
		return state(func(s *offlineState) { edit(&s.Check) })
	}
	for name, c := range map[string]struct {
		state offlineState
		want  string
	}{
		"the same":                {state(func(*offlineState) {}), "Up to date."},
		"no worker":               {offlineState{}, "This browser cannot save the app. You need a connection each time."},
		"no answer":               {offlineState{Able: true}, "Could not connect."},
		"an older worker":         {offlineState{Able: true, Content: 1}, "Checked. Close the app and open it again to finish updating."},
		"a check under way":       {state(func(s *offlineState) { s.Checked, s.Busy = false, true }), "Still checking. Try again in a minute."},
		"an old check's result":   {state(func(s *offlineState) { s.Checked = false }), "Could not connect. Your saved copy has not changed."},
		"not reached":             {check(func(c *lastCheck) { c.result = result{"refused", "unreachable", 0} }), "Could not connect. Your saved copy has not changed."},
		"too slow":                {check(func(c *lastCheck) { c.result = result{"refused", "slow", 0} }), "The connection is too slow. Your saved copy has not changed."},
		"503":                     {check(func(c *lastCheck) { c.result = result{"refused", "status", 503} }), "The server answered with an error (503). Your saved copy has not changed."},
		"a portal":                {check(func(c *lastCheck) { c.result = result{"refused", "invalid", 0} }), "The answer is not a valid update: you may need to sign in to this network. Your saved copy has not changed."},
		"a lower version":         {check(func(c *lastCheck) { c.Content, c.ContentTaken = 0, result{Outcome: "older"} }), "The server has version 0, older than version 1 on this phone, so nothing has changed. Tell the people who publish this guide."},
		"files that answer 404":   {check(func(c *lastCheck) { c.Content, c.ContentID, c.ContentTaken = 2, "c2", result{"refused", "status", 404} }), "There is an update, version 2, but it was not saved. The server answered with an error (404). Your saved copy has not changed."},
		"no room":                 {check(func(c *lastCheck) { c.Content, c.ContentID, c.ContentTaken = 2, "c2", result{"refused", "room", 0} }), "There is an update, version 2, but it was not saved. There is not enough room on this phone. Your saved copy has not changed."},
		"new content":             {check(func(c *lastCheck) { c.ContentTaken = taken }), "Updated. The next page that you open is the new one."},
		"new app":                 {check(func(c *lastCheck) { c.AppTaken = taken }), "Updated. The next page that you open is the new one."},
		"new content, app slow":   {check(func(c *lastCheck) { c.ContentTaken, c.AppTaken = taken, result{Outcome: "coming"} }), "Updated. The next page that you open is the new one. A new app version is still being saved."},
		"an app that is refused":  {check(func(c *lastCheck) { c.AppTaken = result{"refused", "altered", 0} }), "The guide is up to date. There is a new app version, but it was not saved. The files were altered on the way."},
		"an app withdrawn":        {check(func(c *lastCheck) { c.AppTaken = result{Outcome: "withdrawn"} }), "The guide is up to date. The newest app version has been withdrawn by its publisher."},
		"an app that failed here": {check(func(c *lastCheck) { c.AppTaken = result{Outcome: "failed"} }), "The guide is up to date. The newest app version did not start on this phone, which stays with the one before."},
		"another content by id":   {check(func(c *lastCheck) { c.ContentID = "c2" }), "Not complete: 23 of 23 files are saved. Stay online."},
		"a file gone":             {state(func(s *offlineState) { s.Complete, s.Have = false, 22 }), "Not complete: 22 of 23 files are saved. Stay online."},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, updated(words.English(), c.state)) })
	}
}

func TestWordsOfTheCopy(t *testing.T) {
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	whole := func(verified time.Time, lasting bool) offlineState {
		return offlineState{Able: true, Complete: true, Lasting: lasting, Have: 23, Of: 23, Verified: verified}
	}
	refused := lastCheck{result: result{Outcome: "reached"}, ContentTaken: result{"refused", "altered", 0}}
	for name, c := range map[string]struct {
		asked bool
		state offlineState
		want  string
	}{
		"not asked":            {false, offlineState{}, "Checking whether this works offline."},
		"no worker":            {true, offlineState{}, "This browser cannot save the app. You need a connection each time."},
		"nothing yet":          {true, offlineState{Able: true}, "Saving to this phone. Stay online."},
		"some":                 {true, offlineState{Able: true, Have: 7, Of: 23}, "Saving to this phone: 7 of 23 files. Stay online."},
		"some guides":          {true, offlineState{Able: true, Have: 207, Of: 423, Guides: counted{120, 200}}, "Saving to this phone: 120 of 200 guides. Stay online."},
		"some guides, refused": {true, offlineState{Able: true, Have: 207, Of: 423, Guides: counted{120, 200}, Check: refused}, "Partly saved on this phone: 120 of 200 guides. The files were altered on the way. Stay online."},
		"all guides, no app":   {true, offlineState{Able: true, Have: 407, Of: 423, Guides: counted{200, 200}}, "Saving to this phone: 407 of 423 files. Stay online."},
		"refused":              {true, offlineState{Able: true, Of: 23, Check: refused}, "Not saved on this phone. The files were altered on the way. Stay online."},
		"tried again":          {true, offlineState{Able: true, Busy: true, Of: 23, Check: refused}, "Saving to this phone: 0 of 23 files. Stay online."},
		"whole":                {true, whole(now.Add(-time.Hour), true), "Saved on this phone. Last checked today, 11:00."},
		"of another day":       {true, whole(now.AddDate(0, 0, -1), true), "Saved on this phone. Last checked 24 November, 12:00."},
		"of another year":      {true, whole(now.AddDate(-1, 0, 0), true), "Saved on this phone. Last checked 25 November 2025, 12:00."},
		"by a clock since set": {true, whole(now.AddDate(3, 0, 0), true), "Saved on this phone. Last checked at an unknown time."},
		"without a promise":    {true, whole(now, false), "Saved on this phone for now. Last checked today, 12:00."},
	} {
		t.Run(name, func(t *testing.T) {
			_, title, more := offlineWords(words.English(), c.asked, c.state, now)
			assert.Equal(t, c.want, title+" "+more)
		})
	}
}
