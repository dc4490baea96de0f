package web

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// The rules about what the app may never say or ask, checked against every string
// that is rendered: each page, and each part in each state.

// rendered is the markup of every page and of every example, by name.
func rendered(t *testing.T) map[string]*html.Node {
	t.Helper()
	docs := map[string]*html.Node{}
	parse := func(name string, markup []byte) {
		doc, err := html.Parse(strings.NewReader(string(markup)))
		require.NoError(t, err)
		docs[name] = doc
	}
	for _, f := range leedsSite(t).Files() {
		if strings.HasPrefix(f.Type, "text/html") {
			parse(f.Path, f.Body())
		}
	}
	pages, err := Gallery(leedsPack(t))
	require.NoError(t, err)
	for _, page := range pages {
		parse(page.Name, page.HTML)
	}
	require.Greater(t, len(docs), 40)
	return docs
}

// scoring are words that would make an outcome of the answers: those of a verdict,
// and every number that is about the answers themselves.
var scoring = regexp.MustCompile(`(?i)\b(scor(e|es|ed|ing)|total|tally|sum|points?|per ?cent(age)?|low|lower|medium|high|higher|severe|severity|likely|likelihood|level|` +
	`threshold|no concerns?|amber|green|red|rank(s|ed|ing)?|grade[sd]?|rating|rated|result)\b|\d\s*%|^\s*\d+\s*$|\d+ ?(of|out of|/) ?\d+|` +
	number + `(of (the )?` + number + `)?(items? |answers? |indicators? |signs? |things? )?(is |are |was |were )?(noticed|not noticed|not known|don.t know|answered|marked|ticked)\b|` +
	`\b(noticed|not known|don.t know|answered|marked|answers|items|indicators)( so far)?\W{1,3}\d+\b|\b\d+ (answers?|items?|indicators?|signs?|concerns?)\b`)

const number = `\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten) `

// harmless are the app's own sentences that have such a word, in full, and why they may.
var harmless = map[string]string{
	"999":                        "a number to ring",
	words.English().Dates.Digits: "all ten, for numbers",
	"One item at a time, in the guide’s words. There is no score. You can stop at any time.": "denies it",
	"One at a time. There is no score": "denies it",
	"This is a guide to read and a checklist to help you think. It is not a referral or a risk assessment. It gives no score or result. If you are worried about a child, call.": "denies it",
	"100 %": "a size of text", "125 %": "a size of text", "150 %": "a size of text", "200 %": "a size of text",
}

// progress is the one thing that may be counted in a visit; the others are files and guides.
// The rest of its sentence is checked for scoring all the same.
var progress = regexp.MustCompile(`^Item \d+ of \d+$|^ ?\d+ of \d+ (?:files|guides)\.(?: \{reason\})? Stay online\.$|Checking every file: \d+ of \d+|Not complete: \d+ of \d+ files are (?:correct|saved)`)

// scored is the part of the words that makes an outcome of the answers, if any does.
func scored(words string) string {
	if harmless[words] != "" {
		return ""
	}
	return scoring.FindString(progress.ReplaceAllString(words, ""))
}

func TestNothingIsScored(t *testing.T) {
	for _, e := range words.Entries(words.English()) {
		assert.Empty(t, scored(words.Pattern(*e.Text).Fill("number", "150", "total", "200", "have", "7")), "%s: %s", e.Section, e.Name)
	}
	for name, doc := range rendered(t) {
		for _, words := range texts(doc, "guide-words", "step__item", "guide-text", "links") {
			assert.Empty(t, scored(words), "%s: %s", name, words)
		}
	}
	for name, text := range noted(t) {
		for line := range strings.Lines(text) {
			assert.Empty(t, scored(strings.TrimSpace(line)), "%s: %s", name, line)
		}
	}
}

