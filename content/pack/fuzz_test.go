package pack_test

import (
	"io/fs"
	"maps"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
)

// FuzzRead writes anything at all into one of the files: an editor's slip may
// give errors, never a crash, and whatever is read keeps its texts on one line.
func FuzzRead(f *testing.F) {
	names := []string{"pack.yaml", "contacts.yaml", "links.yaml", guideFile, checklistFile, practiceFile}
	shipped := map[string][]byte{}
	for i, name := range names {
		data, err := fs.ReadFile(leeds.Files, name)
		if err != nil {
			f.Fatal(err)
		}
		shipped[name] = data
		f.Add(uint8(i), data)
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		files := fstest.MapFS{}
		for name, original := range shipped {
			files[name] = &fstest.MapFile{Data: original}
		}
		files[names[int(which)%len(names)]] = &fstest.MapFile{Data: data}
		p, err := pack.Read(files)
		if err != nil {
			return
		}
		for _, guide := range p.Guides {
			for _, block := range guide.Blocks {
				if strings.ContainsAny(block.Text(), "\n\t") {
					t.Errorf("%q", block.Text())
				}
			}
		}
		for _, c := range p.Contacts {
			if blankFor(c.Name) || blankFor(c.Audience) || c.First().Href == "" || strings.ContainsAny(c.Name+c.Audience+c.When+c.Hours+c.Note, "\n\t") {
				t.Errorf("%+v", c)
			}
		}
	})
}

func blankFor(words string) bool {
	return strings.Trim(words, " \u200C\u200D\u200E\u200F\u061C") == ""
}

// FuzzNumbers writes anything at all into a paragraph: no words change, and
// what dials is a contact's number with all its digits and no others.
func FuzzNumbers(f *testing.F) {
	for _, seed := range []string{
		"Ring 0113 496 0001 or 0044 (0)113 496 0001.", "1,101 referrals, ring 101", "0113 **496 0001** now", "(0113) 496-0001/2",
		"05/03/2019 0113.496.0001 08.30-16.30", "116 123", "０１１３ ４９６ ０００１", "text 07480\u2011635\u2011060", "+44 (0) 113 496 0001x2",
	} {
		f.Add(seed)
	}
	shipped := fstest.MapFS{
		"pack.yaml":     {Data: []byte("title: T\nshort_name: S\npartnership: P\nversion: 1\n")},
		"contacts.yaml": {Data: []byte(directoryOfForms)},
		"links.yaml":    {Data: []byte("links: []\n")},
	}
	f.Fuzz(func(t *testing.T, words string) {
		files := maps.Clone(shipped)
		files["guides/g/guide.md"] = &fstest.MapFile{Data: []byte("---\ntitle: T\nshort_title: T\npublisher: P\nsource: S\n" +
			"copied_on: 2026-11-23\nreview_due: 2027-05-23\n---\n\n## A {#a}\n\n" + words + "\n")}
		p, err := pack.Read(files)
		if err != nil {
			return
		}
		for _, block := range p.Guides[0].Blocks {
			dials := map[string]string{} // the digits that are tapped, by number
			for _, span := range block.Spans {
				if span.Tel != "" {
					dials[span.Tel] += digitsOf(span.Text)
				}
			}
			for tel, digits := range dials {
				national := strings.TrimPrefix(tel, "+44")
				rest := strings.NewReplacer("00440"+national, "", "0044"+national, "", "440"+national, "", "44"+national, "", "0"+national, "", tel, "").Replace(digits)
				if rest != "" {
					t.Errorf("%q dials %s", digits, tel)
				}
			}
		}
	})
}

// digitsOf reads digits of every script.
func digitsOf(text string) string {
	var b strings.Builder
	for _, c := range text {
		if unicode.IsDigit(c) {
			zero := c
			for unicode.IsDigit(zero-1) && c-zero < 9 {
				zero--
			}
			b.WriteRune('0' + c - zero)
		}
	}
	return b.String()
}
