package leeds_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
)

func read(t *testing.T) *content.Pack {
	t.Helper()
	p, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	return p
}

func TestFacts(t *testing.T) {
	p := read(t)
	assert.Equal(t, "Leeds one minute guides", p.Title)
	assert.Equal(t, "One Minute", p.ShortName)
	assert.Equal(t, "Leeds Safeguarding Children Partnership", p.Partnership)

	guide := p.Guide("cse")
	assert.Equal(t, "One minute guide Child Sexual Exploitation (CSE)", guide.Title)
	assert.Equal(t, "Child sexual exploitation", guide.ShortTitle)
	assert.Equal(t, "Leeds one minute guide, Child Sexual Exploitation (CSE)", guide.Source)
	assert.Equal(t, content.Date{Year: 2026, Month: 11, Day: 23}, guide.CopiedOn)
	assert.Equal(t, content.Date{Year: 2027, Month: 5, Day: 23}, guide.ReviewDue)
	assert.True(t, guide.TextDate.IsZero(), "the guide bears no date")
	assert.True(t, guide.LastChecked.IsZero(), "the publisher has not confirmed the copy")
}

func TestChecklist(t *testing.T) {
	list := read(t).Guide("cse").Checklist
	var got []string
	counts := map[string]int{}
	for _, part := range list.Parts {
		got = append(got, part.ID)
		counts[part.ID] = len(part.Items)
	}
	assert.Equal(t, []string{"groups", "experiences", "indicators", "linked"}, got)
	assert.Equal(t, map[string]int{"groups": 8, "experiences": 7, "indicators": 10, "linked": 6}, counts)
	assert.Equal(t, "indicators", list.Start)
	assert.Equal(t, "risk-identification-tool", list.NextDocument)
	assert.Len(t, list.Remember, 4)
}

func TestContacts(t *testing.T) {
	p := read(t)
	tels := map[string]string{}
	for _, c := range p.Contacts {
		tels[c.ID] = c.Call().Number()
	}
	assert.Equal(t, map[string]string{
		"police":              "999",
		"duty-practitioners":  "+441133760336",
		"emergency-duty-team": "+441135350600",
		"duty-public":         "+441132224403",
	}, tels)
	assert.Equal(t, "999", p.Contact(p.Emergency).Call().Shown)
	assert.Equal(t, "0113 376 0336", p.Contact(p.Advice).Call().Shown)
	assert.Equal(t, "tel:+441133760336", p.Contact(p.Advice).Call().Href)
}

// The guide's own text gives the numbers too; both must dial the same phone.
func TestContactsAreTheGuides(t *testing.T) {
	p := read(t)
	var text strings.Builder
	for _, block := range p.Guide("cse").Blocks {
		text.WriteString(block.Text() + "\n")
	}
	shown := strings.ReplaceAll(text.String(), " ", "")
	for _, c := range p.Contacts {
		assert.Contains(t, shown, strings.ReplaceAll(c.Call().Shown, " ", ""), c.ID)
	}
}

func TestLinks(t *testing.T) {
	standings := map[string]content.Standing{}
	for _, link := range read(t).Links {
		standings[link.Words] = link.Standing()
	}
	assert.Equal(t, map[string]content.Standing{
		"Duty and Advice Team":                             content.Unverified,
		"Risk Identification Tool":                         content.Unverified,
		"Practice Guidance":                                content.Unverified,
		"Multi-Agency Child Exploitation (MACE) Framework": content.Unverified,
		"LSCP website":                                     content.Unverified,
		"child trafficking":                                content.Unknown,
		"domestic abuse and violence":                      content.Unknown,
		"interpersonal violence and abuse in intimate relationships":       content.Unknown,
		"Child Sexual Exploitation—definition and guide for practitioners": content.Unknown,
		"website":                    content.Unknown,
		"link":                       content.Unknown,
		"One minute guides homepage": content.Unknown,
	}, standings)
}

// No address and no name below an icon says anything of abuse.
func TestNamesAreDiscreet(t *testing.T) {
	p := read(t)
	names := []string{p.ShortName}
	for _, c := range p.Contacts {
		names = append(names, c.ID)
	}
	for _, l := range p.Links {
		names = append(names, l.ID)
	}
	for _, g := range p.Guides {
		names = append(names, g.ID)
		for _, b := range g.Blocks {
			names = append(names, b.ID)
		}
		for _, part := range g.Checklist.Parts {
			names = append(names, part.ID)
			for _, item := range part.Items {
				names = append(names, item.ID)
			}
		}
	}
	for _, name := range names {
		assert.NotRegexp(t, `(?i)sex|abuse|exploit|violen|traffick|assault|child|victim`, name)
	}
}

// No text of the pack holds a line break: every text is one run of words.
func TestTextsAreFolded(t *testing.T) {
	for _, block := range read(t).Guide("cse").Blocks {
		assert.Equal(t, strings.Join(strings.Fields(block.Text()), " "), block.Text())
	}
}

// The drafts of the legal pages are for the publisher to complete.
func TestOnlyTheDraftsAreToWarnOf(t *testing.T) {
	p := read(t)
	_, warnings, err := pack.Check(leeds.Files, p.Guides[0].CopiedOn)
	require.NoError(t, err)
	require.Len(t, warnings, 2)
	assert.Contains(t, warnings[0].String(), "accessibility.md:11: a draft")
	assert.Contains(t, warnings[1].String(), "privacy.md:19: a draft")
}
