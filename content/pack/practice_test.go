package pack_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/pack"
)

const practiceFile = "practice.yaml"

func TestPractice(t *testing.T) {
	p, err := pack.Read(leedsFiles(t))
	require.NoError(t, err)
	assert.Contains(t, p.Practice.Label, "Not part of the Leeds guide")
	assert.Contains(t, p.Practice.After, "The child's exact words")
	assert.NotEmpty(t, p.Practice.Before)
	assert.Equal(t, content.Date{Year: 2026, Month: 11, Day: 23}, p.Practice.Found)

	files := leedsFiles(t)
	delete(files, practiceFile)
	p, err = pack.Read(files)
	require.NoError(t, err, "a pack can do without it")
	assert.Empty(t, p.Practice)
}

func TestFaultsOfPractice(t *testing.T) {
	expectFaults(t, []fault{
		{name: "no label", file: practiceFile, old: "label: Not part of the Leeds guide.", new: "label:",
			at: "label:\n", want: []string{practiceFile + `:LINE: label is empty`}},
		{name: "unknown field", file: practiceFile, old: "sources:", new: "source:", at: "label: Not",
			want: []string{practiceFile + `:LINE: sources is missing`, practiceFile + `:27: unknown field "source": want label, before, after, sources or found`}},
		{name: "number of nobody", file: practiceFile, old: "  - Where the child", new: "  - Ring 0113 496 0008. These notes", at: "before:",
			want: []string{practiceFile + `:LINE: before: number "0113 496 0008": no contact has it, want one of those in contacts.yaml`}},
		{name: "no date", file: practiceFile, old: "found: 2026-11-23", new: "found: lately",
			want: []string{practiceFile + `:LINE: found: date "lately": want year-month-day, as in 2026-11-23`}},
	})
}
