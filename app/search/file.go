package search

import (
	"errors"
	"strings"
)

// The file of an index is the texts as they are, by guide: each line is an entry, with the
// letter of its kind, its id and a tab, its titles and its texts, each with a tab after it;
// an empty one parts the titles from the texts. An entry belongs to the guide whose line is
// the last before it.
//
// So a guide's lines are the same whatever other guides say. A phone has them with the
// guide, and puts the file together from those of all guides: a changed word costs no more
// than its guide.

var errDamaged = errors.New("not an index of this program")

// File is the entries as a file, or as the part of one that is a guide's.
func File(entries []Entry) string {
	var file strings.Builder
	for _, e := range entries {
		id := e.ID
		if e.Kind == Guide {
			id = e.Guide
		}
		file.WriteString(string(rune(e.Kind)) + id + "\t")
		for _, title := range e.Titles {
			file.WriteString(blanks.Replace(title) + "\t")
		}
		file.WriteByte('\t')
		for _, text := range e.Texts {
			file.WriteString(blanks.Replace(text) + "\t")
		}
		file.WriteByte('\n')
	}
	return file.String()
}

// blanks are what parts the texts of a file.
var blanks = strings.NewReplacer("\t", " ", "\n", " ")

// Read returns an index of a file, and of other entries.
func Read(file string, others ...Entry) (*Index, error) {
	x := newIndex()
	x.tokens = make([]uint32, 0, len(file)/5)
	known, guide := map[string]uint32{}, ""
	for line := range strings.Lines(file) {
		name, texts, found := strings.Cut(line, "\t")
		titles, texts, parted := strings.Cut(texts, "\t\t")
		if !found || !parted || len(name) < 2 || titles == "" || !strings.HasSuffix(line, "\n") {
			return nil, errDamaged
		}
		place := Place{Kind: Kind(name[0]), Guide: guide, ID: name[1:]}
		if place.Kind == Guide {
			guide = place.ID
			place.Guide, place.ID = guide, ""
		}
		e := entry{Place: place, first: len(x.tokens)}
		first, others, _ := strings.Cut(titles, "\t")
		x.addText(known, first)
		e.name = len(x.tokens)
		x.addTexts(known, others)
		e.texts = len(x.tokens)
		x.addTexts(known, strings.TrimSuffix(texts, "\n"))
		e.end = len(x.tokens)
		x.entries = append(x.entries, e)
	}
	if len(x.entries) == 0 {
		return nil, errDamaged
	}
	x.add(known, others)
	x.prepare()
	return x, nil
}
