package pack_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/pack"
)

func TestFaultsOfLegalPages(t *testing.T) {
	expectFaults(t, []fault{
		{name: "heading without an anchor", file: "privacy.md", old: "## In short {#short}", new: "## In short",
			want: []string{`privacy.md:LINE: heading "In short": no anchor, want one at its end, as in {#key-contacts}`}},
		{name: "number of nobody", file: "accessibility.md", old: "tell us. [Address and telephone number, and how soon you get an answer.]", new: "tell us on 0113 496 0000.", at: "If something",
			want: []string{`accessibility.md:LINE: number "0113 496 0000": no contact has it, want one of those in contacts.yaml`}},
		{name: "HTML", file: "privacy.md", old: "There is no place", new: "<br>\n\nThere is no place",
			want: []string{`privacy.md:LINE: HTML: want only headings, paragraphs, bulleted lists, bold words and links`}},
	})
}

func TestAPackNeedsNoLegalPages(t *testing.T) {
	files := leedsFiles(t)
	delete(files, "privacy.md")
	delete(files, "accessibility.md")
	p, warnings, err := pack.Check(files, content.Date{})
	require.NoError(t, err)
	assert.Empty(t, warnings)
	assert.Empty(t, p.Privacy)
	assert.Empty(t, p.Accessibility)
}

func TestADraftIsWarnedOfOnceAFile(t *testing.T) {
	files := leedsFiles(t)
	delete(files, "accessibility.md")
	_, warnings, err := pack.Check(files, content.Date{})
	require.NoError(t, err)
	assert.Equal(t, []string{"privacy.md:19: a draft: want the words in square brackets completed by the publisher, here and below"}, warnings)

	change(t, files, "privacy.md", "[What your web server, proxy or host logs, and for how long.]", "It logs nothing.")
	change(t, files, "privacy.md", "[Name and address of the controller, its data protection officer, and the legal basis.]", "See the [LSCP website](lscp-website).")
	_, warnings, err = pack.Check(files, content.Date{})
	require.NoError(t, err)
	assert.Empty(t, warnings, "a link is no draft")
}
