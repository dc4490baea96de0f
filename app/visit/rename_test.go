package visit_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// A phone can have answers to a guide that its publisher has renamed since.
func TestAnswersFollowARenamedGuide(t *testing.T) {
	guide := func(id string, formerIDs ...string) *content.Pack {
		items := []content.Item{{ID: "a", Words: "a thing"}, {ID: "b", Words: "another thing"}}
		return &content.Pack{Guides: []content.Guide{{ID: id, FormerIDs: formerIDs, Checklist: content.Checklist{Parts: []content.Part{{ID: "p", Items: items}}}}}}
	}
	now := time.Unix(1_800_000_000, 0)
	var v visit.Visit
	v.Set("old", "a", visit.Noticed, now)
	v.ToggleWhen("old", "a", visit.Whens[0], now)
	v.Set("old", "b", visit.DontKnow, now)
	assert.False(t, v.Fit(guide("old")))

	v.Set("new", "b", visit.NotNoticed, now) // tapped on the new page before the app ran
	assert.True(t, v.Fit(guide("new", "older", "old")))
	assert.Equal(t, visit.Noticed, v.Answer("new", "a"))
	assert.Equal(t, visit.Whens[0], v.Detail("new", "a").When)
	assert.Equal(t, visit.NotNoticed, v.Answer("new", "b"), "the newer answer stays")
	assert.True(t, v.Empty("old"))
	assert.Empty(t, v.Aside)
	assert.False(t, v.Fit(guide("new", "older", "old")), "once")
}
