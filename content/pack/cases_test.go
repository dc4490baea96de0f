package pack_test

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/pack"
)

var update = flag.Bool("update", false, "rewrite the reports of the cases")

// TestCases lays each file of testdata/cases over testdata/base.txtar. Such a
// file says in words what is right, holds the files that differ from the base,
// and ends with what an editor is told on 25 November 2026. A file's name can
// be followed by (removed) or (UTF-16).
func TestCases(t *testing.T) {
	names, err := filepath.Glob("testdata/cases/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			require.NoError(t, err)
			last := len(archive.Files) - 1
			require.Equal(t, "report", archive.Files[last].Name)
			got := report(caseFiles(t, archive.Files[:last]))
			if *update {
				archive.Files[last].Data = []byte(got)
				require.NoError(t, os.WriteFile(name, txtar.Format(archive), 0o666))
			}
			assert.Equal(t, string(archive.Files[last].Data), got)
		})
	}
}

// report is what an editor is told of a pack. When nothing is wrong, it lists
// the contacts, and the numbers in the guides' texts that can be tapped.
func report(files fstest.MapFS) string {
	p, warnings, err := pack.Check(files, content.Date{Year: 2026, Month: 11, Day: 25})
	var lines []string
	if err != nil {
		lines = append(lines, err.Error())
	}
	for _, w := range warnings {
		lines = append(lines, "warning: "+w.String())
	}
	if len(lines) == 0 {
		lines = append(lines, "nothing is wrong")
	}
	if err == nil {
		lines = append(lines, shown(p)...)
	}
	return strings.Join(lines, "\n") + "\n"
}

func shown(p *content.Pack) []string {
	var lines []string
	for _, c := range p.AllContacts() {
		for i, w := range c.Ways {
			who := fmt.Sprintf("%s: %s, %s", c.ID, c.Name, c.Audience)
			if i > 0 {
				who = c.ID
			}
			if w.Extension != "" {
				who += ", extension " + w.Extension
			}
			lines = append(lines, who+": "+w.Href)
		}
	}
	for _, g := range p.Guides {
		for _, b := range g.Blocks {
			for _, s := range b.Spans {
				if s.Tel != "" {
					lines = append(lines, fmt.Sprintf("%s: %q: %s", g.ID, s.Text, s.TelHref()))
				}
			}
		}
	}
	for _, l := range p.Links {
		if l.Guide != "" {
			lines = append(lines, fmt.Sprintf("%s: %q: guides/%s", l.ID, l.Words, l.Guide))
		}
	}
	for _, e := range p.Editions {
		for _, line := range slices.Concat(shown(e), translated(e)) {
			lines = append(lines, e.Lang+": "+line)
		}
	}
	return lines
}

// translated is what else is in the edition's language, and what is in the main one.
func translated(e *content.Pack) []string {
	lines := []string{e.Title + ", " + e.Partnership}
	in := func(lang string) string { return cmp.Or(lang, e.Lang) }
	for _, g := range e.Groups {
		lines = append(lines, "group in "+in(g.Lang)+": "+g.Title)
	}
	for _, c := range e.AllContacts() {
		lines = append(lines, "contact in "+in(c.Lang)+": "+c.Name)
	}
	for _, g := range e.Guides {
		lines = append(lines, "guide in "+in(g.Lang)+": "+g.Title)
		for _, b := range g.Blocks {
			if b.Level > 0 {
				lines = append(lines, "heading #"+b.ID+": "+b.Text())
			}
		}
		for _, part := range g.Checklist.Parts {
			for _, item := range part.Items {
				lines = append(lines, fmt.Sprintf("item in %s: %s, %s: %s", in(g.Checklist.Lang), item.ID, item.Fingerprint(), item.Words))
			}
		}
	}
	for _, l := range e.Links {
		lines = append(lines, "link: "+l.Words)
	}
	return append(lines, "practice in "+in(e.Practice.Lang), "accessibility in "+in(e.AccessibilityLang))
}

// baseFiles is the small pack of testdata/base.txtar.

func baseFiles(t testing.TB) fstest.MapFS {
	t.Helper()
	base, err := txtar.ParseFile("testdata/base.txtar")
	require.NoError(t, err)
	files := fstest.MapFS{}
	for _, f := range base.Files {
		files[f.Name] = &fstest.MapFile{Data: slices.Clip(f.Data)} // more is added to some
	}
	return files
}

func caseFiles(t *testing.T, over []txtar.File) fstest.MapFS {
	t.Helper()
	files := baseFiles(t)
	for _, f := range over {
		name, how, _ := strings.Cut(f.Name, " (")
		switch how {
		case "":
			files[name] = caseFile(f.Data)
		case "removed)":
			require.Contains(t, files, name)
			delete(files, name)
		case "UTF-16)":
			files[name] = &fstest.MapFile{Data: inUTF16(string(f.Data))}
		default:
			require.Fail(t, "unknown remark behind a file's name", f.Name)
		}
	}
	return files
}

// caseFile reads the words PICTURE and DOCUMENT as a small picture and a document.
func caseFile(data []byte) *fstest.MapFile {
	switch kind, width, _ := strings.Cut(strings.TrimSpace(string(data)), " "); kind {
	case "PICTURE":
		data = picture(width)
	case "DOCUMENT":
		data = []byte("%PDF-1.7\n")
	}
	return &fstest.MapFile{Data: data}
}

// picture draws a PNG that is as wide as said and half as high.
func picture(width string) []byte {
	w, err := strconv.Atoi(width)
	if err != nil {
		panic(err)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, w/2))); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// inUTF16 writes text as Windows' Notepad does when asked for "Unicode".
func inUTF16(text string) []byte {
	data := []byte{0xFF, 0xFE}
	for _, unit := range utf16.Encode([]rune(text)) {
		data = binary.LittleEndian.AppendUint16(data, unit)
	}
	return data
}