// What the scan finds, and what it leaves alone.
func TestAScoreIsFound(t *testing.T) {
	found := func(markup string) (words []string) {
		doc, err := html.Parse(strings.NewReader(markup))
		require.NoError(t, err)
		for _, w := range texts(doc, "guide-words") {
			if scored(w) != "" {
				words = append(words, w)
			}
		}
		return words
	}
	for _, bad := range []string{"3 noticed so far", "7 of 10 noticed", "Three noticed", "two of the ten indicators are noticed", "Noticed: 3", "Noticed (4)", "Answered 5", "12 answers",
		"2 items", "70 %", "70%", "seventy per cent", "7/10", "7 out of 10", "4", "High risk", "3 noticed · item 7 of 10", "level AA, low concern"} {
		assert.Equal(t, []string{bad}, found("<p>"+bad+"</p>"), "as text")
		for _, name := range []string{"aria-label", "aria-description", "title", "alt", "placeholder", "content"} {
			assert.Equal(t, []string{bad}, found(`<p `+name+`="`+bad+`">calm</p>`), name)
		}
	}
	assert.Equal(t, []string{"Risk score high, 7 of 10"}, found(`<img aria-label="Risk score high, 7 of 10">`))
	assert.Equal(t, []string{"3"}, found(`<p><strong>3</strong> noticed</p>`), "also cut in pieces")
	for _, good := range []string{"Item 3 of 10", "Noticed", "Not known yet: keep asking about", "No answers saved.", "7 of 24 files. Stay online.",
		"Your answers stay on this phone until 16:32. ", "You tapped Call at 14:32", "0113 376 0336"} {
		assert.Empty(t, found("<p title='"+good+"'>"+good+"</p>"))
	}
	assert.Empty(t, found(`<p class="guide-words">At least one in ten are noticed</p>`), "the guide's own words")
}

// noted is the text that the notes are copied and shared as, without the guide's
// own words, for no answer and for the same answer everywhere.
func noted(t *testing.T) map[string]string {
	t.Helper()
	p := leedsPack(t)
	g := &p.Guides[0]
	noon := time.Date(2026, 11, 23, 12, 0, 0, 0, time.Local)
	own := []string{g.Checklist.Absence, "", g.Checklist.Assessment, ""}
	for _, part := range g.Checklist.Parts {
		for _, item := range part.Items {
			own = append(own, "- "+item.Words+"\n", "- \n")
		}
	}
	all := map[string]string{"no answer": visit.Text(p, g, visit.Visit{}, noon, time.Time.Local)}
	for _, answer := range visit.Answers {
		v := visit.Visit{Ref: "7f3a91c2-0000-4000-8000-000000000000"}
		v.Set(g.ID, "indicator-99", answer, noon) // which the guide does not have
		v.Reach(p.Advice, content.Call, noon)
		for _, part := range g.Checklist.Parts {
			for _, item := range part.Items {
				v.Set(g.ID, item.ID, answer, noon)
				v.ToggleBasis(g.ID, item.ID, visit.Bases[0], noon)
				v.ToggleWhen(g.ID, item.ID, visit.Whens[0], noon)
			}
		}
		v.Fit(p)
		all[answer.Label(words.English())] = visit.Text(p, g, v, noon, time.Time.Local)
	}
	for name, text := range all {
		all[name] = strings.NewReplacer(own...).Replace(text)
	}
	return all
}

func TestNoPlaceToType(t *testing.T) {
	for name, doc := range rendered(t) {
		for _, n := range all(doc, "") {
			switch n.Data {
			case "input":
				if attr(n, "type") == "search" {
					assertKeepsNothing(t, name, n)
				} else {
					assert.Equal(t, "radio", attr(n, "type"), name)
				}
			case "textarea", "select", "form":
				t.Errorf("%s: <%s>", name, n.Data)
			}
			assert.Empty(t, attr(n, "contenteditable"), name)
		}
	}
}

