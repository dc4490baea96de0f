package e2e

import (
	"io"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
)

// From nothing to a number on a phone, and from a changed number to a phone that was
// offline meanwhile: the page for editors, followed word for word.
func TestTheEditorsPageFollowed(t *testing.T) {
	t.Parallel()
	const (
		guide   = "ours/guides/first-guide/guide.md"
		showing = "http://localhost:8080/"
	)
	page := openEditorsPage(t)

	page.step("1. Get the program") // made by make build

	page.step("2. Begin with an example")
	said, good := page.types("guide init ours")
	require.True(t, good, said)
	watching := "guide serve -watch -content ours"
	page.known(watching)
	page.known(showing) // the port; here it is a free one
	_, preview := page.serves(watching)
	desk := browsertest.OpenChromium(t, browsertest.Options{Width: 1000})
	page.known(showing + "-/faults")
	desk.Open(preview + "/-/faults")
	assert.Regexp(t, `(?s)Warnings.*contacts.yaml:\d+: "0113 496 0001" is of the example: want your own`, desk.Text())
	openMounted(t, desk, preview+"/")
	assert.Contains(t, desk.Text(), "Example guides")
	said, good = page.types("guide check ours")
	require.True(t, good, said)
	assert.Contains(t, said, "is of the example: want your own", "what to replace")

	page.step("3. Say who you are and who to call")
	page.writes("ours/pack.yaml", "title: Example guides", "title: Millbrook carers’ guides", "short_name: Example", "short_name: Millbrook",
		"partnership: Example partnership", `partnership: "Made-up Millbrook: carers"`, "contact: guides@example.org", "contact: carers@millbrook.example")
	page.writes("ours/contacts.yaml", "Example advice line", "Carers’ advice line", "0113 496 0001", "0113 496 0010",
		"Example night team", "Carers’ night line", "0113 496 0002", "0113 496 0011", "advice@example.org", "carers@millbrook.example")
	browsertest.WaitFor(t, desk, "the list of faults, which names the example's guide",
		`location.pathname === "/-/faults" && document.body.innerText.includes("guides/example/guide.md:")`)
	assert.NotRegexp(t, `(?m)^contacts.yaml:`, desk.Text())

	page.step("4. Put in a guide")
	require.NoError(t, os.Rename(page.path("ours/guides/example"), page.path("ours/guides/first-guide")))
	page.writes(guide, "title: An example of a guide", "title: When somebody talks to you", "short_title: Example guide", "short_title: Listening",
		"publisher: Example partnership", "publisher: Made-up Millbrook", "source: made up for this example", "source: made up for a test")
	page.replacesText(guide, "Made-up words: hear them out.\n\n## What to watch for\n\nSigns to think about include:\n\n"+
		"•\tone made-up sign\n•\tanother made-up sign\n\nRead [more about signs](https://example.org/).\n\n## Who to ring\n\nRing the advice line on 0113 496 0010.\n")
	require.NoError(t, os.WriteFile(page.path("ours/guides/first-guide/source.txt"), []byte(strings.Join([]string{
		"When somebody talks to you", "Made-up words: hear them out.", "What to watch for", "Signs to think about include:",
		"•\tone made-up sign", "•\tanother made-up sign", "Read more about signs.", "Who to ring", "Ring the advice line on 0113 496 0010."}, "\r\n")), 0o644))
	browsertest.WaitFor(t, desk, "only faults of the checklist",
		`document.querySelectorAll("ol > li").length > 0 && [...document.querySelectorAll("ol > li")].every((li) => li.innerText.startsWith("guides/first-guide/checklist.yaml:"))`)

	page.step("5. Make a checklist, if you want one")
	page.writes("ours/guides/first-guide/checklist.yaml", "lead: Examples of things to notice include", "lead: Signs to think about include",
		"a first made-up thing", "one made-up sign", "a second made-up thing", "another made-up sign",
		"      - id: thing-3\n        words: a third made-up thing\n", "", "absence: Noticing none of these things does not mean that all is well.\n", "",
		"assessment: An example of a sentence on what an assessment needs.", "")
	browsertest.WaitFor(t, desk, "the site again, with the guide", mounted+` && document.body.innerText.includes("Listening")`)
	openMounted(t, desk, preview+"/guides/first-guide/")
	assert.Contains(t, desk.Text(), "hear them out")

	page.step("6. Complete the rest")
	require.NoError(t, os.Remove(page.path("ours/practice.yaml")))
	for _, name := range []string{"ours/privacy.md", "ours/accessibility.md"} {
		text, err := os.ReadFile(page.path(name))
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(page.path(name), []byte(strings.NewReplacer("[", "", "]", "").Replace(string(text))), 0o644))
	}

	page.step("7. Check")
	page.writes("ours/contacts.yaml", "0113 496 0010", "0113 49600")
	said, good = page.types("guide check ours")
	assert.False(t, good)
	page.known(`advice-line: number "0113 49600": too short for the UK`)
	assert.Regexp(t, `(?m)^contacts.yaml:\d+: advice-line: number "0113 49600": too short for the UK$`, said)
	page.writes("ours/contacts.yaml", "0113 49600", "0113 496 0010")
	said, good = page.types("guide check ours")
	require.True(t, good, said)
	const unopened = `the address of "more about signs" is not confirmed yet`
	assert.Contains(t, said, unopened)
	const opened = "    links:\n      - address: https://example.org/\n        standing: verified\n        verified: 2026-11-23\n"
	page.known(opened)
	require.NoError(t, os.WriteFile(page.path("ours/links.yaml"), []byte(strings.ReplaceAll("\n"+opened, "\n    ", "\n")), 0o644))
	said, good = page.types("guide check ours")
	require.True(t, good, said)
	assert.NotContains(t, said, unopened)
	assert.NotContains(t, said, "example")
	assert.NotContains(t, said, "a draft")

	page.step("8. Publish")
	export := func(number string) {
		t.Helper()
		said, good := page.types("guide export -content ours site")
		require.True(t, good, said)
		contacts, err := os.ReadFile(page.path("site/contacts/index.html"))
		require.NoError(t, err)
		assert.Contains(t, string(contacts), number)
	}
	export("0113 496 0010")
	assert.DirExists(t, page.path("site/.guide-export"))
	assert.FileExists(t, page.path("ours/.published.json"))
	server, address := page.serves("guide serve -content ours")
	behind, err := url.Parse(address)
	require.NoError(t, err)
	site := browsertest.Serve(t, httputil.NewSingleHostReverseProxy(behind)) // the way to the server, which a phone can lose
	phone := browsertest.OpenChromium(t, browsertest.Options{Touch: true, Width: 360, Height: 640, CallsFrom: site.URL})
	openMounted(t, phone, site.URL+"/")
	browsertest.WaitFor(t, phone, "a complete copy", complete)
	site.Stop()
	const advice, before, after = ".call--advice", "tel:+441134960010", "tel:+441134960020"
	numbers := func() (all []string) {
		phone.Eval(`[...document.querySelectorAll('a[href^="tel:"]')].map((a) => a.getAttribute("href"))`, &all)
		return all
	}
	openMounted(t, phone, site.URL+"/guides/first-guide/")
	assert.Contains(t, phone.Text(), "hear them out")
	assert.Contains(t, numbers(), before)
	openMounted(t, phone, site.URL+"/contacts/")
	phone.Tap(advice)
	browsertest.WaitUntil(t, "the call", func() bool { return len(phone.Dialled()) == 1 })

	page.step("When a number changes")
	page.writes("ours/contacts.yaml", "0113 496 0010", "0113 496 0020")
	said, good = page.types("guide check ours")
	assert.False(t, good, "the guide still prints the old one")
	assert.Contains(t, said, guideOfPack(guide)+":")
	page.writes(guide, "0113 496 0010", "0113 496 0020")
	page.writes("ours/guides/first-guide/source.txt", "0113 496 0010", "0113 496 0020")
	said, good = page.types("guide check ours")
	require.True(t, good, said)
	export("0113 496 0020") // into the same folder, as step 8 says
	require.NoError(t, server.Process.Signal(syscall.SIGHUP))
	browsertest.WaitUntil(t, "the server to have read it again", func() bool {
		answer, err := http.Get(address + "/contacts/")
		require.NoError(t, err)
		defer answer.Body.Close()
		contacts, err := io.ReadAll(answer.Body)
		return err == nil && strings.Contains(string(contacts), after)
	})
	openMounted(t, phone, site.URL+"/guides/first-guide/")
	assert.Contains(t, numbers(), before, "a phone that is offline keeps the old number")
	assert.NotContains(t, numbers(), after)

	site.Start()
	openMounted(t, phone, site.URL+"/") // the app is opened, and nothing else done
	browsertest.WaitFor(t, phone, "the change to be said", `document.querySelector(".notices").textContent.includes("A number has changed")`)
	for _, path := range []string{"/", "/guides/first-guide/", "/guides/first-guide/checklist/", "/contacts/", "/about/"} {
		openMounted(t, phone, site.URL+path)
		browsertest.WaitFor(t, phone, "the change on "+path,
			`document.querySelector(".notices").textContent.includes("was 0113 496 0010, now 0113 496 0020")`)
		assert.Contains(t, numbers(), after, path)
		assert.NotContains(t, numbers(), before, path)
	}
	phone.Tap(advice)
	browsertest.WaitUntil(t, "the call", func() bool { return len(phone.Dialled()) == 2 })
	assert.Equal(t, []string{before, after}, phone.Dialled())

	page.step("When you rename or take away a guide")
	require.NoError(t, os.Rename(page.path("ours/guides/first-guide"), page.path("ours/guides/listening-1")))
	page.known("former_ids: [old-name]")
	page.writes("ours/guides/listening-1/guide.md", "\nreview_due:", "\nformer_ids: [first-guide]\nreview_due:")
	said, good = page.types("guide check ours")
	require.True(t, good, said)
	browsertest.WaitFor(t, desk, "the open guide at its new address", mounted+` && location.pathname === "/guides/listening-1/"`)
	openMounted(t, desk, preview+"/guides/first-guide/")
	browsertest.WaitFor(t, desk, "the guide at its old address", `document.body.innerText.includes("hear them out")`)

	page.step("Several guides")
	require.NoError(t, os.CopyFS(page.path("ours/guides/second-1"), os.DirFS(page.path("ours/guides/listening-1"))))
	page.writes("ours/guides/second-1/guide.md", "former_ids: [first-guide]\n", "draft: true\n")
	page.writes("ours/pack.yaml", "\ntitle:", "\ngroups:\n  - title: At home\n    guides: [listening-1, second-1]\n\ntitle:")
	said, good = page.types("guide check ours")
	require.True(t, good, said)
	assert.Contains(t, said, "a draft that is not published")

	page.step("Other countries and languages")
	page.types("guide words cy > ours/words.cy.yaml")

	page.step("Several languages")
	page.known("guide words cy") // typed above
	page.writes("ours/pack.yaml", "\ntitle:", "\nlang: en-GB\nlanguages: [cy]\ntitle:")
	page.known("`title`, `partnership`, and `short_name`")
	require.NoError(t, os.WriteFile(page.path("ours/pack.cy.yaml"),
		[]byte("title: Canllawiau enghreifftiol\npartnership: Partneriaeth enghreifftiol\ngroups:\n  At home: Gartref\n"), 0o644))
	said, good = page.types("guide check ours")
	require.True(t, good, said)
	assert.Contains(t, said, "words.cy.yaml", "the words to translate")
	browsertest.WaitFor(t, desk, "the open guide with the other language", mounted+` && document.querySelector("[hreflang=cy]")`)
	openMounted(t, desk, preview+"/cy/") // Chromium does not answer where the page reloads itself meanwhile
	browsertest.WaitFor(t, desk, "the first page in Welsh", `document.querySelector("h1").textContent === "Canllawiau enghreifftiol"`)
}

// guideOfPack is a file's name as messages have it.
func guideOfPack(name string) string { return strings.TrimPrefix(name, "ours/") }
