package e2e

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// everyWay gives the pack made-up contacts that can be reached in every way: Duty and
// Advice in all of them, another by an address alone, a third for the guide alone.
func everyWay(p *content.Pack, _ *web.Client, _ *web.Options) {
	for i := range p.Contacts {
		if c := &p.Contacts[i]; c.ID == p.Advice {
			c.Ways[0].Extension = "123"
			c.Ways = append(c.Ways,
				content.NewWay(content.Text, "0113 496 0005", "+441134960005"),
				content.NewWay(content.Textphone, "0113 496 0009", "+441134960009"),
				content.NewWay(content.Relay, "18001 0113 376 0336", "1800101133760336"),
				content.Way{Kind: content.Email, Shown: "duty-and-advice@safeguarding.example.org", Href: "mailto:duty-and-advice@safeguarding.example.org"},
				content.Way{Kind: content.Web, Shown: "www.example.org/chat", Href: "https://www.example.org/chat"},
			)
			c.Hours, c.Note = "Monday to Friday, 9am to 5pm", "Ask for the duty worker"
		}
	}
	p.Contacts = append(p.Contacts, content.Contact{ID: "chat", Name: "Example Chat", Audience: "Young people", Hours: "Every day, 4pm to 10pm",
		Ways: []content.Way{{Kind: content.Web, Shown: "chat.example.org", Href: "https://chat.example.org/"}}})
	p.Guides[0].Contacts = []content.Contact{{ID: "clinic", Name: "Example Clinic", Audience: "Young people",
		Ways: []content.Way{content.NewWay(content.Call, "0113 496 0007", "+441134960007")}}}
}

// overlapping finds buttons of the contacts that are small, off the screen's side, or
// have words over them.
const overlapping = `[...document.querySelectorAll(".contacts .round")].flatMap((a) => {
	const box = a.getBoundingClientRect(), say = (fault) => [a.getAttribute("aria-label") + " " + fault];
	if (box.width < 48 || box.height < 48) return say("is small");
	if (box.left < 0 || box.right > innerWidth) return say("is off the screen");
	const range = document.createRange();
	return [...document.querySelectorAll(".contacts p, .contacts .round")].some((other) => {
		if (other === a) return false;
		range.selectNodeContents(other);
		const over = other.matches(".round") ? other.getBoundingClientRect() : range.getBoundingClientRect();
		return over.width && over.left < box.right && over.right > box.left && over.top < box.bottom && over.bottom > box.top;
	}) ? say("is under something else") : [];
})`

func TestEveryWayToReachAContact(t *testing.T) {
	t.Parallel()
	site := browsertest.Serve(t, sitetest.With(t, everyWay).Handler())
	for _, size := range []browsertest.Options{narrow, phone} {
		name := fmt.Sprintf("%dx%d", size.Width, size.Height)
		c := browsertest.OpenChromium(t, size)
		openMounted(t, c, site.URL+"/contacts/")
		var hrefs, faults []string
		c.Eval(`[...document.querySelectorAll(".contacts .round")].map((a) => a.getAttribute("href"))`, &hrefs)
		assert.Equal(t, []string{"tel:999", "tel:+441133760336", "sms:+441134960005", "tel:+441134960009", "tel:1800101133760336",
			"mailto:duty-and-advice@safeguarding.example.org", "https://www.example.org/chat",
			"tel:+441135350600", "tel:+441132224403", "https://chat.example.org/", "tel:+441134960007"}, hrefs, name)
		c.Eval(overlapping, &faults)
		assert.Empty(t, faults, name)
		c.Eval(onScreen, &faults)
		assert.Empty(t, faults, name)
		assert.Contains(t, c.Text(), "0113 376 0336, extension\u00A0123", name)
		if size == phone {
			readsAloud(t, c, "contacts-every-way")
		}

		// Whatever opens, the page and its program are still there, and know what was tapped.
		c.Eval(`(window.left = [], addEventListener("click", () => left.push("reached the window")),
			document.addEventListener("click", (event) => { left.push(event.defaultPrevented); event.preventDefault(); }), null)`, nil)
		began := time.Now()
		for _, href := range hrefs[1:7] {
			c.Eval(`document.querySelector('.contacts a[href="`+href+`"]').click()`, nil)
		}
		var left []bool
		c.Eval(`left`, &left)
		assert.Equal(t, []bool{false, false, false, false, false, false}, left, "left to the browser")
		assertAlive(t, c)
		tapped := func(at string) string {
			return fmt.Sprintf("You tapped Call at %[1]s, Text at %[1]s, Textphone at %[1]s, Relay call at %[1]s, Email at %[1]s, Web page at %[1]s", at)
		}
		var called string
		c.Eval(`document.querySelectorAll(".contact__called")[1].textContent`, &called)
		assert.Contains(t, []string{tapped(began.Format("15:04")), tapped(began.Add(time.Minute).Format("15:04"))}, called)
		require.Empty(t, c.Errors())

		for _, path := range []string{"/guides/cse/", checklistURL + "summary/"} {
			openMounted(t, c, site.URL+path)
			browsertest.WaitFor(t, c, "the guide's own contact at "+path, `document.querySelector('.guide-contacts a[href="tel:+441134960007"]')`)
		}
		c.Close()
	}
}

// No link opens an address that the phone knows to be replaced.
func TestAReplacedAddressIsNotOpened(t *testing.T) {
	t.Parallel()
	server, site := servePublisher(t)
	server.publish(sitetest.With(t, everyWay))
	c := browsertest.OpenChromium(t, phone)
	install(t, c, site)
	openMounted(t, c, site.URL+"/contacts/")
	server.publish(sitetest.With(t, func(p *content.Pack, client *web.Client, o *web.Options) {
		everyWay(p, client, o)
		p.Version = 2
		ways := p.Contacts[1].Ways
		ways[1] = content.NewWay(content.Text, "0113 496 0006", "+441134960006")
		ways[4].Shown, ways[4].Href = "new@example.org", "mailto:new@example.org"
		p.Guides[0].Contacts[0].Ways[0] = content.NewWay(content.Call, "0113 496 0008", "+441134960008")
	}))
	c.Eval(`oneMinute.update()`, nil)
	browsertest.WaitFor(t, c, "the notices", `document.querySelectorAll(".notices p").length === 3`)
	notices := c.Text()
	assert.Contains(t, notices, "A number has changed. Duty and Advice (Text), Practitioners: was 0113 496 0005, now 0113 496 0006.")
	assert.Contains(t, notices, "An address has changed. Duty and Advice (Email), Practitioners: was duty-and-advice@safeguarding.example.org, now new@example.org.")
	for old, now := range map[string]string{
		"sms:+441134960005": "sms:+441134960006",
		"mailto:duty-and-advice@safeguarding.example.org": "mailto:new@example.org",
		"tel:+441134960007": "tel:+441134960008",
		"tel:+441134960009": "tel:+441134960009",
	} {
		assert.Equal(t, now, dialledBy(c, `.contacts a[href="`+old+`"]`))
	}
}