// assertKeepsNothing holds the one place to type, the search, to what browsers remember and
// send of a field.
func assertKeepsNothing(t *testing.T, name string, field *html.Node) {
	t.Helper()
	assert.Regexp(t, "^(/search/|search|search-.*)$", name)
	for _, off := range []string{"autocomplete", "autocorrect", "autocapitalize"} {
		assert.Equal(t, "off", attr(field, off), off)
	}
	assert.Equal(t, "false", attr(field, "spellcheck"), "some browsers send words away to be checked")
	assert.Empty(t, attr(field, "name"), "browsers remember by it what was typed")
	assert.Empty(t, attr(field, "value"))
}

// blaming are words that lay on a child what was done to it, after the lists of
// terms to avoid in "Child exploitation and abuse: an appropriate language
// guide" (The Children's Society and NAPAC, 2024).
var blaming = regexp.MustCompile(`(?i)\b(promiscu\w*|prostitut\w*|provocative\w*|streetwise|street-wise|attention[- ]seek\w*|lifestyle|risky|risk[- ]taking|` +
	`put(s|ting)? (himself|herself|themselves?|itself) (at|in)|at risk of themselves|chos(e|en) to|choos(e|es|ing) to (go|stay|return|meet)|abscond\w*|` +
	`sexually active|consensual|boyfriend|girlfriend|sugar daddy|rent boy|drug[- ]runn\w*|drug mule|recruit\w*|in a relationship with|hang(s|ing)? (around|out)|` +
	`associat(es|ing) with|engag(es|ed|ing) (in|with)|fail(s|ed|ing|ure)? to engage|did not attend|refus(es|ed|ing) to|non-?complian\w*|manipulative|` +
	`beyond (parental )?control|out of control|bad (crowd|company)|vulnerable to making|offer(s|ed|ing)? (him|her|them) drugs|alleg(es|ed|ation)|claims? that|` +
	`wayward|naive|complicit|willing(ly)?|ask(ed|ing) for it|asked for|ruined|damaged|victim of (his|her|their) own)\b`)

// Every text that the app has, also those that no page shows.
func TestNoWordBlamesAChild(t *testing.T) {
	for _, bad := range []string{"she puts herself at risk", "Promiscuous", "a lifestyle", "absconded from care", "refuses to engage"} {
		require.Regexp(t, blaming, bad)
	}
	for _, e := range words.Entries(words.English()) {
		assert.NotRegexp(t, blaming, *e.Text, "%s: %s", e.Section, e.Name)
	}
	for name, doc := range rendered(t) {
		for _, words := range texts(doc, "guide-words", "step__item", "guide-text", "links") {
			assert.NotRegexp(t, blaming, words, name)
		}
	}
}

// said are the attributes whose values are read, to the eye or to the ear.
var said = []string{"aria-label", "aria-description", "aria-valuetext", "aria-roledescription", "title", "alt", "placeholder", "label", "content"}

// texts are the texts of a document and of its attributes, but for those in
// elements of the classes that hold the pack's own words.
func texts(doc *html.Node, without ...string) (words []string) {
	add := func(text string) {
		if text = strings.TrimSpace(text); text != "" {
			words = append(words, text)
		}
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for _, class := range strings.Fields(attr(n, "class")) {
			if slices.Contains(without, class) {
				return
			}
		}
		if n.Type == html.TextNode {
			add(n.Data)
		}
		for _, name := range said {
			add(attr(n, name))
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			if child.Data != "script" && child.Data != "style" {
				walk(child)
			}
		}
	}
	walk(doc)
	return words
}

// Elements are made by their names, so that a wrong one would be no fault to the compiler.
func TestEveryElementIsOneOfHTML(t *testing.T) {
	t.Parallel()
	known := regexp.MustCompile(`^(path|svg|(view|item)-[a-z0-9.-]*)$`) // of the icons, and those of keyed
	for name, doc := range rendered(t) {
		for node := range doc.Descendants() {
			if node.Type == html.ElementNode && node.DataAtom == 0 && !known.MatchString(node.Data) {
				assert.Fail(t, "no such element", "%s: <%s>", name, node.Data)
			}
		}
	}
}
