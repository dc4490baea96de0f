package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// What the browser offers or refuses: to install, to share, to leave room for a notch.

// offers lets the page hear that the browser would install it, as Chromium tells
// it; a person then answers with the outcome.
func offers(outcome string) string {
	return `(() => {
		const event = new Event("beforeinstallprompt", {cancelable: true});
		window.prompts ??= 0;
		event.prompt = async () => { window.prompts++; await new Promise((done) => setTimeout(done, 100)); return {outcome: ` + browsertest.JS(outcome) + `}; };
		event.userChoice = Promise.resolve({outcome: ` + browsertest.JS(outcome) + `});
		dispatchEvent(event);
	})()`
}

// The browser's own question can be asked once. A button that asks it again does nothing.
func TestInstallButtonGoesOnceItWasUsed(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(phone)
		openMounted(t, b, site.URL+"/about/")
		for outcome, words := range map[string]string{
			"dismissed": "Not installed. You can still install it from the browser’s menu, as below.",
			"accepted":  "Installed. Open it from its icon.",
		} {
			b.Eval(offers(outcome), nil)
			browsertest.WaitFor(t, b, "the button", `document.querySelector(".install button")`)
			b.Eval(`document.querySelector(".install button").focus()`, nil)
			b.Eval(`(window.prompts = 0)`, nil)
			tap(b, ".install button")
			browsertest.WaitFor(t, b, outcome, `!document.querySelector(".install button") && document.querySelector(".install [role=status]").textContent === `+browsertest.JS(words))
			browsertest.WaitFor(t, b, "the focus on what is said", `document.activeElement.matches(".install [role=status]")`)
			var prompts int
			b.Eval("prompts", &prompts)
			assert.Equal(t, 1, prompts)
		}
	})
}

func TestARefusedShareIsTold(t *testing.T) {
	t.Parallel()
	const said = `document.querySelector(".summary__outcome").textContent`
	site := browsertest.Serve(t, withScript(t, `Navigator.prototype.share = () => window.share_();`))
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		b := open(phone)
		openMounted(t, b, site.URL+checklistURL+"summary/")
		for _, c := range []struct{ answer, words string }{
			{`Promise.reject(new DOMException("no", "NotAllowedError"))`, "Not shared. Copy the notes instead."},
			{`Promise.reject(new DOMException("closed", "AbortError"))`, ""},
			{`Promise.reject(new TypeError("too long"))`, "Not shared. Copy the notes instead."},
			{`Promise.resolve()`, ""},
		} {
			b.Eval(`(window.share_ = () => `+c.answer+`, undefined)`, nil)
			tap(b, ".summary__actions > .button:first-child")
			browsertest.WaitFor(t, b, c.answer, said+` === `+browsertest.JS(c.words))
		}
	})
}

// A button that is disabled loses the focus, and who uses a keyboard begins again at the top.
func TestCheckingKeepsTheFocus(t *testing.T) {
	t.Parallel()
	site := serveSite(t)
	c := browsertest.OpenChromium(t, phone)
	keepCopy(t, c, site)
	openMounted(t, c, site.URL+"/about/")
	for _, label := range []string{"Check this phone", "Check for an update"} {
		button := `[...document.querySelectorAll(".copy-report__actions button")].find((e) => e.textContent === ` + browsertest.JS(label) + `)`
		c.Eval(`(`+button+`.focus(), window.lost = 0, `+button+`.addEventListener("blur", () => { lost++; }))`, nil)
		c.Press("Enter")
		browsertest.WaitFor(t, c, "what came of it", `/^(Complete|Up to date)/.test(`+outcome+`)`)
		var kept bool
		c.Eval(`document.activeElement === `+button+` && lost === 0`, &kept)
		assert.True(t, kept, label)
	}
}

