package pack_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/pack"
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
			want: []string{guideFile + `:LINE: number "0113 3760337": no contact has it, want one of those in contacts.yaml: a contact has "0113 376 0336"`}},
		{name: "a digit too few", file: guideFile, old: "0113 5350600", new: "0113 535060",
			want: []string{guideFile + `:LINE: number "0113 535060": no contact has it, want one of those in contacts.yaml: a contact has "0113 535 0600"`}},
		{name: "in brackets", file: guideFile, old: "0113 3760336", new: "(0113) 376 0337",
			want: []string{guideFile + `:LINE: number "(0113) 376 0337": no contact has it, want one of those in contacts.yaml: a contact has "0113 376 0336"`}},
		{name: "with the country", file: guideFile, old: "0113 3760336", new: "+44 113 376 0337",
			want: []string{guideFile + `:LINE: number "+44 113 376 0337": no contact has it, want one of those in contacts.yaml: a contact has "0113 376 0336"`}},
		{name: "with hyphens", file: guideFile, old: "0113 3760336", new: "0113-376-0337",
			want: []string{guideFile + `:LINE: number "0113-376-0337": no contact has it, want one of those in contacts.yaml: a contact has "0113 376 0336"`}},
		{name: "changed in the contacts only", file: "contacts.yaml", old: "0113 222 4403", new: "0113 222 4404",
			want: []string{guideFile + `:83: number "0113 2224403": no contact has it, want one of those in contacts.yaml: a contact has "0113 222 4404"`}},
	})
}

func TestNumberWithAShortOneWithin(t *testing.T) {
	files := leedsFiles(t)
	change(t, files, "contacts.yaml", "0113 222 4403", "0300 999 1234")
	change(t, files, guideFile, "0113 2224403", "0300 999 1234")
	var texts []string
	for _, block := range guideOf(t, files).Blocks {
		for _, span := range block.Spans {
			if span.Tel != "" {
				texts = append(texts, span.Text+" "+span.Tel)
			}
		}
	}
	assert.Equal(t, []string{"999 999", "0113 3760336 +441133760336", "0300 999 1234 +443009991234", "0113 5350600 +441135350600"}, texts)
}

func TestNumbersWrittenOtherwiseDial(t *testing.T) {
	for _, number := range []string{"(0113) 376 0336", "+44 113 376 0336", "+44 (0)113 376 0336", "0113-376-0336", "01133760336"} {
		t.Run(number, func(t *testing.T) {
			files := leedsFiles(t)
			change(t, files, guideFile, "0113 3760336", number)
			found := false
			for _, block := range guideOf(t, files).Blocks {
				for _, span := range block.Spans {
					found = found || span.Text == number && span.Tel == "+441133760336"
				}
			}
			assert.True(t, found)
		})
	}
}

func TestEmergencyMustRing999(t *testing.T) {
	expectFaults(t, []fault{
		{name: "another contact", file: "contacts.yaml", old: "emergency: police", new: "emergency: duty-public",
			want: []string{`contacts.yaml:LINE: emergency "duty-public": has the number "0113 222 4403", want the contact with 999`}},
		{name: "another number", file: "contacts.yaml", old: "number: 999", new: "number: 101", at: "emergency: police",
			want: []string{`contacts.yaml:LINE: emergency "police": has the number "101", want the contact with 999`}},
	})
}

func TestNumberToText(t *testing.T) {
	files := leedsFiles(t)
	change(t, files, "contacts.yaml", "contacts:\n", "contacts:\n  - {id: shout, name: Shout, audience: Anyone, text: 85258}\n")
	change(t, files, guideFile, "CSE can occur", "Text 85258, day or night.\n\nCSE can occur")
	p, err := pack.Read(files)
	require.NoError(t, err)
	assert.Equal(t, content.Contact{ID: "shout", Name: "Shout", Audience: "Anyone", Ways: []content.Way{{Kind: content.Text, Shown: "85258", Href: "sms:85258"}}}, p.Contact("shout"))
	for _, block := range p.Guides[0].Blocks {
		for _, span := range block.Spans {
			if span.Text == "85258" {
				assert.Equal(t, "sms:85258", span.TelHref())
				return
			}
		}
	}
	assert.Fail(t, "the number in the text cannot be tapped")
}
