package visit_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
)

var update = flag.Bool("update", false, "rewrite the texts in testdata")

// The texts are in testdata, to be read by someone who has to read one aloud.
func TestText(t *testing.T) {
	p, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	g := &p.Guides[0]
	noon := time.Date(2026, 11, 23, 12, 0, 0, 0, time.Local)
	all := func(a visit.Answer) func(*visit.Visit) {
		return func(v *visit.Visit) {
			for _, part := range g.Checklist.Parts {
				for _, item := range part.Items {
					v.Set(g.ID, item.ID, a, noon)
				}
			}
		}
	}
	for name, answer := range map[string]func(*visit.Visit){
		"nothing-answered": func(v *visit.Visit) { *v = visit.Visit{} },
		"all-noticed":      all(visit.Noticed),
		"all-not-known":    all(visit.DontKnow),
		"a-mix": func(v *visit.Visit) {
			v.Set(g.ID, "indicator-1", visit.Noticed, noon)
			v.ToggleBasis(g.ID, "indicator-1", "child", noon)
			v.ToggleBasis(g.ID, "indicator-1", "seen", noon)
			v.ToggleWhen(g.ID, "indicator-1", "recent", noon)
			v.Set(g.ID, "indicator-2", visit.NotNoticed, noon)
			v.Set(g.ID, "indicator-4", visit.DontKnow, noon)
			v.Set(g.ID, "indicator-7", visit.Noticed, noon)
			v.ToggleWhen(g.ID, "indicator-7", "earlier", noon)
			v.Set(g.ID, "group-2", visit.Noticed, noon)
			v.Set(g.ID, "indicator-99", visit.Noticed, noon)
			v.Reach(p.Advice, content.Call, noon.Add(12*time.Minute))
		},
	} {
		t.Run(name, func(t *testing.T) {
			v := visit.Visit{Ref: "7f3a91c2-0000-4000-8000-000000000000"}
			answer(&v)
			v.Fit(p)
			compare(t, name, visit.Text(p, g, v, noon.Add(10*time.Minute), time.Time.Local))
		})
	}
}

// The numbers and addresses are made up.
func TestTextHasEveryWayToReachAContact(t *testing.T) {
	p, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	hub := content.NewWay(content.Call, "0113 496 0001", "+441134960001")
	hub.Extension = "123"
	p.Contacts = append(p.Contacts[:2], content.Contact{
		ID: "hub", Name: "Example Hub", Audience: "Practitioners", Hours: "Monday to Friday, 9am to 5pm", Note: "Ask for the duty worker",
		Ways: []content.Way{
			hub,
			content.NewWay(content.Text, "0113 496 0005", "+441134960005"),
			content.NewWay(content.Textphone, "0113 496 0009", "+441134960009"),
			content.NewWay(content.Relay, "18001 0113 496 0001", "1800101134960001"),
			{Kind: content.Email, Shown: "hub@example.org", Href: "mailto:hub@example.org"},
			{Kind: content.Web, Shown: "www.example.org/chat", Href: "https://www.example.org/chat"},
		},
	}, content.Contact{ID: "texts", Name: "Example Texts", Audience: "Young people",
		Ways: []content.Way{content.NewWay(content.Text, "0113 496 0006", "+441134960006")},
	}, content.Contact{ID: "post", Name: "Example Post", Audience: "Anyone",
		Ways: []content.Way{{Kind: content.Email, Shown: "post@example.org", Href: "mailto:post@example.org"}},
	})
	g := &p.Guides[0]
	g.Contacts = []content.Contact{{ID: "clinic", Name: "Example Clinic", Audience: "Young people",
		Ways: []content.Way{content.NewWay(content.Call, "0113 496 0007", "+441134960007")}}}
	noon := time.Date(2026, 11, 23, 12, 0, 0, 0, time.Local)
	v := visit.Visit{Ref: "7f3a91c2-0000-4000-8000-000000000000"}
	v.Reach("hub", content.Call, noon.Add(2*time.Minute))
	v.Reach("hub", content.Email, noon.Add(4*time.Minute))
	v.Reach("texts", content.Text, noon.Add(5*time.Minute))
	compare(t, "every-way", visit.Text(p, g, v, noon.Add(10*time.Minute), time.Time.Local))
}

func compare(t *testing.T, name, got string) {
	t.Helper()
	golden := filepath.Join("testdata", name+".txt")
	if *update {
		require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}
