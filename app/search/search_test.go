package search_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/app/search"
)

// entry is a heading of the guide "g" with its text.
func entry(id, title string, texts ...string) search.Entry {
	return search.Entry{Place: search.Place{Kind: search.Heading, Guide: "g", ID: id}, Titles: []string{title}, Texts: texts}
}

func guide(id, title string) search.Entry {
	return search.Entry{Place: search.Place{Kind: search.Guide, Guide: id}, Titles: []string{title}}
}

// read is the index as a phone has it.
func read(t *testing.T, entries ...search.Entry) *search.Index {
	t.Helper()
	index, err := search.Read(search.File(entries))
	require.NoError(t, err)
	return index
}

func shown(pieces []search.Piece) string {
	var text strings.Builder
	for _, p := range pieces {
		if p.Hit {
			text.WriteString("[" + p.Text + "]")
		} else {
			text.WriteString(p.Text)
		}
	}
	return strings.NewReplacer("\u2066", "", "\u2069", "").Replace(text.String())
}

// What a file was made of is shown as it was, whatever stands between the words.
func TestTextsComeBackAsTheyWere(t *testing.T) {
	for _, text := range []string{
		"Plain words.", "Tel: 0113 3760336 (practitioners) or 0113 2224403", "alcohol/ drugs", "perpetrator(s) and/or", "(see below)", "“Don’t” — 'never'",
		"16 and 17 year olds", "1 2 3", "12,5 %", "Mae'r tŷ’n oer", "الطِّفْل ٠٢٠ ٧٩٤٦", "a\u00a0b", "A", "trailing space? no", "999", "😀 words", "naïve café", "C++ & <b>",
	} {
		index := read(t, guide("g", "Title"), entry("h", "Needle", text))
		found := index.Search("needle", 1)
		require.Len(t, found.Results, 1, text)
		assert.Equal(t, text, shown(found.Results[0].Excerpt))
	}
}

func TestExcerptsMarkWhatWasFound(t *testing.T) {
	before, after := strings.Repeat("before ", 20), strings.Repeat(" after", 40)
	index := read(t, guide("g", "Guide"),
		entry("one", "Money and things", before+"access to a taxi fare without reason"+after),
		entry("two", "Taxi", "Nothing here.", "A taxi, and Taxis."),
		entry("three", "Numbers", "Tel: 0113 3760336 (day)."),
	)
	for _, test := range []struct{ typed, place, title, excerpt string }{
		{"fare", "one", "Money and things", "… " + strings.Repeat("before ", 4) + "access to a taxi [fare] without reason" + strings.Repeat(" after", 19) + " …"},
		{"taxi", "two", "[Taxi]", "A [taxi], and [Taxis]."},
		{"taxi fare", "one", "Money and things", "… " + strings.Repeat("before ", 5) + "access to a [taxi fare] without reason" + strings.Repeat(" after", 18) + " …"},
		{"3376", "three", "Numbers", "Tel: [0113 3760336] (day)."},
	} {
		found := index.Search(test.typed, 1)
		require.Len(t, found.Results, 1, test.typed)
		r := found.Results[0]
		assert.Equal(t, test.place, r.ID, test.typed)
		assert.Equal(t, test.title, shown(r.Title), test.typed)
		assert.Equal(t, test.excerpt, shown(r.Excerpt), test.typed)
	}
}

func TestWordsAreComparedAlike(t *testing.T) {
	for _, test := range []struct{ text, typed string }{
		{"Café", "cafe"}, {"cafe", "CAFÉ"}, {"Łódź", "lodz"}, {"Straße", "strasse"}, {"Ærø", "aero"}, {"tŷ", "ty"}, {"Siân", "sian"},
		{"Children’s", "childrens"}, {"Children's", "children’s"}, {"İstanbul", "istanbul"}, {"nai\u0308ve", "naive"},
		{"أطفال", "اطفال"}, {"مدرسة", "مدرسه"}, {"مستشفى", "مستشفي"}, {"الطِّفْل", "طفل"}, {"مدرسة", "المدرسة"}, {"محـــمد", "محمد"}, {"٢٠٢٦", "2026"}, {"کودک", "كودك"},
		{"Ελλάδα", "ελλάδα"}, {"Привет", "привет"},
	} {
		assert.Equal(t, 1, read(t, guide("g", test.text)).Search(test.typed, 1).All, "%q in %q", test.typed, test.text)
	}
}

