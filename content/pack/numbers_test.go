package pack_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNumbersInTheTextDial(t *testing.T) {
	guide := guideOf(t, leedsFiles(t))
	dials := map[string]string{}
	for _, block := range guide.Blocks {
		for _, span := range block.Spans {
			if span.Tel != "" {
				dials[span.Text] = span.Tel
			}
		}
	}
	assert.Equal(t, map[string]string{
		"999":          "999",
		"0113 3760336": "+441133760336",
		"0113 2224403": "+441132224403",
		"0113 5350600": "+441135350600",
	}, dials)
}

func TestNumbersThatNoContactHas(t *testing.T) {
	expectFaults(t, []fault{
		{name: "changed in the text only", file: guideFile, old: "0113 3760336", new: "0113 3760337",
			want: []string{guideFile + `:LINE: number "0113 3760337": no contact has it, want one of those in contacts.yaml`}},
		{name: "a digit too few", file: guideFile, old: "0113 5350600", new: "0113 535060",
			want: []string{guideFile + `:LINE: number "0113 535060": no contact has it, want one of those in contacts.yaml`}},
		{name: "changed in the contacts only", file: "contacts.yaml", old: "0113 222 4403", new: "0113 222 4404",
			want: []string{guideFile + `:83: number "0113 2224403": no contact has it, want one of those in contacts.yaml`}},
	})
}
