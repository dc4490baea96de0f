package web

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"oneminuteguide/app"
	"oneminuteguide/content"
	"oneminuteguide/content/pack"
)

// FuzzMarkdown takes anything at all for a guide's text. What the reader accepts has no
// hidden characters and leads nowhere that it should not; the site of it can be built,
// and its page has the text's words in their order.
func FuzzMarkdown(f *testing.F) {
	names, err := filepath.Glob("../content/pack/testdata/markdown/*.txtar")
	if err != nil || len(names) == 0 {
		f.Fatal(err, "no examples")
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if file.Name == "guide.md" {
				f.Add(string(file.Data))
			}
		}
	}
	files := fstest.MapFS{}
	base, err := txtar.ParseFile("../content/pack/testdata/base.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range base.Files {
		files[file.Name] = &fstest.MapFile{Data: file.Data}
	}
	icon, err := os.ReadFile("icons/icon-192.png")
	if err != nil {
		f.Fatal(err)
	}
	delete(files, "guides/demo/checklist.yaml")
	delete(files, "links.yaml")
	files["guides/demo/plan.png"] = &fstest.MapFile{Data: icon}
	files["guides/demo/form.pdf"] = &fstest.MapFile{Data: []byte("%PDF-1.7\n")}
	front, _, _ := bytes.Cut(files["guides/demo/guide.md"].Data, []byte("\n## "))
	other := append(bytes.Clone(front), "\n## A part {#part}\n"...)
	f.Fuzz(func(t *testing.T, text string) {
		files := copyOf(files)
		files["guides/other/guide.md"] = &fstest.MapFile{Data: other}
		files["guides/demo/guide.md"] = &fstest.MapFile{Data: append(bytes.Clone(front), "\n"+text...)}
		p, err := pack.Read(files)
		if err != nil {
			return
		}
		for _, g := range p.Guides {
			assertSound(t, p, g.Blocks)
		}
		site, err := NewSite(p, noClient, Options{Preview: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{"/guides/demo/", app.PlainPath} {
			file, _ := site.Lookup(path)
			doc, err := html.Parse(bytes.NewReader(file.Body()))
			if err != nil {
				t.Fatal(err)
			}
			assertWordsInOrder(t, path, letters(textOf(all(doc, "body")[0])), p.Guide("demo").Blocks)
		}
	})
}

func copyOf(files fstest.MapFS) fstest.MapFS {
	copied := fstest.MapFS{}
	for name, file := range files {
		copied[name] = file
	}
	return copied
}

// assertSound holds blocks of a text against what the reader promises of them.
func assertSound(t *testing.T, p *content.Pack, blocks []content.Block) {
	anchors, byBlock := map[string]bool{}, ""
	for _, b := range blocks {
		if b.Level > 0 {
			if b.ID == "" || anchors[b.ID] {
				t.Errorf("the heading %q has the anchor %q", b.Text(), b.ID)
			}
			anchors[b.ID] = true
		}
		byBlock += " " + b.Text()
	}
	byPassage := ""
	for passage := range content.Passages(blocks) {
		byPassage += " " + content.Words(*passage.Spans)
		for _, s := range *passage.Spans {
			if c := strings.IndexFunc(strings.ReplaceAll(s.Text, "\n", ""), unseen); c >= 0 {
				t.Errorf("%q has a hidden character", s.Text)
			}
			if !leadsWell(p, s, anchors) {
				t.Errorf("%q leads to %q %q", s.Text, s.To, p.Link(s.Link).Address)
			}
		}
	}
	if letters(byPassage) != letters(byBlock) {
		t.Errorf("passages %q, blocks %q", byPassage, byBlock)
	}
}

func unseen(c rune) bool {
	return unicode.IsControl(c) || c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069' || c == '\u2028' || c == '\u2029'
}

var anchorOfGuide = regexp.MustCompile(`^/guides/(demo|other)/(#[a-z0-9-]+)?$`)

// leadsWell: to a site, an e-mail address, a file of the pack, or a page or heading that exists.
func leadsWell(p *content.Pack, s content.Span, anchors map[string]bool) bool {
	address := p.Link(s.Link).Address
	u, err := url.Parse(address)
	switch {
	case s.Link != "" && (err != nil || address == "" || u.Scheme != "https" && u.Scheme != "http" || u.Host == ""):
		return false
	case s.To == "", strings.HasPrefix(s.To, "mailto:") && strings.Contains(s.To, "@"), anchorOfGuide.MatchString(s.To):
		return true
	case strings.HasPrefix(s.To, "#"):
		return anchors[s.To[1:]]
	}
	for _, f := range p.Files {
		if f.Path == s.To {
			return true
		}
	}
	return false
}

// letters are what is seen of a text.
func letters(text string) string { return strings.Join(strings.Fields(text), "") }

// textOf is the text of an element without that of scripts and styles.
func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Data != "script" && c.Data != "style" || c.Type == html.TextNode {
			b.WriteString(textOf(c))
		}
	}
	return b.String()
}

func assertWordsInOrder(t *testing.T, path, shown string, blocks []content.Block) {
	for passage := range content.Passages(blocks) {
		words := letters(content.Words(*passage.Spans))
		_, rest, found := strings.Cut(shown, words)
		if !found {
			t.Errorf("%s: %q is not there, or in another place", path, words)
			return
		}
		shown = rest
	}
}