func TestMistypedWords(t *testing.T) {
	for _, test := range []struct {
		text, typed string
		finds       bool
	}{
		{"exploitation", "exploytation", true}, {"exploitation", "explotation", true}, {"exploitation", "exploittation", true}, {"exploitation", "xploitation", true},
		{"exploitation", "exlpoitation", true}, {"exploitation", "exploytasion", true}, {"exploitation", "ixploytasion", false},
		{"exploitation", "exploya", true}, {"gang", "gnag", true}, {"gang", "gnags", true}, {"gang", "gong", true}, {"gang", "gint", false}, {"act", "axt", false},
		{"0113 496 0001", "0113 496 0002", false}, {"1989", "1988", false}, {"الإهمال", "الاهمل", true},
	} {
		assert.Equal(t, test.finds, read(t, guide("g", test.text)).Search(test.typed, 1).All == 1, "%q in %q", test.typed, test.text)
	}
}

func TestNumbersAreFoundHoweverTheyAreSpaced(t *testing.T) {
	for _, test := range []struct {
		text, typed string
		finds       bool
	}{
		{"0113 376 0336", "0113 3760336", true}, {"0113 376 0336", "01133760336", true}, {"0113 376 0336", "0113-376-0336", true}, {"0113 376 0336", "(0113) 376 0336", true},
		{"0113 376 0336", "+44 113 376 0336", true}, {"0113 376 0336", "+44 (0)113 376 0336", true}, {"0113 376 0336", "0044 113 3760336", true}, {"+44 113 376 0336", "0113 376 0336", true},
		{"01 234 5678", "+353 1 234 5678", true}, {"0113 376 0336", "6 033", true}, {"0113 376 0336", "336", true}, {"0113 376 0336", "0113 376 0337", false},
		{"0113 376 0336, 0113 222 4403", "03360113", false}, {"call 999", "999", true}, {"16 or 17", "16", true}, {"16 or 17", "1617", false}, {"٠١١٣ ٣٧٦", "0113376", true},
	} {
		assert.Equal(t, test.finds, read(t, guide("g", "Title"), entry("h", "Heading", test.text)).Search(test.typed, 1).All == 1, "%q in %q", test.typed, test.text)
	}
}

func TestTheBestComesFirst(t *testing.T) {
	index := read(t,
		guide("other", "Other"), entry("text", "Words", "The word needle stands here."), entry("heading", "A needle in a heading"),
		guide("needle", "Needle"), entry("beside", "Both", "red needle"), entry("apart", "Both", "red and then a needle"),
		entry("begun", "Needles"), entry("inside", "Pineneedlewood"),
	)
	assert.Equal(t, []string{"guide needle", "heading needle begun", "heading other heading"}, places(index.Search("needle", 3)))
	assert.Equal(t, []string{"heading needle beside", "heading needle apart"}, places(index.Search("red needle", 2)))
	assert.Equal(t, 7, index.Search("needle", 0).All)
}

func TestNothingTypedFindsNothing(t *testing.T) {
	index := read(t, guide("g", "Title"))
	for _, typed := range []string{"", " ", "…", "'", "-", "()", "\u0301", strings.Repeat("x", 1000), strings.Repeat("title ", 100) + "x"} {
		assert.LessOrEqual(t, index.Search(typed, 5).All, 1, "%q", typed)
	}
	assert.Zero(t, index.Search("", 5).All)
	assert.Zero(t, search.New().Search("title", 5).All)
}

func TestDamagedFiles(t *testing.T) {
	whole := search.File([]search.Entry{guide("g", "Title"), entry("h", "Heading", "Some words 123.")})
	for at := range whole {
		search.Read(whole[:at]) // never panics
	}
	for name, file := range map[string]string{"empty": "", "a page": "<!doctype html>\n<title>Sign in</title>", "cut off": whole[:len(whole)-1],
		"no id": "g\tTitle\t\t\n", "no title": "gg\t\t\t\n", "no texts": "gg\tTitle\n"} {
		_, err := search.Read(file)
		assert.Error(t, err, name)
	}
}

// A phone puts the file together from the parts of all guides.
func TestAFileIsThePartsOfItsGuides(t *testing.T) {
	p := library(t)
	parts := ""
	for i := range p.Guides {
		parts += search.File(search.OfGuide(&p.Guides[i]))
	}
	assert.Equal(t, parts, search.File(search.Guides(p)))
}

// What parts the texts of a file can be in none of them.
func TestATextIsOnOneLine(t *testing.T) {
	index := read(t, guide("g", "A\ttitle"), entry("h", "Needle", "one\ntwo\t\tthree"))
	assert.Equal(t, "one two  three", shown(index.Search("needle", 1).Results[0].Excerpt))
}

func BenchmarkRead(b *testing.B) {
	p := library(b)
	file := strings.Repeat(search.File(search.Guides(p)), 50)
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		if _, err := search.Read(file); err != nil {
			b.Fatal(err)
		}
	}
}
