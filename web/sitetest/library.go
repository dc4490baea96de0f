package sitetest

import (
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
)

// Library is a made-up pack of many guides, each of them longer than the Leeds guide:
// that guide's words and checklist, under made-up names and numbers, and paragraphs of
// its own, so that no guide compresses away as a copy of another. A guide is the same
// however many there are.
type Library struct {
	Guides    int
	NewNumber bool // Duty and Advice has LibraryNewNumber, which every guide prints near its end
	NewWord   bool // LibraryNewWord is in the first guide, in place of another word
	NewItem   bool // it is in an item of its checklist, beside the other words
	NewTitle  bool // it is in its title, beside the other words
}

// What a Library says, and says after a change. The numbers are kept for dramas.
const (
	LibraryNumber    = "0113 496 0336"
	LibraryNewNumber = "0113 496 0776"
	LibraryNewWord   = "kaleidoscope"
)

// LibraryGuide is the id of a Library's nth guide, from 1.
func LibraryGuide(n int) string { return fmt.Sprintf("g%03d", n) }

// Pack is the library as it is read.
func (l Library) Pack(t testing.TB) *content.Pack {
	t.Helper()
	p, err := pack.Read(l.Files(t))
	require.NoError(t, err)
	return p
}

// Write writes the library into a folder, in place of what is there.
func (l Library) Write(t testing.TB, dir string) {
	t.Helper()
	require.NoError(t, os.RemoveAll(dir))
	require.NoError(t, os.CopyFS(dir, l.Files(t)))
}

// Files are the files of the pack.
func (l Library) Files(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	add := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644} }
	madeUp := madeUpNames(l.NewNumber)
	read := func(name string) string {
		text, err := leeds.Files.ReadFile(name)
		require.NoError(t, err)
		return madeUp.Replace(string(text))
	}
	for _, name := range []string{"contacts.yaml", "links.yaml", "practice.yaml"} {
		add(name, read(name))
	}
	add("pack.yaml", strings.Replace(read("pack.yaml"), "version: 1\n", fmt.Sprintf("version: %d\n", l.version()), 1))

	guide, checklist := read("guides/cse/guide.md"), read("guides/cse/checklist.yaml")
	_, text, found := strings.Cut(guide, "\n---\n")
	require.True(t, found, "the guide has front matter")
	before, after, found := strings.Cut(text, "### Key contacts")
	require.True(t, found, "the guide ends with its key contacts")
	vocabulary := vocabularyOf(text)
	for n := 1; n <= l.Guides; n++ {
		own := ownWords{rand.New(rand.NewPCG(7, uint64(n))), vocabulary}
		front := fmt.Sprintf(libraryFront, n, own.word(), n, own.word())
		paragraphs := own.paragraphs(8)
		if l.NewWord && n == 1 {
			_, rest, _ := strings.Cut(paragraphs, " ")
			paragraphs = strings.ToUpper(LibraryNewWord[:1]) + LibraryNewWord[1:] + " " + rest
		}
		ofItem := strings.NewReplacer()
		if l.NewItem && n == 1 {
			ofItem = strings.NewReplacer("homeless children", "homeless "+LibraryNewWord+" children")
		}
		if l.NewTitle && n == 1 {
			front = strings.Replace(front, "title: Guide", "title: "+LibraryNewWord+" guide", 1)
		}
		dir := "guides/" + LibraryGuide(n) + "/"
		add(dir+"guide.md", front+ofItem.Replace(before)+paragraphs+"### Key contacts"+after)
		add(dir+"checklist.yaml", ofItem.Replace(checklist))
	}
	return files
}

const libraryFront = `---
title: Made-up guide %d %s
short_title: Guide %d %s
publisher: Anytown Safeguarding Children Partnership
source: made up for tests
copied_on: 2026-11-23
review_due: 2027-05-23
---
`

// version is higher with each change, so that phones take it.
func (l Library) version() int {
	version := 1
	for _, changed := range []bool{l.NewNumber, l.NewWord, l.NewItem, l.NewTitle} {
		if changed {
			version++
		}
	}
	return version
}

// madeUpNames keeps the names of real people to call out of a pack that nobody publishes.
func madeUpNames(newNumber bool) *strings.Replacer {
	number := LibraryNumber
	if newNumber {
		number = LibraryNewNumber
	}
	inText := func(number string) string { return number[:8] + number[9:] } // as the guide's text has it
	return strings.NewReplacer(
		"0113 376 0336", number, "0113 3760336", inText(number),
		"0113 222 4403", "0113 496 0403", "0113 2224403", "0113 4960403",
		"0113 535 0600", "0113 496 0600", "0113 5350600", "0113 4960600",
		"www.leeds.gov.uk", "guides.example.org", "www.leedsscp.org.uk", "partnership.example.org",
		"Leeds", "Anytown", "LSCP", "ASCP")
}

// vocabularyOf is as wide as the guides of a whole city need it: the words of the text,
// and made-up ones.
func vocabularyOf(text string) []string {
	words := regexp.MustCompile("[a-z]{3,}").FindAllString(strings.ToLower(text), -1)
	slices.Sort(words)
	words = slices.Compact(words)
	random := rand.New(rand.NewPCG(7, 0))
	for range 3000 {
		var word strings.Builder
		for range 2 + random.IntN(3) {
			word.WriteByte("bcdfghklmnprstvw"[random.IntN(16)])
			word.WriteByte("aeiou"[random.IntN(5)])
		}
		word.WriteByte("nrst"[random.IntN(4)])
		words = append(words, word.String())
	}
	return words
}

// ownWords writes what one guide alone says.
type ownWords struct {
	random     *rand.Rand
	vocabulary []string
}

func (o ownWords) word() string { return o.vocabulary[o.random.IntN(len(o.vocabulary))] }

func (o ownWords) paragraphs(n int) string {
	var text strings.Builder
	for range n {
		for sentence := range 4 {
			words := make([]string, 9+o.random.IntN(14))
			for i := range words {
				words[i] = o.word()
			}
			words[0] = strings.ToUpper(words[0][:1]) + words[0][1:]
			if sentence > 0 {
				text.WriteByte(' ')
			}
			text.WriteString(strings.Join(words, " ") + ".")
		}
		text.WriteString("\n\n")
	}
	return text.String()
}
