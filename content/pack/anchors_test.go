package pack_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
)

func guideOf(t *testing.T, files fstest.MapFS) *content.Guide {
	t.Helper()
	p, err := pack.Read(files)
	require.NoError(t, err)
	return p.Guide("cse")
}

// begins returns the text where an anchor is, to the end of its span or point.
func begins(guide *content.Guide, id string) []string {
	var found []string
	for _, block := range guide.Blocks {
		for _, span := range block.Spans {
			if span.ID == id {
				found = append(found, span.Text)
			}
		}
		for _, point := range block.Items {
			if point.ID == id {
				found = append(found, content.Block{Spans: point.Spans}.Text())
			}
			for _, span := range point.Spans {
				if span.ID == id {
					found = append(found, span.Text)
				}
			}
		}
	}
	return found
}

func TestEveryItemHasItsPlace(t *testing.T) {
	p, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	guide := p.Guide("cse")
	for _, part := range guide.Checklist.Parts {
		for _, item := range part.Items {
			found := begins(guide, item.ID)
			require.Len(t, found, 1, item.ID)
			if part.ID == "indicators" {
				assert.True(t, strings.HasPrefix(found[0], item.Words), item.ID)
			} else {
				assert.Equal(t, item.Words, found[0], item.ID)
			}
		}
	}
}

func TestPointsCarryTheirAnchors(t *testing.T) {
	guide := guideOf(t, leedsFiles(t))
	var ids []string
	for _, block := range guide.Blocks {
		for _, point := range block.Items {
			ids = append(ids, point.ID)
			for _, span := range point.Spans {
				assert.Empty(t, span.ID)
			}
		}
	}
	assert.Equal(t, []string{"indicator-1", "indicator-2", "indicator-3", "indicator-4", "indicator-5",
		"indicator-6", "indicator-7", "indicator-8", "indicator-9", "indicator-10"}, ids)
}

// The same guide with one item alone has the same words: cutting a paragraph
// for anchors adds nothing and loses nothing.
func TestAnchorsChangeNoText(t *testing.T) {
	files := leedsFiles(t)
	whole := guideOf(t, files)
	before, _, _ := strings.Cut(string(files[checklistFile].Data), "  - id: groups")
	_, after, _ := strings.Cut(string(files[checklistFile].Data), "remember:")
	files[checklistFile].Data = []byte(before + `  - id: indicators
    title: Indicators
    lead: indicators to consider include
    items:
      - id: indicator-7
        words: Gang-association or social isolation

remember:` + after)
	bare := guideOf(t, files)

	require.Len(t, whole.Blocks, len(bare.Blocks))
	assert.Equal(t, content.Links(bare.Blocks), content.Links(whole.Blocks))
	for i := range whole.Blocks {
		assert.Equal(t, bare.Blocks[i].Text(), whole.Blocks[i].Text())
	}
}

func TestStylesOfSpans(t *testing.T) {
	guide := guideOf(t, leedsFiles(t))
	for _, block := range guide.Blocks {
		if strings.HasPrefix(block.Text(), "Partner agencies") {
			assert.Equal(t, []content.Span{
				{Text: "Partner agencies can complete the ", Strong: true},
				{Text: "Risk Identification Tool", Strong: true, Link: "risk-identification-tool"},
				{Text: " using the "},
				{Text: "Practice Guidance", Strong: true, Link: "practice-guidance"},
				{Text: " available from the Leeds Safeguarding Children Partnership (LSCP) website."},
			}, block.Spans)
			return
		}
	}
	t.Fatal("no such paragraph")
}

// sample is a pack with a guide and a checklist of one part.
func sample(t *testing.T, guide string, words ...string) fstest.MapFS {
	t.Helper()
	files := leedsFiles(t)
	front, _, _ := strings.Cut(string(files[guideFile].Data), "\n## What is")
	files[guideFile].Data = []byte(front + "\n" + guide + "\n")
	list := "start: p\nparts:\n  - id: p\n    title: P\n    lead: the lead\n    items:\n"
	for i, w := range words {
		list += "      - id: i-" + string(rune('1'+i)) + "\n        words: \"" + w + "\"\n"
	}
	list += "remember: [the lead]\nabsence: the lead\nassessment: the lead\nnext_document: next\n"
	files[checklistFile].Data = []byte(list)
	files["links.yaml"].Data = []byte("links:\n  - {id: next, words: next words, standing: unknown}\n")
	return files
}

