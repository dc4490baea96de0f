package pack_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content"
)

// What the app shows and asks about is the guide's own text, with its own marks.
func TestMarksAreTheGuides(t *testing.T) {
	files := sample(t, "the lead: the child’s “own” [Children’s page](next); é the parents' home", `the child's \"own\"`, "the parents’ home")
	files["links.yaml"].Data = []byte(`links: [{id: next, words: "Children's page", standing: unknown}]`)
	change(t, files, checklistFile, "remember: [the lead]", `remember: ["the lead: the child's"]`)
	guide := guideOf(t, files)
	assert.Equal(t, []content.Item{{ID: "i-1", Words: "the child’s “own”"}, {ID: "i-2", Words: "the parents' home"}}, guide.Checklist.Parts[0].Items)
	assert.Equal(t, []string{"the lead: the child’s"}, guide.Checklist.Remember)
	assert.Equal(t, []content.Span{
		{Text: "the lead: "},
		{Text: "the child’s “own”", ID: "i-1"},
		{Text: " "},
		{Text: "Children’s page", Link: "next"},
		{Text: "; é "},
		{Text: "the parents' home", ID: "i-2"},
	}, guide.Blocks[0].Spans)
}
