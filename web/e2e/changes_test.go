package e2e

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// A contact is known by its id. Two share a name and an audience here, as the day
// and the night number of one team do.
func TestContactsAreKnownByTheirIDs(t *testing.T) {
	t.Parallel()
	version := 1
	site := func(edit func(*content.Pack)) *web.Site {
		return sitetest.With(t, func(p *content.Pack, _ *web.Client, _ *web.Options) {
			p.Version = version
			version++
			day := content.Contact{ID: "mash-day", Name: "Example MASH", Audience: "Practitioners", When: "Day", Ways: []content.Way{content.NewWay(content.Call, "0113 496 0013", "+441134960013")}}
			night := content.Contact{ID: "mash-night", Name: "Example MASH", Audience: "Practitioners", When: "Night", Ways: []content.Way{content.NewWay(content.Call, "0113 496 0004", "+441134960004")}}
			p.Contacts = append(p.Contacts, day, night)
			edit(p)
		})
	}
	contact := func(p *content.Pack, id string) *content.Contact {
		return &p.Contacts[slices.IndexFunc(p.Contacts, func(c content.Contact) bool { return c.ID == id })]
	}
	remove := func(p *content.Pack) {
		p.Contacts = slices.DeleteFunc(p.Contacts, func(c content.Contact) bool { return c.ID == "mash-day" })
	}
	changed := func(p *content.Pack) {
		contact(p, "mash-night").Ways = []content.Way{content.NewWay(content.Call, "0113 496 0005", "+441134960005")}
	}
	renamed := func(p *content.Pack) { changed(p); contact(p, "duty-public").Name = "Front Door" }
	steps := []struct {
		name string
		site *web.Site
		want []string
	}{
		{"as it is", site(func(*content.Pack) {}), nil},
		{"in another order", site(func(p *content.Pack) { slices.Reverse(p.Contacts) }), nil},
		{"one number", site(changed), []string{"mash-night number 0113 496 0004 0113 496 0005"}},
		{"a name", site(renamed), []string{"duty-public renamed Duty and Advice Front Door"}},
		{"removed", site(func(p *content.Pack) { renamed(p); remove(p) }), []string{"mash-day removed 0113 496 0013 no longer listed"}},
		{"another id", site(func(p *content.Pack) { renamed(p); remove(p); contact(p, "mash-night").ID = "mash" }), nil},
	}
	server, at := servePublisher(t)
	server.publish(steps[0].site)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	install(t, c, at)
	for _, step := range steps {
		server.publish(step.site)
		after := askWorker(c, "update()")
		require.NotEqual(t, "refused", after.Check.Content.Outcome, "%s: %v", step.name, after.Log)
		var reported []string
		for _, change := range after.Changes {
			reported = append(reported, change.ID+" "+change.Kind+" "+change.Before+" "+change.After)
		}
		assert.Equal(t, step.want, reported, step.name)
		c.Eval(`oneMinute.seen()`, nil)
	}
}

// An open page hears at once of what is now on the phone.
func TestPagesHearOfACommit(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(browsertest.Options{})
		install(t, b, site)
		b.Eval(`(window.heard = [], navigator.serviceWorker.addEventListener("message", ({data}) => heard.push(data.committed?.content)), navigator.serviceWorker.startMessages(), null)`, nil)
		next := sitetest.WithNewNumber(t)
		server.publish(next)
		id := at(listsOf(t, next).pointer, "content")["hash"].(string)
		assert.Equal(t, id, askWorker(b, "update()").ContentID)
		browsertest.WaitFor(t, b, "the word", `heard.includes(`+browsertest.JS(id)+`)`)
	})
}

// A page names the numbers by their hash: the copy has those of the content before too.
func TestTheNumbersByTheirHash(t *testing.T) {
	t.Parallel()
	first := sitetest.Shipped(t)
	server, site := servePublisher(t)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	install(t, c, site)
	next := sitetest.WithNewNumber(t)
	server.publish(next)
	require.Equal(t, 2, askWorker(c, "update()").Content)
	site.Stop()
	for version, s := range []*web.Site{first, next} {
		numbers, _ := s.Lookup("/numbers.json")
		var got int
		c.Eval(`fetch(`+browsertest.JS(numbers.Address())+`, {cache: "no-store"}).then((answer) => answer.json()).then((numbers) => numbers.version)`, &got)
		assert.Equal(t, version+1, got)
	}
}
