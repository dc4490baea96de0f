package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
)

// leftOver finds what an editor who copied the built-in pack has not replaced yet: its
// numbers would be called, and its names would vouch for another's text. A pack under
// the same name is the built-in one's own.
func leftOver(files fs.FS, p *content.Pack) ([]pack.Finding, error) {
	builtIn, err := pack.Read(leeds.Files)
	if err != nil || p.Partnership == builtIn.Partnership {
		return nil, err
	}
	names := []string{builtIn.Title, builtIn.Partnership}
	for _, g := range builtIn.Guides {
		names = append(names, g.Source)
	}
	var found []pack.Finding
	err = fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".yaml" && path.Ext(name) != ".md" {
			return err
		}
		data, err := fs.ReadFile(files, name)
		lines := bufio.NewScanner(bytes.NewReader(data))
		for line := 1; lines.Scan(); line++ {
			if what := builtInWords(lines.Text(), names, builtIn.Contacts); what != "" {
				found = append(found, pack.Finding{File: name, Line: line, Words: fmt.Sprintf("%q is of the built-in pack: want your own", what)})
			}
		}
		return err
	})
	return found, err
}

// builtInWords returns the name or the number of the built-in pack that the line has, or "".
func builtInWords(line string, names []string, contacts []content.Contact) string {
	if strings.HasPrefix(strings.TrimSpace(line), "#") {
		return ""
	}
	for _, name := range names {
		if strings.Contains(line, name) {
			return name
		}
	}
	digits := onlyDigits(line)
	for _, c := range contacts {
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
