package pack_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/nyaruka/phonenumbers"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content/pack"
)

// TestEveryCountry reads a pack of each country, with a number that the library gives
// as its example, and the same number in the text as people write it at home and abroad.
func TestEveryCountry(t *testing.T) {
	regions := phonenumbers.GetSupportedRegions()
	require.Greater(t, len(regions), 200)
	for region := range regions {
		t.Run(region, func(t *testing.T) {
			number := phonenumbers.GetExampleNumber(region)
			home := strings.ReplaceAll(phonenumbers.Format(number, phonenumbers.NATIONAL), ".", " ")
			abroad := phonenumbers.Format(number, phonenumbers.INTERNATIONAL)
			files := caseFiles(t, nil)
			delete(files, "guides/demo/checklist.yaml")
			files["pack.yaml"] = &fstest.MapFile{Data: []byte("title: T\nshort_name: S\npartnership: P\nversion: 1\ncountry: " + region + "\n")}
			files["contacts.yaml"] = &fstest.MapFile{Data: []byte(fmt.Sprintf("emergency: police\nadvice: hub\ncontacts:\n"+
				"  - {id: police, name: Police, audience: Anyone, number: \"%s\"}\n  - {id: hub, name: Hub, audience: Anyone, number: \"%s\"}\n", emergencyOf(t, region), home))}
			change(t, files, "guides/demo/guide.md", "on 0113 496 0001", "on "+home+" or "+abroad)
			p, err := pack.Read(files)
			require.NoError(t, err)
			var dials []string
			for _, span := range p.Guides[0].Blocks[len(p.Guides[0].Blocks)-1].Spans {
				if span.Tel != "" {
					dials = append(dials, span.Text+" "+span.Tel)
				}
			}
			tel := p.Contact("hub").Call().Number()
			assert.Equal(t, []string{home + " " + tel, abroad + " " + tel}, dials)
		})
	}
}

func emergencyOf(t *testing.T, region string) string {
	t.Helper()
	all, err := phonenumbers.ShortNumberMetadataCollection()
	require.NoError(t, err)
	for _, m := range all.GetMetadata() {
		if example := m.GetEmergency().GetExampleNumber(); m.GetId() == region && example != "" {
			return example
		}
	}
	return "112" // the library knows none
}
