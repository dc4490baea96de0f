package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// Packs whose words are longer than those of the shipped one.

const (
	longName    = "Example Multi-Agency Safeguarding Hub (MASH) and Children and Families Contact Centre"
	longWord    = "childrensservices.multiagencyhub.referrals-and-assessments@example.gov.uk"
	longAddress = "https://www.example.gov.uk/" + longWord + "/" + longWord
)

// stretch puts a word that is wider than the screen wherever the pack has words.
func stretch(p *content.Pack, _ *web.Client, _ *web.Options) {
	add := func(words *string) { *words += " " + longWord }
	for _, words := range []*string{&p.Title, &p.Partnership, &p.Practice.Label, &p.Practice.Sources, &p.Practice.Before[0], &p.Practice.After[0]} {
		add(words)
	}
	for i := range p.Contacts {
		c := &p.Contacts[i]
		c.ShortName = c.Name // the bar has its own test
		add(&c.Name)
		add(&c.Audience)
		add(&c.When)
	}
	for i := range p.Links {
		add(&p.Links[i].Words)
		if p.Links[i].Address != "" {
			p.Links[i].Address = longAddress
		}
	}
	g := &p.Guides[0]
	for _, words := range []*string{&g.Title, &g.ShortTitle, &g.Publisher, &g.Source, &g.Checklist.Absence, &g.Checklist.Assessment, &g.Checklist.Remember[0]} {
		add(words)
	}
	for i := range g.Blocks {
		for j := range g.Blocks[i].Spans {
			if g.Blocks[i].Spans[j].Tel == "" {
				add(&g.Blocks[i].Spans[j].Text)
			}
		}
		for j := range g.Blocks[i].Items {
			add(&g.Blocks[i].Items[j].Spans[0].Text)
		}
	}
	for i := range g.Checklist.Parts {
		part := &g.Checklist.Parts[i]
		add(&part.Title)
		add(&part.Lead)
		for j := range part.Items {
			add(&part.Items[j].Words)
		}
	}
}

func TestNoWordIsWiderThanTheScreen(t *testing.T) {
	t.Parallel()
	stretched := sitetest.With(t, stretch)
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := browsertest.Serve(t, stretched.Handler())
		b := open(narrow)
		everyState(t, b, site, func(where string) {
			t.Helper()
			var faults []string
			b.Eval(`(`+spilled+`).filter((fault) => !fault.startsWith("broken"))`, &faults)
			assert.Empty(t, faults, where)
			b.Eval(onScreen, &faults)
			assert.Empty(t, faults, where)
		})
	})
}

// The calls stay two rows, each with two lines of a name and one of the number at
// most, and leave the words of an item their room.
func TestALongNameLeavesTheBarLow(t *testing.T) {
	t.Parallel()
	named := sitetest.With(t, func(p *content.Pack, _ *web.Client, _ *web.Options) {
		for i := range p.Contacts {
			if p.Contacts[i].ID == p.Advice {
				p.Contacts[i].Name, p.Contacts[i].Audience = longName, "Practitioners, Monday to Thursday 8.30am to 5pm and Friday 8.30am to 4.30pm, not on bank holidays"
			}
		}
	})
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := browsertest.Serve(t, withoutWorker(named.Handler())) // the bar needs no copy, and WebKit waited a minute for one once
		for _, size := range smallest {
			b := open(size)
			openItem(t, b, site.URL+checklistURL+"#indicator-6")
			var height float64
			var name string
			var faults []string
			b.Eval(`document.querySelector(".call-bar").getBoundingClientRect().height`, &height)
			assert.LessOrEqual(t, height, 160.0, "two rows")
			b.Eval(onScreen, &faults)
			assert.Empty(t, faults)
			b.Eval(firstLine, &faults)
			assert.Empty(t, faults)
			b.Eval(`document.querySelector(".call--advice").getAttribute("aria-label")`, &name)
			assert.Contains(t, name, longName, "screen readers have all of it")
			b.Eval(`(() => {
				const number = document.querySelector(".call--advice .call__number").getBoundingClientRect(), call = document.querySelector(".call--advice").getBoundingClientRect();
				return number.bottom <= call.bottom && number.height < 25 ? [] : ["the number is cut off, or in two lines"];
			})()`, &faults)
			assert.Empty(t, faults)
			b.Close()
		}
	})
}
