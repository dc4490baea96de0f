package pack_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/pack"
)

// Checking a library of 200 guides, and one guide beside it.
func BenchmarkCheck(b *testing.B) {
	for _, guides := range []int{1, 200} {
		files := madeUpLibrary(b, guides)
		b.Run(fmt.Sprintf("%d guides", guides), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _, err := pack.Check(files, content.Date{Year: 2026, Month: 11, Day: 25})
				require.NoError(b, err)
			}
		})
	}
}

// madeUpLibrary has guides of some 12 KB, each with a checklist of 30 items.
func madeUpLibrary(t testing.TB, guides int) fstest.MapFS {
	files := baseFiles(t)
	delete(files, "links.yaml")
	delete(files, "guides/demo/guide.md")
	delete(files, "guides/demo/checklist.yaml")
	random := rand.New(rand.NewPCG(1, 2))
	words := func(least int) string {
		all := make([]string, least+random.IntN(8))
		for i := range all {
			all[i] = []string{"made", "up", "child", "sign", "team", "ring", "ask", "worried", "about", "the", "a", "of"}[random.IntN(12)] + []string{"", "s", "ed"}[random.IntN(3)]
		}
		return strings.Join(all, " ")
	}
	for i := range guides {
		text, list := frontMatter, "start: part-0\nparts:\n"
		for part := range 6 {
			text += fmt.Sprintf("## Part %d\n\n%s.\n\nSigns of part %d include:\n\n", part, words(10), part)
			list += fmt.Sprintf("  - id: part-%d\n    title: Part %d\n    lead: Signs of part %d include\n    items:\n", part, part, part)
			for item := range 5 {
				sign := fmt.Sprintf("sign %d of part %d: %s", item, part, words(8))
				text += "- " + sign + "\n"
				list += fmt.Sprintf("      - id: s-%d-%d\n        words: %q\n", part, item, sign)
			}
			for range 10 {
				text += fmt.Sprintf("\n%s. Ring 0113 496 0001, *%s*. See [a page](https://example.org/%d).\n\n", words(12), words(6), random.IntN(500))
			}
		}
		folder := fmt.Sprintf("guides/g%03d/", i)
		files[folder+"guide.md"] = &fstest.MapFile{Data: []byte(text)}
		files[folder+"checklist.yaml"] = &fstest.MapFile{Data: []byte(list)}
	}
	return files
}
