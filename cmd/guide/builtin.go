package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"oneminuteguide/content"
	"oneminuteguide/content/example"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
)

// original is a pack that editors begin with: its numbers would be called, and its names
// would vouch for another's text.
type original struct {
	what        string
	partnership string
	names       []string
	numbers     []number // of its contacts
}

type number struct{ shown, digits string }

// leftOver finds what an editor has not replaced yet of the example, or of the built-in
// pack. A pack under the same name as the built-in one is its own.
func leftOver(files fs.FS, p *content.Pack, originals []original) ([]pack.Finding, error) {
	originals = slices.DeleteFunc(slices.Clone(originals), func(o original) bool { return o.what == builtIn && o.partnership == p.Partnership })
	var found []pack.Finding
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".yaml" && path.Ext(name) != ".md" {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		text := string(data)
		if !slices.ContainsFunc(originals, func(o original) bool { return o.in(text) != "" }) {
			return nil // as nearly all files
		}
		line := 0
		for words := range strings.SplitSeq(text, "\n") {
			line++
			if strings.HasPrefix(strings.TrimSpace(words), "#") {
				continue
			}
			for _, o := range originals {
				if words := o.in(words); words != "" {
					found = append(found, pack.Finding{File: name, Line: line, Words: fmt.Sprintf("%q is of %s: want your own", words, o.what)})
				}
			}
		}
		return nil
	})
	return found, err
}

const builtIn = "the built-in pack"

func readOriginals() ([]original, error) {
	begun, err := readOriginal("the example", example.Files)
	whole, wholeErr := readOriginal(builtIn, leeds.Files)
	return []original{begun, whole}, errors.Join(err, wholeErr)
}

func readOriginal(what string, files fs.FS) (original, error) {
	p, err := pack.Read(files)
	if err != nil {
		return original{}, err
	}
	o := original{what: what, partnership: p.Partnership, names: []string{p.Title, p.Partnership}}
	for _, c := range p.Contacts {
		if digits := onlyDigits(c.First().Shown); len(digits) > 4 {
			o.numbers = append(o.numbers, number{c.First().Shown, digits})
		}
	}
	for _, g := range p.Guides {
		o.names = append(o.names, g.Title, g.Source)
	}
	return o, nil
}

// in returns a name or a number of the original that the text has, or "".
func (o original) in(text string) string {
	for _, name := range o.names {
		if strings.Contains(text, name) {
			return name
		}
	}
	digits := onlyDigits(text)
	for _, n := range o.numbers {
		if strings.Contains(digits, n.digits) {
			return n.shown
		}
	}
	return ""
}

func onlyDigits(text string) string {
	return strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, text)
}
