package pack_test

import (
	"bytes"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"oneminuteguide/content"
	"oneminuteguide/content/pack"
	"oneminuteguide/content/words"
)

// Go makes each input that is new to it shorter for a minute before it tries others:
//
//	go test -run '^$' -fuzz FuzzRead -fuzzminimizetime 20x -parallel 1 ./content/pack

// FuzzRead writes anything at all into one of the files of a small pack: an editor's
// slip may give errors, never a crash; what is said of it can be printed; and whatever
// is read keeps its texts on one line.
func FuzzRead(f *testing.F) {
	small := baseFiles(f)
	small["pack.yaml"].Data = append(small["pack.yaml"].Data, "lang: cy\ngroups:\n  - title: Topics\n    guides: [demo]\n"...)
	for name, words := range map[string]string{
		"practice.yaml":             "label: Not part of the guide\nbefore:\n  - Have this ready.\nafter:\n  - Write this down.\nsources: Made up\nfound: 2026-11-23\n",
		"privacy.md":                "## What we keep\n\nNothing. Ask [us](mailto:hub@example.org).\n",
		"accessibility.md":          "We want [everybody] to read this.\n",
		"words.cy.yaml":             "pages:\n  contacts: Cysylltiadau\ndates:\n  digits: \"0123456789\"\n",
		"guides/demo/contacts.yaml": "contacts:\n  - id: own\n    name: Own team\n    audience: Practitioners\n    email: own@example.org\n",
		"guides/demo/source.txt":    "**Example topic**\nSigns to think about include:\n• one made-up sign\n",
	} {
		small[name] = &fstest.MapFile{Data: []byte(words)}
	}
	names := slices.Sorted(maps.Keys(small))
	for i, name := range names {
		f.Add(uint8(i), small[name].Data)
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		files := maps.Clone(small)
		files[names[int(which)%len(names)]] = &fstest.MapFile{Data: data}
		p, warnings, err := pack.Check(files, content.Date{Year: 2026, Month: 11, Day: 25})
		for _, finding := range append(warnings, pack.FaultsIn(err)...) {
			if strings.ContainsFunc(finding.String(), func(c rune) bool { return !unicode.IsPrint(c) }) {
				t.Errorf("%q", finding)
			}
		}
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
		for _, c := range p.AllContacts() {
			if blankFor(c.Name) || blankFor(c.Audience) || c.First().Href == "" || strings.ContainsAny(c.Name+c.Audience+c.When+c.Hours+c.Note, "\n\t") {
				t.Errorf("%+v", c)
			}
		}
	})
}

// FuzzWords writes anything at all as the app's own words: what is read has all of
// them, each with the places to fill in that the English has.
func FuzzWords(f *testing.F) {
	small := baseFiles(f)
	small["pack.yaml"].Data = append(small["pack.yaml"].Data, "lang: cy\n"...)
	for _, seed := range []string{
		"pages:\n  contacts: Cysylltiadau\n", "dates:\n  digits: \"٠١٢٣٤٥٦٧٨٩\"\n", "notes: {}\n", "home: [a]\n",
		"marks:\n  quoted: \"<{words}>\"\n", "pages: &p\n  contacts: a\nhome: *p\n", "a: {b: {c: [d, {e: f}]}}\n", "? a\n: b\n",
	} {
		f.Add([]byte(seed))
	}
	var begun bytes.Buffer
	if err := pack.WriteWords(&begun, "cy"); err != nil {
		f.Fatal(err)
	}
	f.Add(begun.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		files := maps.Clone(small)
		files["words.cy.yaml"] = &fstest.MapFile{Data: data}
		p, err := pack.Read(files)
		if err != nil || p.Translation == nil {
			return
		}
		english := words.Entries(words.English())
		for i, e := range words.Entries(p.Translation) {
			want, got := words.Places(*english[i].Text), words.Places(*e.Text)
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(want, got) || blankFor(*e.Text) != blankFor(*english[i].Text) || strings.ContainsAny(*e.Text, "\n\t") {
				t.Errorf("%s: %s: %q for %q", e.Section, e.Name, *e.Text, *english[i].Text)
			}
		}
	})
}

// FuzzPicture takes anything at all for a picture of each kind: no crash, and no more
// memory than the largest picture needs.
func FuzzPicture(f *testing.F) {
	small := baseFiles(f)
	small["guides/demo/guide.md"].Data = append(small["guides/demo/guide.md"].Data, "\n![A plan](plan.png) ![A plan](plan.jpg) ![A plan](plan.webp)\n"...)
	names := []string{"plan.png", "plan.jpg", "plan.webp"}
	for i, seed := range [][]byte{picture("10"), jpegOf(16, 16, 1), webpOf(16, 16)} {
		f.Add(uint8(i), seed)
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		files := maps.Clone(small)
		files["guides/demo/"+names[int(which)%len(names)]] = &fstest.MapFile{Data: data}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		pack.Read(files)
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used > 200<<20 {
			t.Errorf("%d MB for %d bytes", used>>20, len(data))
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
