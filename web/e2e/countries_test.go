package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/pack"
	"oneminuteguide/web/browsertest"
)

// Made-up packs of other countries and in another language, as files: they need no
// change of the program.
func TestPacksOfOtherCountries(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, lang, dir      string
		calls                []string // what the bar of calls dials
		newNumber, newTel    string   // of the advice line, after a change
		noticed, date, cards string
	}{
		{"us", "en-US", "ltr", []string{"tel:911", "tel:+14135550123", "tel:+14135550145"},
			"(413) 555-0178", "tel:+14135550178", "Noticed", "May 23, 2027", "TEL;TYPE=WORK,VOICE:+14135550123"},
		{"ireland-arabic", "ar", "rtl", []string{"tel:999", "tel:+353209123456", "tel:+353209123457"},
			"020 912 3466", "tel:+353209123466", "لوحظ", "٢٣ مايو ٢٠٢٧", "TEL;TYPE=WORK,VOICE:+353209123456"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p := packOf(t, test.name)
			p.Version = 1
			site := siteOf(t, p)
			cards, _ := site.Lookup("/numbers.vcf")
			assert.Contains(t, string(cards.Body()), test.cards)

			server, at := servePublisher(t)
			server.publish(site)
			c := browsertest.OpenChromium(t, phone)
			install(t, c, at)
			openMounted(t, c, at.URL+"/")
			var lang, dir string
			c.Eval(`document.documentElement.lang`, &lang)
			c.Eval(`document.documentElement.dir`, &dir)
			assert.Equal(t, []string{test.lang, test.dir}, []string{lang, dir})
			var calls []string
			c.Eval(`[...document.querySelectorAll(".call")].map(a => a.getAttribute("href"))`, &calls)
			assert.Equal(t, test.calls, calls)
			shot := func(name string) {
				c.Screenshot(filepath.Join(t.ArtifactDir(), name+".png"), true)
				var faults []string
				c.Eval(spilled, &faults)
				assert.Empty(t, faults, name)
			}
			shot("home")
			for _, path := range []string{"/guides/example/", "/contacts/", "/about/"} {
				openMounted(t, c, at.URL+path)
				shot(strings.ReplaceAll(strings.Trim(path, "/"), "/", "-"))
			}
			openMounted(t, c, at.URL+"/guides/example/")
			assert.Contains(t, c.Text(), test.date)
			openMounted(t, c, at.URL+"/guides/example/checklist/#thing-1")
			shot("item")
			c.Click(`.answer`)
			browsertest.WaitFor(t, c, "the answer", `document.querySelector(".step--noticed")`)
			shot("noticed")
			openMounted(t, c, at.URL+"/guides/example/checklist/summary/")
			shot("notes")
			assert.Contains(t, c.Text(), p.Guides[0].Checklist.Parts[0].Items[0].Words)

			server.publish(siteOf(t, withNumber(packOf(t, test.name), test.newNumber, test.newTel)))
			askWorker(c, "update()")
			at.Stop()
			openMounted(t, c, at.URL+"/contacts/")
			var dials bool
			c.Eval(`!!document.querySelector('.call[href="`+test.newTel+`"]')`, &dials)
			assert.True(t, dials, "without the server, the new number dials")
		})
	}
}

// packOf is a pack of testdata/packs.
func packOf(t *testing.T, name string) *content.Pack {
	t.Helper()
	p, err := pack.Read(os.DirFS(filepath.Join("testdata/packs", name)))
	require.NoError(t, err)
	return p
}

// withNumber is version 2, in which the advice line has another number.
func withNumber(p *content.Pack, shown, href string) *content.Pack {
	p.Version = 2
	for i := range p.Contacts {
		if c := &p.Contacts[i]; c.ID == p.Advice {
			c.Ways[0].Shown, c.Ways[0].Href = shown, href
		}
	}
	return p
}
