package pack_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content/pack"
)

func TestFaultsOfLegalPages(t *testing.T) {
	expectFaults(t, []fault{
		{name: "anchor of a screen", file: "privacy.md", old: "## In short {#short}", new: "## In short {#main}",
			want: []string{`privacy.md:LINE: heading "In short": anchor "main": reserved: the app's own screens have it, want another`}},
		{name: "number of nobody", file: "accessibility.md", old: "tell us. [Address and telephone number, and how soon you get an answer.]", new: "tell us on 0113 376 0337.", at: "If something",
			want: []string{`accessibility.md:LINE: number "0113 376 0337": no contact has it, want one of those in contacts.yaml: a contact has "0113 376 0336"`}},
		{name: "struck out", file: "privacy.md", old: "There is no place", new: "~~There~~\n\nThere is no place", at: "~~There",
			want: []string{`privacy.md:LINE: struck out words: want them removed`}},
	})
}

func TestAPackNeedsNoLegalPages(t *testing.T) {
	files := leedsFiles(t)
	delete(files, "privacy.md")
	delete(files, "accessibility.md")
	p, warnings, err := checkShipped(files)
	require.NoError(t, err)
	assert.Empty(t, warnings)
	assert.Empty(t, p.Privacy)
	assert.Empty(t, p.Accessibility)
}

func TestADraftIsWarnedOfOnceAFile(t *testing.T) {
	files := leedsFiles(t)
	delete(files, "accessibility.md")
	_, warnings, err := checkShipped(files)
	require.NoError(t, err)
	assert.Equal(t, []pack.Finding{{File: "privacy.md", Line: 19, Words: "a draft: want the words in square brackets completed by the publisher, here and below"}}, warnings)

	change(t, files, "privacy.md", "[What your web server, proxy or host logs, and for how long.]", "It logs nothing.")
	change(t, files, "privacy.md", "[Name and address of the controller, its data protection officer, and the legal basis.]", "See the [LSCP website](lscp-website).")
	_, warnings, err = checkShipped(files)
	require.NoError(t, err)
	assert.Empty(t, warnings, "a link is no draft")
}