func TestPlacesOfAnchors(t *testing.T) {
	tests := []struct {
		name  string
		guide string
		words []string
		want  []content.Span // of the last block, or of its last point
		point string         // the anchor of the last point
	}{
		{name: "within a paragraph", guide: "the lead: one; two; and three.", words: []string{"two"},
			want: []content.Span{{Text: "the lead: one; "}, {Text: "two", ID: "i-1"}, {Text: "; and three."}}},
		{name: "after the lead, not before it", guide: "one, the lead: one.", words: []string{"one"},
			want: []content.Span{{Text: "one, the lead: "}, {Text: "one", ID: "i-1"}, {Text: "."}}},
		{name: "before the lead when nowhere else", guide: "one, the lead.", words: []string{"one"},
			want: []content.Span{{Text: "one", ID: "i-1"}, {Text: ", the lead."}}},
		{name: "in a later block", guide: "one\n\nthe lead\n\nand one", words: []string{"one"},
			want: []content.Span{{Text: "and "}, {Text: "one", ID: "i-1"}}},
		{name: "not within a word", guide: "the lead: alone, one", words: []string{"one"},
			want: []content.Span{{Text: "the lead: alone, "}, {Text: "one", ID: "i-1"}}},
		{name: "not within longer words", guide: "the lead: one two; one", words: []string{"one", "one two"},
			want: []content.Span{{Text: "the lead: "}, {Text: "one two", ID: "i-2"}, {Text: "; "}, {Text: "one", ID: "i-1"}}},
		{name: "across styles", guide: "the lead: one **two** three", words: []string{"one two three"},
			want: []content.Span{{Text: "the lead: "}, {Text: "one ", ID: "i-1"}, {Text: "two", Strong: true}, {Text: " three"}}},
		{name: "all of a link", guide: "the lead: [next words](next)", words: []string{"next words"},
			want: []content.Span{{Text: "the lead: "}, {Text: "next words", Link: "next", ID: "i-1"}}},
		{name: "a link is not cut", guide: "the lead: [next words](next)", words: []string{"next"},
			want: []content.Span{{Text: "the lead: "}, {Text: "next words", Link: "next", ID: "i-1"}}},
		{name: "a point", guide: "the lead\n\n- one **two**; and", words: []string{"one two"}, point: "i-1",
			want: []content.Span{{Text: "one "}, {Text: "two", Strong: true}, {Text: "; and"}}},
		{name: "part of a point", guide: "the lead\n\n- one, two;", words: []string{"one"},
			want: []content.Span{{Text: "one", ID: "i-1"}, {Text: ", two;"}}},
		{name: "escapes and entities", guide: `the lead: 1 \* 2 &amp; 3 \&amp; "4" < 5`, words: []string{"2 & 3"},
			want: []content.Span{{Text: "the lead: 1 * "}, {Text: "2 & 3", ID: "i-1"}, {Text: ` &amp; "4" < 5`}}},
		{name: "more than one letter a byte", guide: "the lead: é—ü é", words: []string{"ü"},
			want: []content.Span{{Text: "the lead: é—"}, {Text: "ü", ID: "i-1"}, {Text: " é"}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			guide := guideOf(t, sample(t, test.guide, test.words...))
			last := guide.Blocks[len(guide.Blocks)-1]
			if len(last.Items) == 0 {
				assert.Equal(t, test.want, last.Spans)
				return
			}
			assert.Equal(t, content.ListItem{ID: test.point, Spans: test.want}, last.Items[len(last.Items)-1])
		})
	}
}

func TestSpacesBetweenSpans(t *testing.T) {
	guide := guideOf(t, sample(t, "the lead \n **one**  **two** \n\u00A0three", "one"))
	assert.Equal(t, []content.Span{
		{Text: "the lead "},
		{Text: "one", Strong: true, ID: "i-1"},
		{Text: " "},
		{Text: "two", Strong: true},
		{Text: " three"},
	}, guide.Blocks[0].Spans)
}
