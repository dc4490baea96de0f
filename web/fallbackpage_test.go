package web

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
)

func TestEmergencyPageBearsTheNewestDate(t *testing.T) {
	day := func(d int) content.Date { return content.Date{Year: 2026, Month: 11, Day: d} }
	guide := func(id string, copied, checked content.Date) content.Guide {
		return content.Guide{ID: id, CopiedOn: copied, LastChecked: checked}
	}
	for name, c := range map[string]struct {
		pack content.Pack
		want string
	}{
		"a later guide":    {content.Pack{Version: 7, Guides: []content.Guide{guide("a", day(1), content.Date{}), guide("b", day(9), content.Date{})}}, "Numbers from version 7, last dated 9 November 2026."},
		"checked since":    {content.Pack{Version: 7, Guides: []content.Guide{guide("a", day(1), day(12)), guide("b", day(9), content.Date{})}}, "last dated 12 November 2026."},
		"a link confirmed": {content.Pack{Version: 7, Guides: []content.Guide{guide("a", day(1), content.Date{})}, Links: []content.Link{{Verified: day(20)}}}, "last dated 20 November 2026."},
		"no date at all":   {content.Pack{Version: 7}, "Numbers from version 7."},
	} {
		t.Run(name, func(t *testing.T) {
			script, err := fallbackScript(&c.pack)
			require.NoError(t, err)
			assert.Contains(t, string(script), c.want)
		})
	}
}
