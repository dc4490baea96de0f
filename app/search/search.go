// Package search finds words in the guides and contacts of a pack.
//
// A File has the guides' texts; the app reads it on the phone with Read and searches it
// without the network. In an Index every word is there once, and each text is the numbers
// of its words: what is found can be shown in its context, and to search is to compare a
// query with each word, and then to look where the words are that were found.
//
// The package is pure: it knows neither the browser nor the network, and keeps nothing of
// what is searched.
package search

import "strings"

// Kind is what a search can lead to.
type Kind byte

// The kinds, as the lines of a file begin.
const (
	Guide   Kind = 'g'
	Heading Kind = 'h' // with the text below it, up to the next heading
	Item    Kind = 'i' // of a checklist
	Contact Kind = 'c'
)

// Place is something that a search can lead to.
type Place struct {
	Kind  Kind
	Guide string // the id of the guide that it is in; empty for a contact of the pack
	ID    string // of the heading, the item or the contact
}

// Entry is a place and the words by which it is found.
type Entry struct {
	Place
	Titles []string // what it is called; the first is shown
	Texts  []string // what else it says
}

// Index is what can be found, ready to be searched.
type Index struct {
	words   []word
	tokens  []uint32 // of all texts, one after the other: numbers of words, and 0 after each text
	entries []entry
	places  places
	numbers []number // in the order of their tokens
}

// word is a word as it is written somewhere, or what stands between two words.
type word struct {
	shown   string
	folded  string // as it is compared; empty for what is no word
	stem    string // folded, without an English ending
	letters letterSet
	digits  bool
}

// entry is where in the tokens an Entry is.
type entry struct {
	Place
	first, name, texts, end int // the first token, those after the first title and after all titles, and that after the last
	named                   int // words of the first title
}

// New returns an index of the entries.
func New(entries ...Entry) *Index {
	x := newIndex()
	x.add(map[string]uint32{}, entries)
	x.prepare()
	return x
}

func newIndex() *Index {
	return &Index{words: make([]word, 1)} // 0 is the end of a text
}

func (x *Index) add(known map[string]uint32, entries []Entry) {
	for _, e := range entries {
		at := entry{Place: e.Place, first: len(x.tokens)}
		x.addText(known, e.Titles[0])
		at.name = len(x.tokens)
		for _, title := range e.Titles[1:] {
			x.addText(known, title)
		}
		at.texts = len(x.tokens)
		for _, text := range e.Texts {
			x.addText(known, text)
		}
		at.end = len(x.tokens)
		x.entries = append(x.entries, at)
	}
}

// addTexts adds texts that are parted by tabs.
func (x *Index) addTexts(known map[string]uint32, texts string) {
	for text := range strings.SplitSeq(texts, "\t") {
		if text != "" {
			x.addText(known, text)
		}
	}
}

func (x *Index) addText(known map[string]uint32, text string) {
	for first := true; text != ""; first = false {
		token, rest := cutToken(text)
		text = rest
		if token == " " && !first && rest != "" { // which goes without saying
			continue
		}
		id, found := known[token]
		if !found {
			id = uint32(len(x.words))
			known[token] = id
			x.words = append(x.words, newWord(token))
		}
		x.tokens = append(x.tokens, id)
	}
	x.tokens = append(x.tokens, 0)
}

// prepare makes ready for searching what has been added.
func (x *Index) prepare() {
	for i := range x.entries {
		e := &x.entries[i]
		for _, token := range x.tokens[e.first:e.name] {
			if x.words[token].folded != "" {
				e.named++
			}
		}
	}
	x.places = placesOf(x.words, x.tokens)
	x.numbers = x.findNumbers()
}

func (w *word) isWord() bool { return w.folded != "" }

func newWord(token string) word {
	if !isWord(token) {
		return word{shown: token}
	}
	folded := fold(token)
	return word{token, folded, stem(folded), lettersOf(folded), isDigits(folded)}
}
