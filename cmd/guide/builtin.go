package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"path"
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
	contacts    []content.Contact
}

// leftOver finds what an editor has not replaced yet of the example, or of the built-in
// pack. A pack under the same name as the built-in one is its own.
func leftOver(files fs.FS, p *content.Pack) ([]pack.Finding, error) {
	builtIn, err := readOriginal("the built-in pack", leeds.Files)
	if err != nil {
		return nil, err
	}
	begun, err := readOriginal("the example", example.Files)
	if err != nil {
		return nil, err
	}
	originals := []original{begun}
	if p.Partnership != builtIn.partnership {
		originals = append(originals, builtIn)
	}
	var found []pack.Finding
	err = fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".yaml" && path.Ext(name) != ".md" {
			return err
		}
		data, err := fs.ReadFile(files, name)
		lines := bufio.NewScanner(bytes.NewReader(data))
		for line := 1; lines.Scan(); line++ {
			for _, o := range originals {
				if words := o.in(lines.Text()); words != "" {
					found = append(found, pack.Finding{File: name, Line: line, Words: fmt.Sprintf("%q is of %s: want your own", words, o.what)})
				}
			}
		}
		return err
	})
	return found, err
}

func readOriginal(what string, files fs.FS) (original, error) {
	p, err := pack.Read(files)
	if err != nil {
		return original{}, err
	}
	o := original{what, p.Partnership, []string{p.Title, p.Partnership}, p.Contacts}
	for _, g := range p.Guides {
		o.names = append(o.names, g.Title, g.Source)
	}
	return o, nil
}

// in returns the name or the number of the original that the line has, or "".
func (o original) in(line string) string {
	if strings.HasPrefix(strings.TrimSpace(line), "#") {
		return ""
	}
	for _, name := range o.names {
		if strings.Contains(line, name) {
			return name
		}
	}
	digits := onlyDigits(line)
	for _, c := range o.contacts {
		if number := onlyDigits(c.First().Shown); len(number) > 4 && strings.Contains(digits, number) {
			return c.First().Shown
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
