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

// listed are the lines of the page that lists what changed, and where each leads.
const listed = `[...document.querySelectorAll(".changes li")].map((li) => {
	const own = [...li.childNodes].filter((node) => node.nodeName !== "UL").map((node) => node.textContent).join("");
	return li.closest("section").querySelector("h2").textContent + " | " + own + " | " + (li.querySelector(":scope > a")?.getAttribute("href") ?? "");
})`

const newsLine = `document.querySelector('.news-line a[href="/changes/"]')`

// told is whether home leads to the list.
const told = newsLine + `.checkVisibility()`

// What updates change is listed by guide and heading, numbers first, until somebody has
// looked, and can be read again until the next update.
func TestWhatChangedIsListed(t *testing.T) {
	t.Parallel()
	version := 0
	site := func(edits ...func(*content.Pack)) *web.Site {
		return sitetest.With(t, func(p *content.Pack, _ *web.Client, _ *web.Options) {
			version++
			p.Version = version
			for _, id := range []string{"kept", "withdrawn"} {
				g := p.Guides[0]
				g.ID, g.ShortTitle, g.Blocks, g.Checklist = id, "Made-up guide, "+id, slices.Clone(g.Blocks[:4]), content.Checklist{}
				p.Guides = append(p.Guides, g)
			}
			for _, edit := range edits {
				edit(p)
			}
		})
	}
	reword := func(p *content.Pack) {
		blocks := p.Guides[0].Blocks
		last := &blocks[slices.IndexFunc(blocks, func(b content.Block) bool { return b.ID == "what" })+1]
		last.Spans = append([]content.Span{{Text: "Made up. "}}, last.Spans...)
	}
	replace := func(p *content.Pack) {
		p.Guides[2].ID, p.Guides[2].ShortTitle = "new", "Made-up guide, new"
	}
	number := func(p *content.Pack) { sitetest.ChangeNumber(p); p.Version = version }
	first, second, third := site(), site(reword), site(reword, replace, number)

	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		server, at := servePublisher(t)
		server.publish(first)
		b := open(phone)
		install(t, b, at)
		openMounted(t, b, at.URL+"/changes/")
		browsertest.WaitFor(t, b, "no changes", `document.querySelector(".changes p")?.textContent.startsWith("Nothing has changed")`)
		goTo(b, "/")
		browsertest.WaitFor(t, b, "home without the line", atTopOfHome+` && !`+told)

		server.publish(second)
		require.Equal(t, 2, askWorker(b, "update()").Content)
		openMounted(t, b, at.URL+"/")
		browsertest.WaitFor(t, b, "the line", told)
		server.publish(third)
		require.Equal(t, 3, askWorker(b, "update()").Content)
		at.Stop()
		openMounted(t, b, at.URL+"/")
		browsertest.WaitFor(t, b, "the line after two updates, without the server", told)
		b.Eval(newsLine+`.click()`, nil)
		browsertest.WaitFor(t, b, "the list", `document.title.startsWith("What changed") && document.activeElement.matches("h1") && document.querySelector(".changes li")`)
		var lines []string
		b.Eval(listed, &lines)
		want := []string{
			"Contacts and numbers | A number has changed. Duty and Advice, Practitioners: was 0113 376 0336, now " + sitetest.NewNumber + ". | ",
			"New guides | Made-up guide, new | /guides/new/",
			"Changed guides | Child sexual exploitation | /guides/cse/",
			"Changed guides | What is Child Sexual Exploitation?: changed | /guides/cse/#what",
			"Withdrawn guides | Made-up guide, withdrawn: no longer published. Do not rely on an old copy. | ",
		}
		assert.Equal(t, want, lines)

		b.Eval(`document.querySelector('.changes a[href*="#"]').click()`, nil)
		browsertest.WaitFor(t, b, "the part that changed", `location.pathname === "/guides/cse/" && document.activeElement.id === "what"`)
		goTo(b, "/")
		browsertest.WaitFor(t, b, "home", atTopOfHome)
		browsertest.WaitFor(t, b, "the line gone", `!`+told)
		openMounted(t, b, at.URL+"/changes/")
		browsertest.WaitFor(t, b, "the list once more", `document.querySelector(".changes li")`)
		b.Eval(listed, &lines)
		assert.Equal(t, want, lines, "read, and not forgotten")
		openMounted(t, b, at.URL+"/")
		browsertest.WaitFor(t, b, "home without the line, opened again", `!`+told)
	})
}