func TestPagesKeepClearOfTheNotch(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	c := browsertest.OpenChromium(t, browsertest.Options{Width: 640, Height: 360, Touch: true})
	left, right := int64(47), int64(34)
	_, err := chromedp.Call(c.Context(), emulation.SetSafeAreaInsetsOverride, emulation.SetSafeAreaInsetsOverrideParams{Insets: &emulation.SafeAreaInsets{Left: &left, Right: &right}})
	require.NoError(t, err)
	check := func(where string) {
		t.Helper()
		var faults []string
		c.Eval(`[...document.querySelectorAll(".call-bar *, .page > *, .notices > *, .places *")].filter((e) => e.checkVisibility() && !e.closest(".visually-hidden")).flatMap((e) => {
			const box = e.getBoundingClientRect();
			return box.width > 1 && (box.left < 47 || box.right > innerWidth - 34) ? [e.outerHTML.slice(0, 80)] : [];
		})`, &faults)
		assert.Empty(t, faults, where)
	}
	for _, route := range routes(t) {
		openMounted(t, c, site.URL+route.Path)
		c.Eval(`document.querySelector(".notices").append(Object.assign(document.createElement("p"), {textContent: "A notice."}))`, nil)
		check(route.Path)
	}
	openItem(t, c, site.URL+checklistURL+"#indicator-6")
	check("an item")
}

// go-app would handle a tap on every link that reaches the window, and end.
func TestTextsAndEmailsAreLeftToTheBrowser(t *testing.T) {
	t.Parallel()
	built := sitetest.With(t, func(p *content.Pack, _ *web.Client, _ *web.Options) {
		p.Contacts = append(p.Contacts, content.Contact{ID: "chat", Name: "Chat", Audience: "Young people",
			When: "or write to chat@example.org", Number: "07700 900123", Tel: "+447700900123", TextOnly: true})
	})
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := browsertest.Serve(t, built.Handler())
		b := open(phone)
		openMounted(t, b, site.URL+"/contacts/")
		for _, href := range []string{"sms:+447700900123", "mailto:chat@example.org"} {
			var left bool
			b.Eval(`(() => {
				let left, reached = false;
				document.addEventListener("click", (event) => { left = !event.defaultPrevented; event.preventDefault(); }, {once: true}); // WebKit would leave the page
				addEventListener("click", () => { reached = true; }, {once: true});
				document.querySelector('main a[href="`+href+`"]').click();
				return left && !reached;
			})()`, &left)
			assert.True(t, left, href)
		}
		assertAlive(t, b)
	})
}

// The file to keep is opened from a disk, where no policy goes with it, and by its address, where one does.
func TestTheFileToKeepHasItsStyle(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		built := sitetest.Shipped(t)
		page, found := built.Lookup("/one-minute.html")
		require.True(t, found)
		file := filepath.Join(t.TempDir(), "one-minute.html")
		require.NoError(t, os.WriteFile(file, page.Body(), 0o600))
		b := open(browsertest.Options{Width: 1000, Height: 700})
		for _, address := range []string{site.URL + "/one-minute.html", "file://" + file} {
			b.Open(address)
			var style struct {
				Width         float64
				Note, Text    string
				Line, NoLine  string
				ScrollsAtSide bool
			}
			b.Eval(`(() => {
				const text = document.querySelector(".guide-text > p:not(.note)"), note = document.querySelector(".guide-text > .note");
				return {width: text.getBoundingClientRect().width, note: getComputedStyle(note).color, text: getComputedStyle(text).color,
					line: getComputedStyle(note).borderLeftStyle, noLine: getComputedStyle(text).borderLeftStyle, scrollsAtSide: document.documentElement.scrollWidth > innerWidth};
			})()`, &style)
			assert.LessOrEqual(t, style.Width, 760.0, address)
			assert.NotEqual(t, style.Text, style.Note, address)
			assert.Equal(t, []string{"dotted", "none"}, []string{style.Line, style.NoLine}, address)
			assert.False(t, style.ScrollsAtSide, address)
		}
	})
}
