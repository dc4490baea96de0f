package web

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// The rules about what the app may never say or ask, held against every string
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

// scoring are words that would make an outcome of the answers.
var scoring = regexp.MustCompile(`(?i)\b(scor(e|es|ed|ing)|total|per ?cent(age)?|low|medium|high|level|threshold|no concerns?|amber|green|red|rating|rated|result)\b|\d\s*%|^\s*\d+\s*$|\d+ (of|out of|/) ?\d+`)

// harmless are the app's own sentences that hold such a word, whole, and why they may.
var harmless = map[string]string{
	"999": "a number to ring",
	"The guide’s own words, one item at a time. Nothing is scored. You can stop anywhere.": "denies it",
	"One at a time. Nothing is scored": "denies it",
	"It is a guide to read and a list to think with. It is not a referral, not a risk assessment, and it gives no score and no result. If you are worried about a child, ring.": "denies it",
	"100 %": "a size of text", "125 %": "a size of text", "150 %": "a size of text",
	"Zoom to 400 %, or read at 320 pixels wide, without scrolling sideways.": "a size of text",
}

// progress is the one thing that may be counted in a visit; the others are files.
var progress = regexp.MustCompile(`^[^·]+ · item \d+ of \d+$|^\(\d+ of \d+ files\): stay online\.$|^ ?\(\d+ of \d+ files\)|Checking every file: \d+ of \d+|Not complete: \d+ of \d+ files are right|level AA|48 by 48 pixels`)

func TestNothingIsScored(t *testing.T) {
	for name, doc := range rendered(t) {
		for _, words := range texts(doc, "guide-words", "step__item", "guide-text", "links") {
			if name == "/one-minute.html" { // the guide's text is all of it, but for the numbers
				continue
			}
			if harmless[words] == "" && !progress.MatchString(words) {
				assert.NotRegexp(t, scoring, words, name)
			}
		}
	}
}

func TestNoPlaceToType(t *testing.T) {
	for name, doc := range rendered(t) {
		for _, n := range all(doc, "") {
			switch n.Data {
			case "input":
				assert.Equal(t, "radio", attr(n, "type"), name)
			case "textarea", "select", "form":
				t.Errorf("%s: <%s>", name, n.Data)
			}
			assert.Empty(t, attr(n, "contenteditable"), name)
		}
	}
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

// Every string that the app itself holds, also those that no page shows: what it
// says, and what its scripts say.
func TestNoWordBlamesAChild(t *testing.T) {
	for _, bad := range []string{"she puts herself at risk", "Promiscuous", "a lifestyle", "absconded from care", "refuses to engage"} {
		require.Regexp(t, blaming, bad)
	}
	count := 0
	for _, folder := range []string{"../app", "../app/visit", "../cmd", "."} {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				if entry != nil && entry.IsDir() && (entry.Name() == "testdata" || entry.Name() == "e2e" || entry.Name() == "client") && path != folder {
					return fs.SkipDir
				}
				return err
			}
			var words []string
			switch {
			case strings.HasSuffix(path, "_test.go"):
			case strings.HasSuffix(path, ".go"):
				words = literals(t, path)
			case strings.HasSuffix(path, ".js"):
				text, err := os.ReadFile(path)
				require.NoError(t, err)
				words = quoted.FindAllString(comment.ReplaceAllString(string(text), ""), -1)
			}
			count += len(words)
			for _, w := range words {
				assert.NotRegexp(t, blaming, w, path)
			}
			return nil
		})
		require.NoError(t, err)
	}
	assert.Greater(t, count, 500)
	for name, doc := range rendered(t) {
		for _, words := range texts(doc, "guide-words", "step__item", "guide-text", "links") {
			if name != "/one-minute.html" {
				assert.NotRegexp(t, blaming, words, name)
			}
		}
	}
}

// The comments and the strings of a script.
var (
	comment = regexp.MustCompile(`(?m)^\s*//.*$|(?s:/\*.*?\*/)| // .*$`)
	quoted  = regexp.MustCompile("'[^'\n]*'|\"[^\"\n]*\"|`[^`]*`")
)

// literals are the strings of a Go file.
func literals(t *testing.T, path string) (words []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	require.NoError(t, err)
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			words = append(words, lit.Value)
		}
		return true
	})
	return words
}

// texts are the texts of a document, but for those in elements of the classes
// that hold the pack's own words.
func texts(doc *html.Node, without ...string) (words []string) {
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for _, class := range strings.Fields(attr(n, "class")) {
			for _, w := range without {
				if class == w {
					return
				}
			}
		}
		if text := strings.TrimSpace(n.Data); n.Type == html.TextNode && text != "" {
			words = append(words, text)
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
