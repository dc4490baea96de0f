package pack_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/pack"
)

// library is a pack of guides by their ids; a value is more front matter, then a line of
// three hyphens and the text.
func library(t *testing.T, packFields string, guides map[string]string) fstest.MapFS {
	t.Helper()
	files := caseFiles(t, nil)
	for name := range files {
		if strings.HasPrefix(name, "guides/") || name == "links.yaml" {
			delete(files, name)
		}
	}
	files["pack.yaml"].Data = append(files["pack.yaml"].Data, packFields...)
	for id, text := range guides {
		fields, body, _ := strings.Cut(text, "---\n")
		front := strings.TrimSuffix(frontMatter, "---\n") + fields + "---\n"
		files["guides/"+id+"/guide.md"] = &fstest.MapFile{Data: []byte(front + body)}
	}
	return files
}

func check(t *testing.T, files fstest.MapFS) (p *content.Pack, warnings []string, fault string) {
	t.Helper()
	p, found, err := pack.Check(files, content.Date{})
	for _, w := range found {
		warnings = append(warnings, w.String())
	}
	if err != nil {
		fault = err.Error()
	}
	return p, warnings, fault
}

func ids(p *content.Pack) string {
	var all []string
	for _, g := range p.Guides {
		all = append(all, g.ID)
	}
	return strings.Join(all, " ")
}

func TestGroupsGiveTheOrder(t *testing.T) {
	guides := map[string]string{"a": "---\nWords.\n", "b": "---\nWords.\n", "c": "---\nWords.\n"}
	p, warnings, fault := check(t, library(t, "groups:\n  - title: First things\n    guides: [c, a]\n", guides))
	require.Empty(t, fault)
	assert.Equal(t, "c a b", ids(p))
	assert.Equal(t, []content.Group{{Title: "First things", Guides: []string{"c", "a"}}}, p.Groups)
	assert.Equal(t, []string{`pack.yaml:6: groups: no group has the guide "b": it comes last`}, warnings)

	_, _, fault = check(t, library(t, "groups:\n  - title: First things\n    guides: [c, a, c, see]\n", guides))
	assert.Equal(t, `pack.yaml:7: group 1: guides: "c": is in a group already, in pack.yaml:7
pack.yaml:7: group 1: guides: "see": no such guide, want the name of a folder in guides`, fault)
}

func TestDraftsAreCheckedAndNotPublished(t *testing.T) {
	guides := map[string]string{
		"a":   "---\nSee [the draft](../new/guide.md).\n\n![A plan](plan.png)\n",
		"new": "draft: true\n---\nSee [the other](../a/guide.md).\n\n![Another plan](other.png)\n",
	}
	files := library(t, "", guides)
	files["guides/a/plan.png"], files["guides/new/other.png"] = caseFile([]byte("PICTURE 10")), caseFile([]byte("PICTURE 12"))
	p, warnings, fault := check(t, files)
	require.Empty(t, fault)
	assert.Equal(t, "a new", ids(p))
	assert.Len(t, p.Files, 2)
	assert.Equal(t, []string{`guides/a/guide.md:9: link to the guide "new": a draft, its words are shown without a link until it is published`}, warnings)

	p, err := pack.Read(files)
	require.NoError(t, err)
	assert.Equal(t, "a", ids(p))
	assert.Equal(t, []content.Span{{Text: "See "}, {Text: "the draft"}, {Text: "."}}, p.Guides[0].Blocks[0].Spans)
	require.Len(t, p.Files, 1)
	assert.Equal(t, "/files/guides/a/plan.png", p.Files[0].Path)

	_, err = pack.Read(library(t, "", map[string]string{"a": "draft: true\n---\nWords.\n"}))
	assert.EqualError(t, err, "guides: all guides are drafts: want at least one without draft: true in its front matter")
	_, _, fault = check(t, library(t, "", map[string]string{"a": "draft: perhaps\n---\nWords.\n"}))
	assert.Equal(t, `guides/a/guide.md:8: draft "perhaps": want true or false`, fault)
}

func TestFormerIDs(t *testing.T) {
	p, warnings, fault := check(t, library(t, "", map[string]string{
		"a":   "---\nSee [the other](../old/guide.md#a-part).\n",
		"new": "former_ids: [old, older]\n---\n## A part {#part}\n",
	}))
	require.Empty(t, fault)
	assert.Empty(t, warnings)
	assert.Equal(t, "new", p.FindGuide("older").ID)
	assert.Equal(t, "/guides/new/#part", p.Guides[0].Blocks[0].Spans[1].To)

	_, _, fault = check(t, library(t, "", map[string]string{
		"a":   "former_ids: [old]\n---\nWords.\n",
		"new": "former_ids: [old, a, Old One]\n---\nWords.\n",
	}))
	assert.Equal(t, `guides/new/guide.md:8: former_ids: "Old One": want small letters, digits and hyphens only
guides/new/guide.md:8: former_ids: "old": duplicate: guides/a/guide.md:8 has it already
guides/new/guide.md:8: former_ids: "a": a guide has this id now, want one that no guide has`, fault)
}

func TestWordsLeadToADraftOnceItIsPublished(t *testing.T) {
	files := library(t, "", map[string]string{
		"a":   "---\nSee [the new guide](new-one).\n",
		"new": "draft: true\n---\nWords.\n",
	})
	files["links.yaml"] = caseFile([]byte("links:\n  - id: new-one\n    words: the new guide\n    guide: new\n"))
	p, warnings, fault := check(t, files)
	require.Empty(t, fault)
	assert.Equal(t, []string{`links.yaml:2: new-one: leads to the guide "new": a draft, its words are shown without a link until it is published`}, warnings)
	assert.Equal(t, content.Ours, p.Link("new-one").Standing())

	p, err := pack.Read(files)
	require.NoError(t, err)
	assert.Equal(t, content.Unknown, p.Link("new-one").Standing(), "words without a link")
}
