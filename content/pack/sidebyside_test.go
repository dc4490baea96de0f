package pack_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/pack"
)

// What guides have to do with each other is told as if one had been read after the other.
func TestGuidesSideBySideAreReadAsInTurn(t *testing.T) {
	guides := map[string]string{}
	for i := range 40 {
		guides[fmt.Sprintf("g%02d", i)] = fmt.Sprintf("former_ids: [old%d]\n---\n## Part %d\n\n", i/2, i) + strings.Repeat("Words.\n\n", 2000/(i+1)) +
			fmt.Sprintf("[Number %d](https://example.org/a), [here](../g%02d/guide.md#part-%d), [there](record).\n\n![A plan](../g00/plan.png)\n", i, (i+7)%40, (i+7)%40)
	}
	files := library(t, "", guides)
	files["guides/g00/plan.png"] = caseFile([]byte("no picture"))
	files["links.yaml"] = caseFile([]byte("links:\n  - id: record\n    words: there\n    standing: unknown\n"))
	for i := range 40 {
		files[fmt.Sprintf("guides/g%02d/contacts.yaml", i)] = caseFile(fmt.Appendf(nil, "contacts:\n  - id: c%d\n    name: Team\n    audience: Anyone\n    number: 0113 496 00%02d\n", i/2, 40+i/2))
	}
	_, warnings, fault := check(t, files)
	lines := strings.Split(fault, "\n")
	assert.Len(t, lines, 1+20+20) // the picture once, each second id of a contact, each second former id
	assert.Equal(t, `guides/g00/guide.md:4014: file "guides/g00/plan.png": is no picture, or a broken one`, lines[0])
	assert.Equal(t, `guides/g01/contacts.yaml:2: c0: id "c0": duplicate: guides/g00/contacts.yaml:2 has it already`, lines[1])
	assert.Contains(t, warnings, `guides/g01/contacts.yaml:5: c0: number "0113 496 0040": c0 has it too`)

	before := runtime.GOMAXPROCS(1)
	_, inTurn, faultInTurn := check(t, files)
	runtime.GOMAXPROCS(before)
	assert.Equal(t, faultInTurn, fault)
	assert.Equal(t, inTurn, warnings)

	for name := range files {
		if strings.HasSuffix(name, "/contacts.yaml") || strings.HasSuffix(name, ".png") {
			delete(files, name)
		}
		if strings.HasSuffix(name, "guide.md") {
			files[name].Data = []byte(strings.Replace(string(files[name].Data), "former_ids", "# former_ids", 1))
		}
	}
	p, _, err := pack.Check(files, content.Date{})
	require.NoError(t, err)
	assert.Equal(t, content.Link{ID: "https://example.org/a", Words: "Number 0", Address: "https://example.org/a"}, p.Links[len(p.Links)-1])
}
